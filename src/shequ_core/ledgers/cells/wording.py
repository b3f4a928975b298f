"""自明用语. Words of a quantity that mean the same wherever they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from shequ_core.ledgers.cells.units import UNITS, between
from shequ_core.values import Quantity
from shequ_core.values.chinese_number import DIGITS, SCALES

Read = Callable[[str], Quantity | None]
"""读法. What words say in the column itself, without a header's unit over them."""

_DUST = Decimal("0.000001")
_MULTIPLES = {10**2: "百", 10**3: "千", 10**4: "万", 10**6: "百万", 10**8: "亿"}
_NUMBER = re.compile(
    rf"(?:[\d０-９{DIGITS}{SCALES}][\d０-９,，.．{DIGITS}{SCALES}]*)\s*[多余几来]?[{SCALES}]*"
)


def in_any_column(value: Quantity, unit: str, read: Read) -> Quantity:
    """自明用语. The quantity, in words of which a column reads its bounds without the
    unit of a header: 70多 that was said under 万元 is 70多万元 in a column in 元.

    ``unit`` is what the column is counted in. Where there are no such words, it has
    none of its own.
    """
    for words in (value.said, *_with_unit(value, unit, read)):
        if agrees(value, read(words)):
            return Quantity(value.low, value.high, words)
    return Quantity(value.low, value.high)


def agrees(one: Quantity, other: Quantity | None) -> bool:
    """同界. The same least and the same most, however they are said."""
    return other is not None and (one.low, one.high) == (other.low, other.high)


def _with_unit(value: Quantity, unit: str, read: Read) -> Iterator[str]:
    """At the end, or behind its numbers: 70多万元, 70万元左右, 60万元到70万元."""
    words = value.said
    for name in _names(unit, _worth(value, read(words))):
        yield words + name
        for found in _NUMBER.finditer(words):
            yield words[: found.end()] + name + words[found.end() :]
        yield _NUMBER.sub(rf"\g<0>{name}", words)


def _worth(value: Quantity, alone: Quantity | None) -> Decimal | None:
    """How many times what the words say without the unit."""
    if alone is None:
        return None
    sides = ((value.low, alone.low), (value.high, alone.high))
    found = (it / said for it, said in sides if it is not None and said)
    return next(found, None)


def _names(unit: str, worth: Decimal | None) -> Iterator[str]:
    """The units, and the multiples, that are as much as that of the column's unit."""
    if worth is None:
        return
    for name in UNITS:
        one = between(name, unit)
        if one is not None and abs(one - worth) < one * _DUST:
            yield name
    if worth in _MULTIPLES:
        yield _MULTIPLES[int(worth)]
