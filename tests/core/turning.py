"""拨动. One field of one record otherwise: how far it may go, and where it tips.

A finding, or what an act writes, hangs on some of what is known. Turning each field a
little, then much, and halving the way between, tells on which, and from where on.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Any, get_args, get_origin

import attrs

from shequ_core.codec import dump, load
from shequ_core.errors import ShequError
from shequ_core.model import Household, Person, Record, Residence, field_types
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Quantity, Ref, Yuan

NEAR, FAR = (1, 20, 80, 200, 400, 4000, 16000), (1, 3, 10, 50, 400)
"""How far days are turned, and numbers."""

CROWD = (Person, Residence, Household)
Outcome = Hashable
Turned = tuple[str, Any]
"""拨动. A field (of a period, its start or its end), and what it is turned to."""


def turned(record: Record, field: str, value: Any) -> Record:
    """拨后. The record with another payload in a field; None leaves the field out."""
    name, _, edge = field.partition(".")
    if edge:
        day = date.fromisoformat(value) if value else None
        return record.evolve(
            **{name: attrs.evolve(getattr(record, name), **{edge: day})}
        )
    payload = {**dump(record), name: value}
    return load({key: it for key, it in payload.items() if it is not None})


def shape(outcome: Any) -> str:
    """轮廓. What is said, whatever the numbers in it."""
    return re.sub(r"[\d.]+", "0", str(outcome))


def ordered(value: Any) -> tuple[int, Callable[[int], Any], tuple[int, ...]] | None:
    """Where a value stands among its like, and the payload of each place there."""
    if isinstance(value, PartDate) and value.day:
        value = date(value.year, value.month, value.day)
    if isinstance(value, date):
        return value.toordinal(), lambda at: date.fromordinal(at).isoformat(), NEAR
    if isinstance(value, Quantity) and value.exact is not None:
        return int(value.exact), lambda at: f"={at}", FAR
    if isinstance(value, int) and not isinstance(value, bool):
        return value, lambda at: at, FAR
    if isinstance(value, Yuan):
        return (
            int(value.amount * 100),
            lambda at: str(Decimal(at) / 100),
            (1, 100, 10**4, 10**6),
        )
    if isinstance(value, Decimal):
        tenths = int(value * 10)
        return tenths, lambda at: str(Decimal(at) / 10), (1, 5, 50, 500, 5000)
    return None


def _others(record: Record, name: str, hint: Any, town: Any) -> Iterator[Any]:
    """What a field without an order may hold besides."""
    value = getattr(record, name)
    for inner in (hint, *get_args(hint)):
        if isinstance(inner, type) and issubclass(inner, Enum):
            yield from (it.value for it in inner if it is not value)
        if get_origin(inner) is Ref and value is not None:
            yield f"{value.community}/{value.kind}/gone"
            like = [it.id for it in town if it.id.kind == value.kind and it.id != value]
            yield from like[:1]
    if isinstance(value, bool):
        yield not value
    if value:
        yield None


def _fields(record: Record) -> Iterator[tuple[str, Any, Any]]:
    for name, hint in field_types(type(record)).items():
        value = getattr(record, name)
        if isinstance(value, Period):
            yield f"{name}.start", date, value.start
            yield f"{name}.end", date, value.end
        elif name != "id":
            yield name, hint, value


def edges(places: list[int], see: Callable[[int], Outcome]) -> Iterator[int]:
    """界. The places on both sides of each change of what is seen, from some places."""
    seen = [see(at) for at in places]
    for (low, before), (high, after) in pairwise(zip(places, seen, strict=True)):
        if before != after:
            yield from _neighbours(low, high, before, see)


def _neighbours(
    low: int, high: int, before: Outcome, see: Callable[[int], Outcome]
) -> tuple[int, int]:
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if see(middle) == before else (low, middle)
    return low, high


def tips(see: Callable[[Any], Outcome], order: Any) -> Iterator[Any]:
    """The values on both sides of each place where what is seen changes its shape."""
    here, payload, steps = order
    places = sorted({here + sign * step for step in (0, *steps) for sign in (-1, 1)})
    yield from map(payload, edges(places, lambda at: shape(see(payload(at)))))


def turns(
    record: Record, town: Any, see: Callable[[Record], Outcome]
) -> Iterator[Turned]:
    """拨法. The ways to turn a record that hang together with what is seen.

    Of a field that changes nothing, however it is turned, nothing is told.
    """
    now = see(record)
    for name, hint, value in _fields(record):

        def then(payload: Any, name: str = name) -> Outcome:
            try:
                return see(turned(record, name, payload))
            except (ShequError, ValueError, OverflowError):
                return "cannot be"

        order = ordered(value)
        if order:
            found = [*tips(then, order), None]
        else:
            plain = name.partition(".")[0]
            found = list(_others(record, plain, hint, town)) if "." not in name else []
        kept = {str(it): it for it in found if then(it) != "cannot be"}
        if any(then(it) != now for it in kept.values()):
            yield from ((name, it) for it in kept.values())


class _Asked(Register):
    """A register that remembers which kinds it was asked for."""

    kinds: set[type[Record]]

    def named(self, kind: type[Any]) -> Any:
        """The kinds that are looked at are those that are asked for."""
        self.kinds.add(kind)
        return super().named(kind)

    def on(self, day: date) -> Register:
        """A day of it remembers as well."""
        return _asked(super().on(day), self.kinds)


def _asked(town: Register, kinds: set[type[Record]]) -> _Asked:
    asked = _Asked(list(town))
    asked.kinds = kinds
    return asked


def looked_at(
    town: Register, ask: Callable[[Register], Any], first: Iterable[str]
) -> list[Record]:
    """所看. Three records at most of each kind that is looked at: those named first,
    then those they name, then (but of people, of whom there are too many) any.
    """
    kinds = set[type[Record]]()
    with suppress(ShequError):
        ask(_asked(town, kinds))
    known = [it for it in map(town.find, map(Ref.trusted, first)) if it]
    beside = [town.find(name) for it in known for _, name in it.refs()]
    chosen = {it.id: it for it in (*known, *beside) if it and type(it) in kinds}
    for kind in kinds - {*CROWD}:
        chosen |= {it.id: it for it in list(town.all(kind))[:2]}
    told: defaultdict[type[Record], list[Record]] = defaultdict(list)
    for record in chosen.values():
        told[type(record)].append(record)
    return [it for records in told.values() for it in records[:3]]
