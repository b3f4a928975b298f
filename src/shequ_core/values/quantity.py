"""数量. A number as it was said: exact, at least, at most, about, or left blank."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Self

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values.quantity_words import bounds_of

_LIMIT = Decimal(10) ** 18
_NOTHING = Decimal(0)
_FINEST = -28
_NUMBER = r"-?\d+(?:\.\d+)?"
_TEXT = re.compile(
    rf"(?:=(?P<exact>{_NUMBER})|>=(?P<low>{_NUMBER})|<=(?P<high>{_NUMBER})"
    rf"|(?P<first>{_NUMBER})\.\.(?P<last>{_NUMBER})|\?)(?: «(?P<said>.+)»)?",
    re.ASCII | re.DOTALL,
)


@attrs.frozen
class Quantity:
    """数量. From ``low`` to ``high``, both in; ``None`` leaves a side open.

    Both sides open is *stated but blank* (有住宅楼幢), which is not zero. ``said``
    keeps the words. The unit belongs to the field or the figure, not here. Raises
    InvalidValue on bounds out of order, not finite, from 10^18 on, or finer than
    10^-28.

    >>> Quantity.said_as("70多万元") + Quantity.said_as("2万多元")
    Quantity(low=Decimal('720000'), high=None, said='70多万元 + 2万多元')
    """

    low: Decimal | None
    high: Decimal | None
    said: str = ""

    def __attrs_post_init__(self) -> None:
        for bound in (self.low, self.high):
            if bound is not None and not _bearable(bound):
                raise InvalidValue(
                    "quantity (数量) is too large, too fine or no number"
                )
        if self.low is not None and self.high is not None and self.high < self.low:
            raise InvalidValue(
                f"quantity (数量) goes down from {self.low} to {self.high}",
                problem="quantity-order",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """数量. From its text, such as ``>=15 «15多次»``; the inverse of ``str``."""
        found = _TEXT.fullmatch(text)
        if not found:
            raise InvalidValue("quantity (数量) must be =n, >=n, <=n, n..n or ?")
        exact, low, high, first, last, said = found.groups()
        return cls(
            _decimal(exact or low or first),
            _decimal(exact or high or last),
            said or "",
        )

    @classmethod
    def exactly(cls, number: Decimal | int) -> Self:
        """确数. That number and no other."""
        return cls(Decimal(number), Decimal(number))

    @classmethod
    def unknown(cls, said: str = "") -> Self:
        """未填. It was stated, and the number is missing."""
        return cls(None, None, said)

    @classmethod
    def said_as(cls, words: str) -> Self:
        """原话. As a clerk put it: 70多万元, 约300人, 近百人, 500-700人, 有住宅楼幢.

        How each word bounds the number is told in ``quantity_words``. Raises
        InvalidValue where the words hold several numbers, or contradict each other.
        """
        low, high = bounds_of(words)
        return cls(low, high, words)

    def __str__(self) -> str:
        said = f" «{self.said}»" if self.said else ""
        return self._bounds + said

    @property
    def _bounds(self) -> str:
        if self.low is None:
            return "?" if self.high is None else f"<={_plain(self.high)}"
        if self.high is None:
            return f">={_plain(self.low)}"
        if self.low == self.high:
            return f"={_plain(self.low)}"
        return f"{_plain(self.low)}..{_plain(self.high)}"

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            " + ".join(filter(None, (self.said, other.said))),
        )

    @property
    def exact(self) -> Decimal | None:
        """确数. The number, None where only bounds or nothing is known."""
        return self.low if self.low == self.high else None

    @property
    def known(self) -> bool:
        """已知. It has a bound at all."""
        return self.low is not None or self.high is not None

    @property
    def counted(self) -> Quantity:
        """计数. Of what can't be less than nothing: where no least is said, it is 0."""
        if self.low is not None:
            return self
        return attrs.evolve(self, low=min(_NOTHING, self.high or _NOTHING))

    @property
    def words(self) -> str:
        """文字. As it was said, else its number, else words that say its bounds."""
        if self.said or not self.known:
            return self.said
        if self.low is None:
            return f"不超过{self.high:f}"
        if self.high is None:
            return f"至少{self.low:f}"
        if self.low == self.high:
            return f"{self.low:f}"
        return f"{self.low:f}-{self.high:f}"

    def admits(self, number: Decimal | int) -> bool:
        """相容. The number is compatible with what was said; blank admits all."""
        return (self.low is None or self.low <= number) and (
            self.high is None or number <= self.high
        )

    def at_least(self, number: Decimal | int) -> bool:
        """至少. It is certain that it reaches the number: 15多 reaches 12."""
        return self.low is not None and self.low >= number


def _bearable(number: Decimal) -> bool:
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= _FINEST and abs(number) < _LIMIT


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _sum(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first + second
