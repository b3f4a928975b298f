"""元. Money, to the cent."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_CENT = Decimal("0.01")


@attrs.frozen
class Yuan:
    """元. An amount in yuan, exact to the cent; adds only to other yuan.

    Raises InvalidValue on what is not a finite number or finer than a cent.

    >>> Yuan.of("612000") + Yuan.of("93500")
    Yuan(amount=Decimal('705500.00'))
    """

    amount: Decimal

    def __attrs_post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount != self.amount.quantize(_CENT):
            raise InvalidValue(f"yuan (元) must be exact to the cent: {self.amount}")
        object.__setattr__(self, "amount", self.amount.quantize(_CENT))

    @classmethod
    def of(cls, text: str) -> Self:
        """元. From its text, the inverse of ``str``."""
        try:
            return cls(Decimal(text))
        except InvalidOperation as error:
            raise InvalidValue(f"yuan (元) is not a number: {text!r}") from error

    def __str__(self) -> str:
        return f"{self.amount:f}"

    def __add__(self, other: Yuan) -> Yuan:
        return Yuan(self.amount + other.amount)

    def __sub__(self, other: Yuan) -> Yuan:
        return Yuan(self.amount - other.amount)


NOTHING = Yuan(Decimal(0))
"""零元. Where a sum of money begins."""
