"""指标. What a figure is: one definition, its rows, and the sum over them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs

from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.values import Period

Number = int | Decimal
Value = Number | str | Mapping[str, Number]


class Clock(Enum):
    """时间口径. A stock is counted on a day (时点), a flow in a period (时期)."""

    STOCK = "stock"
    FLOW = "flow"


@attrs.frozen
class Window:
    """统计时间. The day of the stocks and the period of the flows."""

    on: date
    period: Period

    @classmethod
    def year_to(cls, on: date) -> Window:
        """截至某日. Stocks on the day, flows in its calendar year."""
        return cls(on, Period.year(on.year))


def _one(register: Register, record: Record) -> Number:
    return 1


@attrs.frozen(kw_only=True)
class Figure:
    """指标. A number with a definition.

    ``label`` and ``basis`` (口径) are Chinese, ``unit`` is 人, 户, 人次, 元, ㎡ ...
    ``rows`` picks the records that count; it is given the register *narrowed* to the
    day (stock) or the period (flow), and the window. The value is the sum of
    ``measure`` over them, over each ``distinct`` once where given, by ``by`` where
    given. So figures add up over disjoint registers, and can say why.
    """

    code: str
    label: str
    english: str
    unit: str
    basis: str
    clock: Clock
    rows: Callable[[Register, Window], Iterable[Record]]
    measure: Callable[[Register, Record], Number] = _one
    distinct: Callable[[Record], Hashable] | None = None
    by: Callable[[Register, Record], str] | None = None


@attrs.frozen(kw_only=True)
class Text:
    """文字指标. A fact that heads every report: the community's name, its code."""

    code: str
    label: str
    english: str
    basis: str
    read: Callable[[Register, Window], str]


@attrs.frozen(kw_only=True)
class Measured:
    """指标值. A figure with its value, and the window it was measured in."""

    code: str
    label: str
    english: str
    unit: str
    basis: str
    value: Value
    window: Window
