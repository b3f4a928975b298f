"""人口变动. Opening, births, arrivals, deaths, departures, closing.

Opening + births + arrivals - deaths - departures = closing, in any period and whatever
the ledgers say: each is read off the same spells of days on which someone was
registered here. A day's events are over at its end: who died on the last day of a month
is not in its closing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import Any

import attrs

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import calendar_months, month_of, months
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.spells import Spell, spells
from shequ_core.glossary import word
from shequ_core.model import EntryCause, ExitCause, Residence
from shequ_core.register import Register
from shequ_core.values import Period

Chosen = Callable[[Register, Window], list["Event"]]


@attrs.frozen
class Event:
    """增减. One person more or fewer: when, why, and the residence that says so."""

    day: date
    cause: EntryCause | ExitCause | None
    stay: Residence


def entries(register: Register, window: Window) -> list[Event]:
    """增加. Who came to be registered here in the period."""
    return [
        Event(spell.days.start, spell.began, spell.stays[0])
        for spell in spells(register)
        if spell.days.start and window.period.has(spell.days.start)
    ]


def exits(register: Register, window: Window) -> list[Event]:
    """减少. Who ceased to be registered here in the period."""
    return [
        Event(spell.days.end, spell.ended, spell.last)
        for spell in spells(register)
        if spell.days.end and window.period.has(spell.days.end)
    ]


def births(register: Register, window: Window) -> list[Event]:
    """出生. Who came by birth."""
    return [it for it in entries(register, window) if it.cause is EntryCause.BIRTH]


def arrivals(register: Register, window: Window) -> list[Event]:
    """迁入. Who came in any other way."""
    return [it for it in entries(register, window) if it.cause is not EntryCause.BIRTH]


def deaths(register: Register, window: Window) -> list[Event]:
    """死亡. Who left by death."""
    return [it for it in exits(register, window) if it.cause is ExitCause.DEATH]


def departures(register: Register, window: Window) -> list[Event]:
    """迁出. Who left in any other way."""
    return [it for it in exits(register, window) if it.cause is not ExitCause.DEATH]


def _opening(register: Register, window: Window) -> list[Residence]:
    return _standing(register, window.period.start, lambda spell: spell.days.start)


def _closing(register: Register, window: Window) -> list[Residence]:
    return _standing(register, window.period.end, lambda spell: spell.days.end)


def _standing(
    register: Register, day: date | None, side: Callable[[Spell], date | None]
) -> list[Residence]:
    """Who was here on the eve of a day; of no day: since, or for, ever."""
    if day is None:
        return [it.stays[0] for it in spells(register) if side(it) is None]
    if day == date.min:
        return []
    eve = day - timedelta(days=1)
    return [it.on(eve) for it in spells(register) if it.days.has(eve)]


def _stock(
    code: str,
    label: str,
    english: str,
    basis: str,
    rows: Callable[[Register, Window], list[Residence]],
) -> Figure:
    return Figure(
        code=code,
        label=label,
        english=english,
        unit="人",
        basis=basis,
        clock=Clock.MOVEMENT,
        rows=rows,
    )


def _flow(code: str, label: str, english: str, basis: str, chosen: Chosen) -> Figure:
    return _stock(
        code,
        label,
        english,
        basis,
        lambda register, window: [it.stay for it in chosen(register, window)],
    )


def _told_by(
    chosen: Chosen, tell: Callable[[Event], str]
) -> Callable[[Register, Window], Callable[[Any], str]]:
    """Apart by what an event says; its residence is the row that was counted."""

    def by(register: Register, window: Window) -> Callable[[Any], str]:
        told = {it.stay.id: tell(it) for it in chosen(register, window)}
        return lambda stay: told[stay.id]

    return by


def _by_month(figure: Figure, chosen: Chosen) -> Figure:
    return figure.split(
        f"{figure.code}_by_month",
        f"各月{figure.label}",
        f"{figure.english}, by month",
        by=_told_by(chosen, lambda it: month_of(it.day)),
        keys=months,
    )


def _cause(event: Event) -> str:
    return UNSTATED if event.cause is None else word(event.cause)


def _by_cause(figure: Figure, chosen: Chosen, *causes: Enum) -> Figure:
    return figure.split(
        f"{figure.code}_by_cause",
        f"{figure.label}原因构成",
        f"{figure.english}, by cause",
        by=_told_by(chosen, _cause),
        keys=lambda register, window: [word(cause) for cause in causes],
    )


OPENING = _stock(
    "opening_residents",
    "期初户籍人口",
    "Registered residents at the opening",
    "时期开始前一日终了时的户籍人口，等于上期期末",
    _opening,
)
BIRTHS = _flow(
    "births",
    "出生人数",
    "Births",
    "时期内出生登记户籍的人，按出生日期计",
    births,
)
ARRIVALS = _flow(
    "arrivals",
    "迁入人数",
    "Arrivals",
    "时期内除出生外增加的户籍人口（迁入、区划划入等），按发生日期计",
    arrivals,
)
DEATHS = _flow(
    "deaths",
    "死亡人数",
    "Deaths",
    "时期内死亡的户籍人口，按死亡日期计",
    deaths,
)
DEPARTURES = _flow(
    "departures",
    "迁出人数",
    "Departures",
    "时期内除死亡外减少的户籍人口（迁出、注销、区划划出等），按发生日期计",
    departures,
)
CLOSING = _stock(
    "closing_residents",
    "期末户籍人口",
    "Registered residents at the closing",
    "时期最后一日终了时的户籍人口＝期初＋出生＋迁入－死亡－迁出",
    _closing,
)
FIGURES = (
    OPENING,
    BIRTHS,
    ARRIVALS,
    DEATHS,
    DEPARTURES,
    CLOSING,
    _by_cause(ARRIVALS, arrivals, EntryCause.ARRIVAL, EntryCause.HAND_OVER),
    _by_cause(
        DEPARTURES,
        departures,
        ExitCause.DEPARTURE,
        ExitCause.CANCELLATION,
        ExitCause.HAND_OVER,
    ),
    _by_month(BIRTHS, births),
    _by_month(ARRIVALS, arrivals),
    _by_month(DEATHS, deaths),
    _by_month(DEPARTURES, departures),
)


@attrs.frozen(kw_only=True)
class Movement:
    """人口变动. The six numbers of one period, as a monthly report has them."""

    period: Period
    opening: int
    births: int
    arrivals: int
    deaths: int
    departures: int
    closing: int


def month_by_month(register: Register, first: date, last: date) -> list[Movement]:
    """逐月变动. One line a month, from the month of one day to that of another."""
    return [movement(register, month) for month in calendar_months(first, last)]


def movement(register: Register, period: Period) -> Movement:
    """人口变动. Of one period, as it is known now."""
    window = Window(period.last or date.max, period)
    return Movement(
        period=period,
        opening=len(_opening(register, window)),
        births=len(births(register, window)),
        arrivals=len(arrivals(register, window)),
        deaths=len(deaths(register, window)),
        departures=len(departures(register, window)),
        closing=len(_closing(register, window)),
    )
