"""签到指标. Who came to activities: once each, every time, or not of late."""

from __future__ import annotations

from datetime import date, timedelta

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.model import Activity, Attendance, Person, Presence, Residence
from shequ_core.register import Register

EIGHT_WEEKS = timedelta(weeks=8)
"""八周. After which somebody who used to come is missed."""


def came(register: Register, window: Window) -> list[Attendance]:
    """签到. Who signed in at activities that began in the period, a row each time."""
    return [
        it
        for it in begun(register, Attendance, window)
        if it.event.kind == Activity.kind and it.presence is Presence.PRESENT
    ]


def _people(register: Register, window: Window) -> list[Attendance]:
    return [it for it in came(register, window) if it.who.kind == Person.kind]


def _missed(register: Register, window: Window) -> list[Attendance]:
    so_far = [(it, _ago(it, window.on)) for it in _people(register, window)]
    lately = {it.who for it, ago in so_far if timedelta(0) <= ago < EIGHT_WEEKS}
    return [
        it
        for it, ago in so_far
        if ago >= EIGHT_WEEKS
        and it.who not in lately
        and _still_here(register, it, window.on)
    ]


def _ago(signed: Attendance, on: date) -> timedelta:
    assert signed.period.start, "only what began in the period is counted"
    return on - signed.period.start


def _still_here(register: Register, signed: Attendance, on: date) -> bool:
    """Neither dead nor moved away; who never lived here may come from elsewhere."""
    who = register.find(signed.who)
    stays = register.tied(Residence, "person", signed.who)
    lives = not stays or any(it.period.has(on) for it in stays)
    return who is not None and who.period.has(on) and lives


SIGN_INS = Figure(
    code="sign_ins",
    label="活动签到人次",
    english="Sign-ins at activities",
    unit="人次",
    basis="时期内开始的活动的签到记录；一人签到两场计两人次，单位签到计一次",
    clock=Clock.FLOW,
    rows=came,
)
PARTICIPANTS = Figure(
    code="participants",
    label="签到参加活动人数",
    english="People who signed in",
    unit="人",
    basis="时期内在活动签过到的居民，不论几场，每人计一次",
    clock=Clock.FLOW,
    rows=_people,
    distinct=lambda signed: signed.who,
)
MISSED = Figure(
    code="absent_eight_weeks",
    label="八周未参加活动人数",
    english="People who came, but not for eight weeks",
    unit="人",
    basis="时期内签过到、截至统计日八周内没有再签到的人，已故和迁走的不计",
    clock=Clock.FLOW,
    rows=_missed,
    distinct=lambda signed: signed.who,
)
FIGURES = (SIGN_INS, PARTICIPANTS, MISSED)
