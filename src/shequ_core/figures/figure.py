"""指标. What a figure is: one definition, its rows, and the sum over them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.values import Every, Period, Quantity

Number = int | Decimal
Value = Number | str | Mapping[str, Number]
Bounds = Quantity | Mapping[str, Quantity]


class Clock(Enum):
    """时间口径. A stock is counted on a day (时点), a flow in a period (时期).

    A movement (变动) is what came and went in a period: it is told from how things
    stood the day before.
    """

    STOCK = "stock"
    FLOW = "flow"
    MOVEMENT = "movement"


@attrs.frozen
class Window:
    """统计时间. The day of the stocks and the period of the flows."""

    on: date
    period: Period

    @classmethod
    def year_to(cls, on: date) -> Window:
        """截至某日. Stocks on the day, flows in its calendar year."""
        return cls(on, Period.year(on.year))

    def before(self) -> Window:
        """上期. The month, quarter, half or whole year before, or as many days; stocks
        on its last day.

        Where the period has no first or no last day, the year before the day.
        """
        first, last = self.period.start, self.period.last
        if first is None or last is None:
            return Window.year_to(date(self.on.year - 1, 12, 31))
        ended = first - timedelta(1)
        for every in Every:
            if self.period == every.span_at(first):
                return Window(ended, every.span_at(ended))
        return Window(ended, Period.through(ended - (last - first), ended))


def _one(record: Record) -> Number:
    return 1


@attrs.frozen(kw_only=True)
class Figure:
    """指标. A number with a definition.

    ``label`` and ``basis`` (口径) are Chinese, ``unit`` is 人, 户, 人次, 元, ㎡ ...
    ``rows`` picks the records that count; it is given the register *narrowed* to the
    day (stock), the period (flow) or what touches it (movement), and the window. The
    value is the sum of ``measure`` over them, over each ``distinct`` once where given.
    Where ``by`` is given it is one sum a category, ``keys`` being those that show even
    when empty, in their order; ``of`` names the figure that they sum up to. So figures
    add up over disjoint registers, and can say why.

    ``weigh`` gives the measure where it takes more than the record to tell it. Where
    records hold quantities (70多万元), ``measure`` counts their lower bounds, and
    ``bounds`` gives them whole, so that a sum is known to be “at least”.
    """

    code: str
    label: str
    english: str
    unit: str
    basis: str
    clock: Clock
    rows: Callable[[Register, Window], Iterable[Record]]
    measure: Callable[[Any], Number] = _one
    distinct: Callable[[Any], Hashable] | None = None
    by: Callable[[Register, Window], Callable[[Any], str]] | None = None
    keys: Callable[[Register, Window], Iterable[str]] | None = None
    of: str = ""
    weigh: Callable[[Register, Window], Callable[[Any], Number]] | None = None
    bounds: Callable[[Any], Quantity] | None = None

    def split(
        self,
        code: str,
        label: str,
        english: str,
        by: Callable[[Register, Window], Callable[[Any], str]],
        keys: Callable[[Register, Window], Iterable[str]] | None = None,
    ) -> Figure:
        """分组指标. The same rows, told apart."""
        return attrs.evolve(
            self,
            code=code,
            label=label,
            english=english,
            by=by,
            keys=keys,
            of=self.code,
        )

    def counted(self, register: Register, window: Window) -> list[Record]:
        """计入记录. The rows of a narrowed register, each distinct one once."""
        rows = self.rows(register, window)
        if self.distinct is None:
            return list(rows)
        first: dict[Hashable, Record] = {}
        for row in rows:
            first.setdefault(self.distinct(row), row)
        return list(first.values())

    def value(self, register: Register, window: Window) -> Value:
        """数值. The sum over the rows of a narrowed register, or one a category."""
        rows = self.counted(register, window)
        weigh = self.weigh(register, window) if self.weigh else self.measure
        if self.by is None:
            return whole_if_even(sum(map(weigh, rows)))
        shown = self.keys(register, window) if self.keys else ()
        tally: dict[str, Number] = dict.fromkeys(shown, 0)
        categories = map(self.by(register, window), rows)
        for key, number in zip(categories, map(weigh, rows), strict=True):
            tally[key] = tally.get(key, 0) + number
        return {key: whole_if_even(number) for key, number in tally.items()}

    def bounded(self, register: Register, window: Window) -> Bounds | None:
        """界限. Those of the value, where records hold quantities."""
        if self.bounds is None:
            return None
        rows = self.counted(register, window)
        bounds = map(self.bounds, rows)
        if self.by is None:
            return sum(bounds, start=Quantity.exactly(0))
        found: dict[str, Quantity] = {}
        categories = map(self.by(register, window), rows)
        for key, quantity in zip(categories, bounds, strict=True):
            found[key] = found[key] + quantity if key in found else quantity
        return found


@attrs.frozen(kw_only=True)
class Ratio:
    """比率指标. One figure over another, ``times`` so many (100 for 百分比).

    It carries part and whole, so that it can be added up over communities too.
    """

    code: str
    label: str
    english: str
    unit: str
    basis: str
    part: Figure
    whole: Figure
    times: int = 1


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
    """指标值. A figure with its value, and the window it was measured in.

    A breakdown's value is a mapping, a text's is text. A ratio has its ``part``
    (already times 100 where it is one in a hundred) and its ``whole``. ``bounds`` are
    those of the value where records hold quantities: the value is the lower bound.
    """

    code: str
    label: str
    english: str
    unit: str
    basis: str
    value: Value
    window: Window
    part: Number | None = None
    whole: Number | None = None
    bounds: Bounds | None = None

    @property
    def number(self) -> Number:
        """数值. The value of what is one number. Raises InvalidValue for the rest."""
        if isinstance(self.value, str | Mapping):
            raise InvalidValue(
                f"{self.code} is a breakdown or a text (分组、文字): not one number",
                problem="figure-kind",
            )
        return self.value

    def __add__(self, other: Measured) -> Measured:
        """合计. The figure of two disjoint registers together.

        Raises InvalidValue for two different figures, windows or units (人 and 人次
        are never one sum), and for texts.
        """
        ours, theirs = (_identity(measured) for measured in (self, other))
        if ours != theirs or isinstance(self.value, str):
            raise InvalidValue(
                f"{self.code} ({self.unit}) and {other.code} ({other.unit}) "
                "are not one figure (指标) of one time: they can not be added",
                problem="figures-differ",
            )
        if self.part is not None and self.whole is not None:
            part = self.part + (other.part or 0)
            whole = self.whole + (other.whole or 0)
            return attrs.evolve(self, value=share(part, whole), part=part, whole=whole)
        bounds = sum_of_bounds(self.bounds, other.bounds)
        return attrs.evolve(self, value=_sum(self.value, other.value), bounds=bounds)


def share(part: Number, whole: Number) -> Decimal:
    """比率. Part over whole, to two places, halves up. The whole is not nothing."""
    return to_places(Decimal(part) / Decimal(whole), 2)


def to_places(number: Number, places: int) -> Decimal:
    """四舍五入. To so many decimal places; a half goes away from zero."""
    return Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def whole_if_even(number: Number) -> Number:
    """整数优先. 800 rather than 800.00, 1.3 as it is."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else number
    return number


def sum_of_bounds(ours: Bounds | None, theirs: Bounds | None) -> Bounds | None:
    """界限合计. Of two sums, or of two breakdowns; none where neither has any."""
    if ours is None or theirs is None:
        return ours if theirs is None else theirs
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        return ours + theirs
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        raise _not_one()
    keys = dict.fromkeys([*ours, *theirs])
    return {key: _either(ours.get(key), theirs.get(key)) for key in keys}


def _either(one: Quantity | None, other: Quantity | None) -> Quantity:
    known = [it for it in (one, other) if it is not None]
    return sum(known[1:], start=known[0])


def _identity(measured: Measured) -> tuple[object, ...]:
    return measured.code, measured.unit, measured.window


def _sum(ours: Value, theirs: Value) -> Value:
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        keys = dict.fromkeys([*ours, *theirs])
        return {
            key: whole_if_even(ours.get(key, 0) + theirs.get(key, 0)) for key in keys
        }
    if isinstance(ours, int | Decimal) and isinstance(theirs, int | Decimal):
        return whole_if_even(ours + theirs)
    raise _not_one()


def _not_one() -> InvalidValue:
    return InvalidValue(
        "a breakdown and a sum can not be added", problem="figures-differ"
    )
