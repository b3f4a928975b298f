"""元. Money, to the cent."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_CENT = Decimal("0.01")
_ZERO = Decimal("0.00")


@attrs.frozen
class Yuan:
    """元. An amount in yuan, exact to the cent; adds only to other yuan.

    Raises InvalidValue on what is not a finite number or finer than a cent.

    >>> Yuan.of("612000") + Yuan.of("93500")
    Yuan(amount=Decimal('705500.00'))
    """

    amount: Decimal

    def __attrs_post_init__(self) -> None:
        try:
            cents = self.amount.quantize(_CENT)
        except InvalidOperation as error:
            raise InvalidValue("yuan (元) is too large or no number") from error
        if not cents.is_finite() or cents != self.amount:
            raise InvalidValue("yuan (元) must be a number exact to the cent")
        object.__setattr__(self, "amount", cents or _ZERO)

    @classmethod
    def of(cls, text: str) -> Self:
        """元. From its text, the inverse of ``str``."""
        try:
            amount = Decimal(text)
        except InvalidOperation as error:
            raise InvalidValue("yuan (元) is not a number") from error
        return cls(amount)

    def __str__(self) -> str:
        return f"{self.amount:f}"

    def __add__(self, other: Yuan) -> Yuan:
        return Yuan(self.amount + other.amount)

    def __sub__(self, other: Yuan) -> Yuan:
        return Yuan(self.amount - other.amount)


NOTHING = Yuan(Decimal(0))
"""零元. Where a sum of money begins."""
