"""叶值. How each type of field is written as plain text or number, and read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from shequ_core.errors import InvalidValue
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

Plain = str | int | list[str] | None


@attrs.frozen
class Leaf:
    """叶值. ``write`` makes it plain (None: it is), ``read`` is the strict inverse.

    ``trust`` reads what we wrote ourselves, without the checks; ``optional`` allows
    None; ``type`` is the flat column type: text, integer, date or list.
    """

    type: str
    write: Callable[[Any], Plain] | None
    read: Callable[[Any], Any]
    trust: Callable[[Any], Any] | None
    optional: bool = False


_UNSOUND = re.compile("[\0\ud800-\udfff]")
_WHOLE = range(-(2**63), 2**63)


def sound(text: str) -> str:
    """可存文本. The text itself, if every database and file can keep it.

    Raises InvalidValue on a NUL character or half a character (a lone surrogate).
    """
    if _UNSOUND.search(text):
        raise InvalidValue(
            "text (文本) holds a NUL or half a character", problem="unsound-text"
        )
    return text


def _of_type(plain: Any, kind: type) -> Any:
    if type(plain) is not kind:
        raise InvalidValue(f"expected {kind.__name__}, got {_shown(plain)}")
    return plain


def _text(plain: Any) -> str:
    return sound(_of_type(plain, str))


def _whole(plain: Any) -> int:
    number: int = _of_type(plain, int)
    if number not in _WHOLE:
        raise InvalidValue("whole number (整数) does not fit 64 bits")
    return number


def _reading(make: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda plain: make(_text(plain))


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise InvalidValue(f"expected a decimal number, got {_shown(text)}") from None
    if not number.is_finite() or str(number) != text:
        raise InvalidValue(f"expected a plain, finite number, got {_shown(text)}")
    return number


def _period(text: str) -> Period:
    period = Period.of(text)
    if str(period) != text:
        raise InvalidValue("expected a period start/end, days as YYYY-MM-DD")
    return period


def _in_its_own_words(of: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Reads a text only as it would be written: in order, spans joined."""

    def read(plain: Any) -> Any:
        text = _text(plain)
        value = of(text)
        if str(value) != text:
            raise InvalidValue("expected its parts in order, and in their one spelling")
        return value

    return read


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(f"expected a day YYYY-MM-DD, got {_shown(text)}") from None
    if day.isoformat() != text:
        raise InvalidValue(f"expected a day YYYY-MM-DD, got {_shown(text)}")
    return day


def _texts(plain: Any) -> tuple[str, ...]:
    return tuple(map(_text, _of_type(plain, list)))


def _shown(plain: object) -> str:
    """What to show of a wrong value: its type, never its text (it may name someone)."""
    return f"{plain!r}" if isinstance(plain, int | float) else type(plain).__name__


# A type's own __str__ refuses what is of another type; str() would write anything.
_LEAVES: dict[Any, Leaf] = {
    str: Leaf("text", None, _text, None),
    int: Leaf("integer", _whole, _whole, None),
    Decimal: Leaf("text", Decimal.__str__, _reading(_decimal), Decimal),
    date: Leaf("date", date.isoformat, _reading(_day), date.fromisoformat),
    Period: Leaf("text", Period.__str__, _reading(_period), Period.of),
    PartDate: Leaf("text", PartDate.__str__, _reading(PartDate.of), PartDate.of),
    Quantity: Leaf("text", Quantity.__str__, _reading(Quantity.of), Quantity.of),
    Workdays: Leaf(
        "text", Workdays.__str__, _in_its_own_words(Workdays.of), Workdays.of
    ),
    ClockSpan: Leaf(
        "text", ClockSpan.__str__, _in_its_own_words(ClockSpan.of), ClockSpan.of
    ),
    OpeningHours: Leaf(
        "text",
        OpeningHours.__str__,
        _in_its_own_words(OpeningHours.of),
        OpeningHours.of,
    ),
    Shape: Leaf("text", Shape.__str__, _in_its_own_words(Shape.of), Shape.of),
    Yuan: Leaf("text", Yuan.__str__, _reading(Yuan.of), Yuan.of),
    Ref: Leaf("text", str, _reading(Ref), Ref.trusted),
    tuple[str, ...]: Leaf("list", list, _texts, tuple),
}


def _choice(choices: type[Enum]) -> Leaf:
    by_code = {member.value: member for member in choices}

    def read(plain: Any) -> Enum:
        try:
            return by_code[_text(plain)]
        except KeyError:
            raise InvalidValue(
                f"no {choices.__name__} has the code {_shown(plain)}"
            ) from None

    return Leaf("text", attrgetter("_value_"), read, by_code.__getitem__)


@cache
def leaf_of(hint: Any) -> Leaf:
    """叶值. The leaf of a field's type. Raises InvalidValue if it can't be stored."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        [inner] = [part for part in get_args(hint) if part is not NoneType]
        return attrs.evolve(leaf_of(inner), optional=True)
    if origin is Ref or hint is Ref:
        return _LEAVES[Ref]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice(hint)
    try:
        return _LEAVES[hint]
    except KeyError:
        raise InvalidValue(f"no field can be of type {hint}") from None
