"""更正. A month as it was reported, before what was told late about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

import attrs

from shequ_core.figures.figure import Window
from shequ_core.figures.flows import calendar_months
from shequ_core.figures.movements import (
    Chosen,
    Movement,
    arrivals,
    births,
    deaths,
    departures,
    movement,
)
from shequ_core.model import Correction
from shequ_core.register import Register
from shequ_core.values import Period

FLOWS: Mapping[str, Chosen] = {
    "births": births,
    "arrivals": arrivals,
    "deaths": deaths,
    "departures": departures,
}
"""增减指标. The figures that a late event changes in the month it happened."""

_SIGNS: Mapping[str, int] = {"births": 1, "arrivals": 1, "deaths": -1, "departures": -1}


@attrs.frozen
class Happening:
    """增减事项. What counts in which figure of which month, and whom it is about."""

    figure: str
    month: Period
    person: str


def happenings(register: Register, period: Period) -> Counter[Happening]:
    """增减事项. All of a period; someone may come twice in a month."""
    window = Window(period.last or date.max, period)
    return Counter(
        Happening(figure, Period.month(it.day.year, it.day.month), it.stay.person)
        for figure, chosen in FLOWS.items()
        for it in chosen(register, window)
    )


def as_reported(register: Register, month: Period, by: date) -> Movement:
    """原报数. The movements of a month as they were told by a day.

    What was told later than that, of this month and those before it, is taken back.
    """
    now = movement(register, month)
    here, before = dict.fromkeys(FLOWS, 0), 0
    for correction in register.all(Correction):
        if correction.told_on <= by or correction.figure not in FLOWS:
            continue
        if correction.period == month:
            here[correction.figure] += correction.amount
        elif _earlier(correction.period, month):
            before += _SIGNS[correction.figure] * correction.amount
    net = sum(_SIGNS[figure] * amount for figure, amount in here.items())
    return attrs.evolve(
        now,
        opening=now.opening - before,
        closing=now.closing - before - net,
        **{figure: getattr(now, figure) - amount for figure, amount in here.items()},
    )


def reported(register: Register, first: date, last: date, by: date) -> list[Movement]:
    """逐月原报数. One line a month, as they were told by a day."""
    months = calendar_months(first, last)
    return [as_reported(register, month, by) for month in months]


def _earlier(one: Period, other: Period) -> bool:
    return one.start is not None and other.start is not None and one.start < other.start
