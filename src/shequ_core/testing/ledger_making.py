"""造台账. Rows of any ledger, drawn from its columns, and sheets to read them from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from shequ_core.ledgers import Cell, CellKind, Ledger, LedgerColumn, Sheet
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.render import Plain, renderer
from shequ_core.testing.format_probes import NUMBER, PHONE, RISKY, SECRET
from shequ_core.testing.strategies import days, part_dates, texts
from shequ_core.values import PartDate, Quantity, Yuan
from shequ_core.values.resident_number import check_digit

LedgerRow = dict[str, Any]
Samples = Mapping[str, Sequence[Any]]
"""样值. Values of a column, by its key, where just any of its kind would not do."""

AS_DRAWN: Samples = {}
"""任取. Any value of its kind will do for every column."""

TOLD = "填报单位：小镇社区居民委员会      填报时间：2004年12月31日"
"""填报栏. Who tells it, and as of which day."""

_MOST_ODD = 4
_NAMES = ("王芳", "李建国", "阿卜杜·热合曼", "欧阳𠮷")
_WORDS = (
    "1栋",
    "第1居民小组",
    "第12居民小组",
    "舞蹈队",
    "门球场",
    "=1+1",
    "幸福里网格",
)


def _numbers() -> SearchStrategy[str]:
    """Valid resident numbers of a few people, some in the old form, and none."""
    born = st.dates(date(1930, 1, 1), date(1999, 12, 31)).map("{:%Y%m%d}".format)
    return st.just("") | st.builds(_number, born, st.integers(1, 3), st.booleans())


def _number(born: str, place: int, old: bool) -> str:
    first17 = f"430181{born}{place:03}"
    if old:
        return first17[:6] + first17[8:]
    return first17 + check_digit(first17)


_VALUES: Mapping[CellKind, SearchStrategy[Any]] = {
    CellKind.TEXT: st.sampled_from(("", *_WORDS)),
    CellKind.NAME: st.sampled_from(_NAMES),
    CellKind.LABEL: st.sampled_from(("", "00400001", "00400002", "7")),
    CellKind.ID_NUMBER: _numbers(),
    CellKind.CREDIT_CODE: st.sampled_from(("", "12430181GDC6916WMN")),
    CellKind.PHONES: st.lists(
        st.sampled_from(("13974435553", "0731-83612345")), max_size=2, unique=True
    ).map(tuple),
    CellKind.DAY: st.none() | days(),
    CellKind.PART_DATE: st.none() | part_dates(),
    CellKind.COUNT: st.none() | st.integers(0, 999),
    CellKind.DECIMAL: st.none() | st.integers(0, 99).map(lambda n: Decimal(n) / 2),
    CellKind.YUAN: st.none() | st.integers(0, 99).map(lambda n: Yuan(Decimal(n))),
    CellKind.QUANTITY: st.none()
    | st.integers(0, 99).map(lambda n: Quantity.exactly(Decimal(n))),
}
_PLAIN: Mapping[CellKind, Any] = {
    CellKind.TEXT: "第1居民小组",
    CellKind.NAME: "王芳",
    CellKind.LABEL: "00400001",
    CellKind.ID_NUMBER: NUMBER,
    CellKind.CREDIT_CODE: "12430181GDC6916WMN",
    CellKind.PHONES: (PHONE,),
    CellKind.DAY: date(2004, 3, 1),
    CellKind.PART_DATE: PartDate.of("1985-03-12"),
    CellKind.COUNT: 3,
    CellKind.DECIMAL: Decimal("1.5"),
    CellKind.YUAN: Yuan(Decimal(90)),
    CellKind.QUANTITY: Quantity.exactly(Decimal(30)),
}
_ODD: SearchStrategy[Cell] = st.one_of(
    st.none(),
    texts(),
    st.sampled_from((*RISKY, "王**", "#REF!", "合计", "0", "９９", "2004.2.30")),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
"""怪格. Whatever may stand in a cell, and some of what often does."""


def columns_told(ledger: Ledger) -> tuple[LedgerColumn, ...]:
    """填写列. The columns that people fill in: those of our own keys are not."""
    return tuple(it for it in ledger if not heading(it.title).locked)


def rows(
    ledger: Ledger, samples: Samples = AS_DRAWN
) -> SearchStrategy[list[LedgerRow]]:
    """各行. Up to five rows of a ledger; one only where it is an upright one."""
    one = st.fixed_dictionaries(
        {it.key: _cells(it, samples) for it in columns_told(ledger)}
    )
    return st.lists(one, min_size=1, max_size=1 if ledger.upright else 5)


def _cells(column: LedgerColumn, samples: Samples) -> SearchStrategy[Any]:
    if column.key in samples:
        return st.sampled_from(samples[column.key])
    if column.choices is None:
        return _VALUES[column.cell]
    members = st.sampled_from(column.choices)
    if column.cell is CellKind.CHOICES:
        return st.lists(members, max_size=2, unique=True).map(tuple)
    return st.none() | members


def told_apart(found: list[LedgerRow]) -> list[LedgerRow]:
    """各不同名. No two people share a name unless numbers tell them apart: who shares
    name and phone, and has no number, may be taken for the other once one turns up.
    """
    for place, row in enumerate(found):
        if row.get("name") and "phones" in row and not row.get("number"):
            row["name"] += chr(ord("一") + place)
    return found


def full_row(ledger: Ledger, samples: Samples = AS_DRAWN) -> LedgerRow:
    """满行. One row in which every column says something."""
    row = {it.key: _plain(it, samples) for it in columns_told(ledger)}
    if ledger.block:
        row[ledger.block.key] = ledger.block.first
    return row


@st.composite
def told_twice(
    draw: st.DrawFn, ledger: Ledger, samples: Samples = AS_DRAWN
) -> list[LedgerRow]:
    """又一行. A full row, and the same once more with one cell otherwise, which names
    nobody; of an upright ledger, which has one row only, the full one.
    """
    row = full_row(ledger, samples)
    others = [it for it in columns_told(ledger) if not it.personal]
    if ledger.upright or not others:
        return [row]
    column = draw(st.sampled_from(others))
    return [row, {**row, column.key: draw(_cells(column, samples))}]


def _plain(column: LedgerColumn, samples: Samples) -> Any:
    if column.key in samples:
        return samples[column.key][0]
    if column.choices is None:
        return _PLAIN[column.cell]
    member = next(it for it in column.choices if not _says_nothing(it))
    return (member,) if column.cell is CellKind.CHOICES else member


def _says_nothing(choice: Enum) -> bool:
    return choice.name in ("UNKNOWN", "OTHER")


def sheet_of(
    ledger: Ledger,
    found: Iterable[Mapping[str, Any]],
    *,
    columns: Sequence[LedgerColumn] = (),
    heads: Sequence[str] = (),
    title: str | None = None,
) -> Sheet:
    """成表. Rows as a sheet, under its title: the ledger's, unless there is another
    ("" for none); of all columns, headed by their titles, unless it is told which.
    """
    columns = columns or columns_told(ledger)
    writers = [(it.key, renderer(it)) for it in columns]
    lines = [[_cell(write(row.get(key))) for key, write in writers] for row in found]
    return sheet_with(ledger, heads or [it.title for it in columns], lines, title=title)


def sheet_with(
    ledger: Ledger,
    heads: Sequence[str],
    lines: Sequence[Sequence[Cell]],
    *,
    title: str | None = None,
) -> Sheet:
    """成表. Lines of cells under a header, or beside it in an upright ledger."""
    name = ledger.title if title is None else title
    over: list[Sequence[Cell]] = [(name,), (TOLD,)] if name else []
    body: list[Sequence[Cell]] = [heads, *lines]
    if ledger.upright:
        cells = zip(heads, *lines, strict=True)
        body = [("项目", "内容"), *(tuple(line) for line in cells)]
    return Sheet(file="台账.xlsx", name=name or "Sheet1", rows=[*over, *body])


def _cell(value: Plain) -> Cell:
    return float(value) if isinstance(value, Decimal) else value


@st.composite
def rearranged(
    draw: st.DrawFn, ledger: Ledger
) -> tuple[tuple[LedgerColumn, ...], tuple[str, ...]]:
    """别样表头. The columns in another order, and a word that heads each of them."""
    columns = draw(st.permutations(columns_told(ledger)))
    heads = (draw(st.sampled_from((it.title, *it.aliases))) for it in columns)
    return tuple(columns), tuple(heads)


def odd_sheets(ledger: Ledger, samples: Samples = AS_DRAWN) -> SearchStrategy[Sheet]:
    """怪表. Its own header over cells of which any may be odd."""
    cells = {it.key: _odd_or_sound(it, samples) for it in columns_told(ledger)}
    return _sheets(ledger, cells)


def secret_sheets(ledger: Ledger, samples: Samples = AS_DRAWN) -> SearchStrategy[Sheet]:
    """暗记表. Its personal columns hold what is to be searched for, whole and spoiled;
    of the other cells any may be odd.
    """
    cells = {
        it.key: _secrets(it)
        if it.personal
        else _odd_or_sound(it, samples).filter(lambda cell: not tells_secret(cell))
        for it in columns_told(ledger)
    }
    return _sheets(ledger, cells)


def tells_secret(value: object) -> bool:
    """含暗记. Whether what is searched for stands in it."""
    return any(secret in str(value) for secret in (SECRET, NUMBER, PHONE))


def _sheets(
    ledger: Ledger, cells: Mapping[str, SearchStrategy[Cell]]
) -> SearchStrategy[Sheet]:
    heads = [ledger.column(key).title for key in cells]
    most = 1 if ledger.upright else _MOST_ODD
    lines = st.lists(st.tuples(*cells.values()), min_size=1, max_size=most)
    return lines.map(lambda them: sheet_with(ledger, heads, them))


def _odd_or_sound(column: LedgerColumn, samples: Samples) -> SearchStrategy[Cell]:
    write = renderer(column)
    sound = _cells(column, samples).map(lambda value: _cell(write(value)))
    return st.one_of(_ODD, sound)


def _secrets(column: LedgerColumn) -> SearchStrategy[Cell]:
    kinds = {CellKind.ID_NUMBER: NUMBER, CellKind.PHONES: PHONE}
    secret = kinds.get(column.cell, SECRET)
    return st.sampled_from(
        (secret, f"{secret}?", f"={secret}", f"{secret}{secret}", f"{secret} *")
    )


__all__ = [
    "LedgerRow",
    "Samples",
    "columns_told",
    "full_row",
    "odd_sheets",
    "rearranged",
    "rows",
    "secret_sheets",
    "sheet_of",
    "sheet_with",
    "tells_secret",
    "told_apart",
    "told_twice",
]
