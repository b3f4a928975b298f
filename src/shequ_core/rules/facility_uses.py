"""场地使用规则. A room holds so many, is not used while closed, nor off a booking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.figures.openings import is_usable
from shequ_core.findings import Matter, Severity
from shequ_core.model import FacilityUse
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot


def _too_many(register: Register, on: date) -> Iterator[Spot]:
    for use in register.all(FacilityUse):
        facility = register.find(use.facility)
        at_once = use.span is not None or use.event is not None
        if facility is None or facility.capacity is None or use.people is None:
            continue
        if at_once and use.people > facility.capacity:
            yield Spot(
                f"使用登记{use.people}人，场地只容纳{facility.capacity}人",
                (use.id, facility.id),
                "people",
            )


def _closed(register: Register, on: date) -> Iterator[Spot]:
    for use in register.all(FacilityUse):
        facility, day = register.find(use.facility), use.period.start
        if facility and day and not is_usable(register, facility, day):
            yield Spot(
                f"{day}场地停止开放或还没有启用，却有使用登记",
                (use.id, facility.id),
                "facility",
            )


def _cancelled(register: Register, on: date) -> Iterator[Spot]:
    for use in register.all(FacilityUse):
        booking = register.find(use.booking)
        if booking is not None and not booking.stands:
            yield Spot(
                f"所凭预约已于{booking.cancelled}取消，却有使用登记",
                (use.id, booking.id),
                "booking",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-F02",
        kind="use-over-capacity",
        severity=Severity.WARNING,
        title="使用人数超过容纳人数",
        english="More people at once than the facility holds",
        source="场地使用登记，场地设施台账",
        check=_too_many,
    ),
    Rule(
        code="R-F10",
        kind="used-while-closed",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="停止开放而有使用登记",
        english="A facility that was used while it was closed, or not there",
        source="场地使用登记，开放安排",
        check=_closed,
    ),
    Rule(
        code="R-F10",
        kind="use-of-cancelled-booking",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="预约已取消而有使用登记",
        english="A use by a booking that was cancelled",
        source="场地使用登记，场地预约登记",
        check=_cancelled,
    ),
)
