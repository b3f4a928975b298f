"""某日底册. What rules look at: the register as of a day, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from shequ_core.figures import Number, Window, measure
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.values import Quantity


def today(register: Register, on: date) -> Register:
    """某日底册. What is true on the day of the check, narrowed once for all rules."""
    return register.once(Register.on, on)


def measured(register: Register, code: str, on: date) -> Number:
    """指标值. A figure that is one number, in the year to the day of the check."""
    value = register.once(measure, code, Window.year_to(on)).value
    assert not isinstance(value, str | Mapping), "breakdowns and texts are no number"
    return value


def in_words(register: Register, code: str, on: date) -> str:
    """指标值文字. For a sentence: 16240, or 至少16240 where some was estimated."""
    found = register.once(measure, code, Window.year_to(on))
    bounds = found.bounds
    rough = isinstance(bounds, Quantity) and bounds.exact is None
    return f"至少{found.value}" if rough else str(found.value)


def full_years(age: int) -> str:
    """周岁用语. For a sentence: 17周岁, and of a day before the birth 尚未出生."""
    return f"{age}周岁" if age >= 0 else "尚未出生"


def names(records: Iterable[Record]) -> tuple[str, ...]:
    """引用. The ids of some records, for a finding to be about."""
    return tuple(record.id for record in records)
