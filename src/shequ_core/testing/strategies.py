"""策略. Random values, refs and records, derived from the fields of the kinds.

A new kind needs nothing here: what its fields may hold is read from its annotations.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from shequ_core.model import KINDS, Record, field_types
from shequ_core.values import (
    ClockSpan,
    OpeningHours,
    PartDate,
    Period,
    Quantity,
    Ref,
    Shape,
    Workdays,
    Yuan,
)

R = TypeVar("R", bound=Record)

COMMUNITIES = ("bei", "bei-2")
"""社区. Two books; one name begins with the other, which tells prefixes from names."""

TURN_OF_YEAR = tuple(date(2003, 12, 30) + timedelta(days) for days in range(5))
"""年关. A few days on end: drawn from them, periods meet at their edges."""

AWKWARD = (
    "王" * 300,
    "=1+1",
    "430181198503120013",
    "00400001",
    " 前后空白 ",
    "𠮷䶮",
    "e\u0301",
    'O\'Brien "北正" \\u0000',
    "一行\n两行\r\n\t",
    "\u200b\ufeff",
    "NULL",
    "%_;--",
)
"""难存文本. What careless stores and formats cut, trim, guess at or evaluate."""


def texts() -> SearchStrategy[str]:
    """文本. Any sound text, the awkward ones often."""
    sound = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.sampled_from(AWKWARD) | st.text(sound, max_size=12)


def days() -> SearchStrategy[date]:
    """日. Mostly of a few days on end, so that they meet."""
    return st.sampled_from(TURN_OF_YEAR) | st.dates()


def periods() -> SearchStrategy[Period]:
    """时段. Open on either side or none; empty ones too."""
    side = st.none() | days()
    return st.tuples(side, side).map(in_order)


def in_order(sides: tuple[date | None, date | None]) -> Period:
    """顺序. The period of two sides, the earlier first."""
    start, end = sides
    return Period(end, start) if start and end and end < start else Period(start, end)


def part_dates() -> SearchStrategy[PartDate]:
    """部分日期. A year, a month of it, or a day."""
    return st.builds(_cut, st.dates(), st.integers(1, 3))


def _cut(day: date, known: int) -> PartDate:
    return PartDate(*(day.year, day.month, day.day)[:known])


def decimals() -> SearchStrategy[Decimal]:
    """小数. Of any fineness that a quantity bears."""
    return st.decimals(-(10**9), 10**9, allow_nan=False, places=3) | st.integers(
        -(10**9), 10**9
    ).map(Decimal)


def quantities() -> SearchStrategy[Quantity]:
    """数量. Exact, bounded on one side or both, or stated but blank."""
    side = st.none() | decimals()
    return st.tuples(side, side, texts()).map(_bounded)


def _bounded(parts: tuple[Decimal | None, Decimal | None, str]) -> Quantity:
    low, high, said = parts
    if low is not None and high is not None and high < low:
        low, high = high, low
    # A quantity is its text: whether 1.30 was put in or 1.3 is not kept.
    return Quantity.of(str(Quantity(low, high, said)))


def work_years() -> SearchStrategy[Workdays]:
    """工作日历. Of a year, some days off, some worked."""
    days_of = st.lists(st.dates(date(2004, 1, 1), date(2004, 12, 31)), max_size=9)
    return st.builds(_work_year, st.integers(1, 9999), days_of, days_of)


def _work_year(year: int, off: list[date], worked: list[date]) -> Workdays:
    there, here = (
        {it.replace(year=year) for it in told if it.day < 29} for told in (off, worked)
    )
    return Workdays(year, there, here - there)


@cache
def clock_spans() -> SearchStrategy[ClockSpan]:
    """钟点. Of a day, to the minute; on the hour often, so that they meet."""
    minute = st.integers(0, 24).map(lambda hour: hour * 60) | st.integers(0, 1440)
    ends = st.lists(minute, min_size=2, max_size=2, unique=True)
    return ends.map(lambda it: ClockSpan(min(it), max(it)))


@cache
def opening_hours() -> SearchStrategy[OpeningHours]:
    """开放时间. On some weekdays, in some months, or on every day."""
    spans = st.lists(clock_spans(), min_size=1, max_size=3)
    weekdays = _some(range(7)) | st.just(range(7))
    months = _some(range(1, 13)) | st.just(range(1, 13))
    return st.builds(OpeningHours, spans, weekdays, months)


def _some(of: range) -> SearchStrategy[list[int]]:
    """Some of a few numbers, one at least, in one draw."""
    return st.integers(1, 2 ** len(of) - 1).map(
        lambda bits: [it for place, it in enumerate(of) if bits >> place & 1]
    )


@cache
def shapes() -> SearchStrategy[Shape]:
    """图形. A point, or one or two triangles with or without a hole, far apart."""
    near = st.integers(0, 10**7).map(lambda tiny: tiny / 10**7)
    corner = st.tuples(st.integers(-170, 170), st.integers(-80, 80))
    land = st.builds(_triangle, corner, near, st.booleans())
    several = st.lists(land, min_size=1, max_size=2)
    return st.builds(Shape, st.tuples(near, near)) | st.builds(
        lambda polygons: Shape(None, polygons), several
    )


def _triangle(
    corner: tuple[int, int], more: float, has_hole: bool
) -> list[list[tuple[float, float]]]:
    """Its corners in degrees; a hole is like it, and half as large."""
    x, y = corner
    around = [(x, y), (x + 4 + more, y), (x, y + 4 - more), (x, y)]
    hole = [(x + (a - x) / 2 + 0.3, y + (b - y) / 2 + 0.3) for a, b in around]
    return [around, hole] if has_hole else [around]


def refs(kind: type[R], community: str | None = None) -> SearchStrategy[Ref[R]]:
    """引用. Of a kind, from a few names, so that they meet."""
    books = st.just(community) if community else st.sampled_from(COMMUNITIES)
    keys = st.sampled_from(("1", "1-2", "10", "2", "a.b")) | st.from_regex(
        r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True
    )
    return st.builds(lambda book, key: Ref[R].to(book, kind.kind, key), books, keys)


def records(
    kind: type[R], *, id: SearchStrategy[Ref[R]] | None = None
) -> SearchStrategy[R]:
    """记录. Of a kind, each field anything that it may hold."""
    fields = dict(_fields(cast(Any, kind)))
    fields["id"] = refs(kind) if id is None else id
    return st.builds(kind, **fields)


def any_record() -> SearchStrategy[Record]:
    """任一记录. Of any kind."""
    return st.sampled_from(KINDS).flatmap(_record_of)


def _record_of(kind: type[Record]) -> SearchStrategy[Record]:
    return _of_kinds()[kind]


@cache
def _of_kinds() -> Mapping[type[Record], SearchStrategy[Record]]:
    """A strategy is costly to make and to look over: one a kind is enough."""
    return {kind: records(kind) for kind in KINDS}


@cache
def _fields(kind: type[Record]) -> Mapping[str, SearchStrategy[Any]]:
    return {name: values_of(hint) for name, hint in field_types(kind).items()}


_VALUES: Mapping[Any, SearchStrategy[Any]] = {
    str: texts(),
    int: st.integers(0, 1000) | st.integers(-(2**63), 2**63 - 1),
    date: days(),
    Decimal: decimals(),
    Period: periods(),
    PartDate: part_dates(),
    Quantity: quantities(),
    Yuan: st.decimals(-(10**9), 10**9, allow_nan=False, places=2).map(Yuan),
    Workdays: work_years(),
    ClockSpan: clock_spans(),
    OpeningHours: opening_hours(),
    Shape: shapes(),
    tuple[str, ...]: st.lists(texts(), max_size=3).map(tuple),
}


def values_of(hint: Any) -> SearchStrategy[Any]:
    """字段值. Anything that a field of the type may hold."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        [inner] = [part for part in get_args(hint) if part is not NoneType]
        return st.none() | values_of(inner)
    if origin is Ref:
        return _refs_to(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _VALUES[hint]


def _refs_to(target: Any) -> SearchStrategy[Ref[Any]]:
    kinds = KINDS if target is Any else get_args(target) or (target,)
    return st.sampled_from(kinds).flatmap(_ref_of)


def _ref_of(kind: type[Record]) -> SearchStrategy[Ref[Any]]:
    return _refs_of_kinds()[kind]


@cache
def _refs_of_kinds() -> Mapping[type[Record], SearchStrategy[Ref[Any]]]:
    return {kind: refs(kind) for kind in KINDS}
