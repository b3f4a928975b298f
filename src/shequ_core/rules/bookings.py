"""场地预约规则. One at a time, within opening hours, not too many, by who may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shequ_core.figures.bookings import is_within_hours, may_book
from shequ_core.findings import Severity
from shequ_core.model import Booking
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot


def _standing(register: Register) -> list[Booking]:
    return [it for it in register.all(Booking) if it.stands]


def _overlap(register: Register, on: date) -> Iterator[Spot]:
    wanted: defaultdict[object, list[Booking]] = defaultdict(list)
    for booking in _standing(register):
        wanted[booking.facility, booking.period.start].append(booking)
    for bookings in wanted.values():
        last: Booking | None = None
        for it in sorted(bookings, key=lambda it: (it.span, it.id)):
            if last is not None and last.span.meets(it.span):
                yield Spot(
                    f"{it.period.start}同一场地{last.span}与{it.span}两次预约冲突",
                    (it.id, last.id),
                    "span",
                )
            if last is None or it.span.last > last.span.last:
                last = it


def _outside(register: Register, on: date) -> Iterator[Spot]:
    for booking in _standing(register):
        if not is_within_hours(register, booking):
            yield Spot(
                f"预约{booking.period.start} {booking.span}，不在开放时间内",
                (booking.id, booking.facility),
                "span",
            )


def _too_many(register: Register, on: date) -> Iterator[Spot]:
    for booking in _standing(register):
        facility = register.find(booking.facility)
        if facility is None or facility.capacity is None or booking.people is None:
            continue
        if booking.people > facility.capacity:
            yield Spot(
                f"预计{booking.people}人，场地只容纳{facility.capacity}人",
                (booking.id, facility.id),
                "people",
            )


def _outsider(register: Register, on: date) -> Iterator[Spot]:
    for booking in _standing(register):
        day = booking.period.start
        known = register.find(booking.by) is not None
        if known and day and not may_book(register, booking.facility, booking.by, day):
            yield Spot(
                f"预约人在{day}不是居民、在册队伍或有共享、共建协议的单位",
                (booking.id, booking.by),
                "by",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-F01",
        kind="booking-overlap",
        severity=Severity.ERROR,
        title="场地预约冲突",
        english="Two bookings of one facility at one time",
        source="场地预约登记",
        check=_overlap,
    ),
    Rule(
        code="R-F01",
        kind="booking-outside-hours",
        severity=Severity.ERROR,
        title="预约不在开放时间",
        english="A booking outside the opening hours",
        source="场地预约登记，开放安排",
        check=_outside,
    ),
    Rule(
        code="R-F02",
        kind="booking-over-capacity",
        severity=Severity.WARNING,
        title="预计人数超过容纳人数",
        english="More people expected than the facility holds",
        source="场地预约登记，场地设施台账",
        check=_too_many,
    ),
    Rule(
        code="R-F09",
        kind="booking-by-outsider",
        severity=Severity.WARNING,
        title="预约人不在可预约之列",
        english="A booking by somebody who may not book",
        source="场地预约登记，资源共享协议",
        check=_outsider,
    ),
)
