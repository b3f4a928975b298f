"""A record of each kind with every field filled, and the lock of the schema."""

from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

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

_VALUES = {
    int: 28,
    date: date(2004, 12, 31),
    Decimal: Decimal("1.30"),
    Period: Period(date(2002, 5, 26), date(2004, 12, 20)),
    PartDate: PartDate(1985, 3),
    Quantity: Quantity.said_as("70多万元"),
    Yuan: Yuan.of("612000"),
    ClockSpan: ClockSpan.of("14:30-17:30"),
    OpeningHours: OpeningHours.of(
        "FREQ=WEEKLY;BYDAY=SA,SU;BYMONTH=6,7 08:00-12:00,14:30-24:00"
    ),
    Shape: Shape.of(
        "MULTIPOLYGON (((113.62 28.15, 113.64 28.15, 113.64 28.17, 113.62 28.15), "
        "(113.63 28.155, 113.635 28.16, 113.635 28.155, 113.63 28.155)), "
        "((113.65 28.15, 113.66 28.15, 113.66 28.1600001, 113.65 28.15)))"
    ),
    Workdays: Workdays.of("2004 -01-01 -01-22..01-28 +01-17..01-18"),
    tuple[str, ...]: ("一", '"二"'),
}


def filled(kind: type[Record]) -> Record:
    """A record of the kind, no field at its default, no two kinds of text alike."""
    return kind(
        **{name: _value(name, hint) for name, hint in field_types(kind).items()}
    )


def _value(name: str, hint: Any) -> Any:
    inner = _inner(hint)
    if inner is str:
        return f"字「{name}」"
    if get_origin(inner) is Ref:
        return Ref(f"bei/{_target(inner).kind}/1")
    if isinstance(inner, type) and issubclass(inner, Enum):
        return list(inner)[-1]
    return _VALUES[inner]


def lock() -> dict[str, dict[str, str]]:
    """What a payload of each kind may hold: field by field, its type or its codes."""
    return {
        kind.kind: {name: _said(hint) for name, hint in field_types(kind).items()}
        for kind in KINDS
    }


def _said(hint: Any) -> str:
    inner = _inner(hint)
    optional = "" if inner == hint else "?"
    if get_origin(inner) is Ref:
        targets = get_args(get_args(inner)[0]) or get_args(inner)
        names = ("any" if it is Any else it.kind for it in targets)
        return f"ref {' | '.join(names)}{optional}"
    if isinstance(inner, type) and issubclass(inner, Enum):
        return f"one of {' '.join(member.value for member in inner)}{optional}"
    return f"{getattr(inner, '__name__', inner)}{optional}"


def _inner(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        [hint] = [part for part in get_args(hint) if part is not NoneType]
    return hint


def _target(hint: Any) -> type[Record]:
    [target] = get_args(hint)
    return KINDS[0] if target is Any else (get_args(target) or (target,))[0]
