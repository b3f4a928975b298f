"""增长. How a figure grew from one day to another, by two dated counts of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.figures.figure import Number, Window, share
from shequ_core.figures.measuring import measure
from shequ_core.register import Register


@attrs.frozen
class Growth:
    """增长. From ``was`` to ``now``, in the unit of the figure."""

    was: Number
    now: Number

    @property
    def by(self) -> Number:
        """增减. How many more; less than nothing where there are fewer."""
        return self.now - self.was

    @property
    def percent(self) -> Decimal | None:
        """增长率. In percent of what was, to two places; None of nothing."""
        return share(self.by * 100, self.was) if self.was else None


def growth(register: Register, code: str, first: date, last: date) -> Growth:
    """增长. Of a figure between two days, both as they are known now.

    Raises NotFound for no such figure, and InvalidValue for one that is no number.
    """
    was, now = (
        measure(register, code, Window.year_to(day)).value for day in (first, last)
    )
    if isinstance(was, str | Mapping) or isinstance(now, str | Mapping):
        raise InvalidValue(
            f"{code} is no single number (指标): ask for the figure it splits",
            problem="figures-differ",
        )
    return Growth(was, now)
