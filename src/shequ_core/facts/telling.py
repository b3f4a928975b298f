"""说法. A figure, a day and a period as an office paper says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from shequ_core.figures import Measured, Number
from shequ_core.reports.numerals import (
    chinese_day,
    chinese_marks,
    digits,
    han,
    money,
    plain_number,
)
from shequ_core.reports.prose import Prose
from shequ_core.values import Every, Period

UNKNOWN = "—"
"""未知. What stands for a figure that can not be told: a share of nothing."""


def with_unit(number: Number, unit: str) -> str:
    """带单位. 8743人, 97.31%; of money 70.55万元.

    >>> with_unit(8743, "人")
    '8743人'
    """
    return money(number) if unit == "元" else f"{plain_number(number)}{unit}"


@attrs.frozen(kw_only=True)
class PartTold:
    """分项. One part of a breakdown: ``label`` 第一党支部, ``words`` with its unit."""

    label: str
    value: Number
    words: str

    def __str__(self) -> str:
        return plain_number(self.value)


@attrs.frozen(kw_only=True)
class FigureTold:
    """指标说法. As text it is the number as the year's summary writes it; of a
    breakdown the parts that are not zero, 健身队53人、舞蹈队53人; — where unknown.

    ``words`` has the unit, ``value`` is the number to compare with (0 where unknown),
    ``basis`` the 口径.
    """

    code: str
    label: str
    unit: str
    basis: str
    text: str
    words: str
    value: Number = 0
    parts: tuple[PartTold, ...] = ()
    known: bool = True

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        """It is known, and not nothing."""
        return self.known and bool(self.value or self.text.strip("0."))


def told(measured: Measured, part: str = "", style: str = "") -> FigureTold:
    """指标说法. Of a measured figure, or of a part of it; ``style`` as numerals has."""
    value = measured.value
    if isinstance(value, Mapping) and not part:
        return _parts_told(measured, value)
    if isinstance(value, str):
        return _figure(measured, text=value, words=value)
    number = value.get(part, 0) if isinstance(value, Mapping) else value
    label = f"{measured.label}（{part}）" if part else measured.label
    said = Prose({measured.code: measured}).num(measured.code, part, style=style)
    text = said.text if said else plain_number(number)
    least = "至少" if text.startswith("至少") else ""
    words = text + measured.unit if style else least + with_unit(number, measured.unit)
    return _figure(measured, label=label, text=text, words=words, value=number)


def unknown(code: str, label: str, unit: str, basis: str) -> FigureTold:
    """未知指标. A share of nothing."""
    return FigureTold(
        code=code,
        label=label,
        unit=unit,
        basis=chinese_marks(basis),
        text=UNKNOWN,
        words=UNKNOWN,
        known=False,
    )


def _parts_told(measured: Measured, value: Mapping[str, Number]) -> FigureTold:
    parts = tuple(
        PartTold(label=key, value=number, words=with_unit(number, measured.unit))
        for key, number in value.items()
    )
    said = "、".join(f"{it.label}{it.words}" for it in parts if it.value)
    whole = sum(value.values())
    return _figure(measured, text=said, words=said, value=whole, parts=parts)


def _figure(
    measured: Measured,
    *,
    text: str,
    words: str,
    label: str = "",
    value: Number = 0,
    parts: tuple[PartTold, ...] = (),
) -> FigureTold:
    return FigureTold(
        code=measured.code,
        label=label or measured.label,
        unit=measured.unit,
        basis=chinese_marks(measured.basis),
        text=text,
        words=words,
        value=value,
        parts=parts,
    )


@attrs.frozen
class DayTold:
    """日期. As text 2004年12月31日; ``han`` is 二〇〇四年十二月三十一日."""

    day: date

    def __str__(self) -> str:
        return chinese_day(self.day)

    @property
    def year(self) -> int:
        """年. 2004."""
        return self.day.year

    @property
    def month(self) -> int:
        """月. 1 to 12."""
        return self.day.month

    @property
    def date(self) -> int:
        """日. Of the month."""
        return self.day.day

    @property
    def han(self) -> str:
        """汉字日期. As the end of a paper may have it."""
        year, month, day = self.day.year, self.day.month, self.day.day
        return f"{digits(year)}年{han(month)}月{han(day)}日"


@attrs.frozen
class PeriodTold:
    """时段. As text 2004年度, 2004年第4季度, 2004年12月; else its first and last day.

    ``first`` and ``last`` are its days, None where it has none.
    """

    period: Period

    def __str__(self) -> str:
        first, last = self.period.start, self.period.last
        for every in Every if first else ():
            assert first is not None, "the period has a first day"
            if self.period in every.spans(first.year):
                whole = every is Every.YEAR
                return f"{first.year}年{'度' if whole else every.name_of(self.period)}"
        days = (chinese_day(it) if it else "" for it in (first, last))
        return "至".join(days)

    @property
    def first(self) -> DayTold | None:
        """首日. Its first day."""
        return DayTold(self.period.start) if self.period.start else None

    @property
    def last(self) -> DayTold | None:
        """末日. Its last day."""
        return DayTold(self.period.last) if self.period.last else None
