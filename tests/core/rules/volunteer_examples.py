"""志愿者例子. For every rule of hours by name a changed town that makes it speak."""

from datetime import date
from decimal import Decimal

from tests.core.small_town import changed, ref, the

from shequ_core.model import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    Person,
    VolunteerRecord,
)
from shequ_core.values import ClockSpan, PartDate, Period

CORPS, DEED, WIFE = ref(Corps, "v1"), ref(Deed, "d1"), ref(Person, "h1b")
SERVED = the(Deed, "d1").period.start


def enrolled(who=WIFE, since=date(2004, 1, 1)):
    """A resident is a volunteer of the corps."""
    return Enrolment(
        id=ref(Enrolment, who.key), person=who, corps=CORPS, period=Period.since(since)
    )


def record(key, hours, span=None, deed=DEED):
    """The wife served that long on the day of the service."""
    return VolunteerRecord(
        id=ref(VolunteerRecord, key),
        deed=deed,
        person=WIFE,
        hours=Decimal(hours),
        span=span and ClockSpan.of(span),
        period=Period.day(SERVED),
    )


OTHER = the(Deed, "d1").evolve(id=ref(Deed, "d2"), task="助老")
CERTIFICATE = Certificate(
    id=ref(Certificate, "c1"),
    number="20040001",
    person=WIFE,
    hours=Decimal(3),
    last=date(2004, 12, 31),
    period=Period.day(date(2004, 12, 31)),
)
EXAMPLES = {
    "volunteer-hours-overlap": changed(
        [
            OTHER,
            enrolled(),
            record("a", "1", "09:00-10:00"),
            record("b", "1", "09:59-10:59", OTHER.id),
        ]
    ),
    "volunteer-day-too-long": changed(
        [OTHER, enrolled(), record("a", "13"), record("b", "12", deed=OTHER.id)]
    ),
    "volunteer-hours-exceed-deed": changed([enrolled(), record("a", "24")]),
    "certificate-untrue": changed([enrolled(), record("a", "2"), CERTIFICATE]),
    "volunteer-not-enrolled": changed([record("a", "2")]),
}

ROOFS = the(Deed, "d1").evolve(
    id=ref(Deed, "d3"), risk="高空作业", period=Period.day(date(2026, 7, 4))
)
CHILD = VolunteerRecord(
    id=ref(VolunteerRecord, "child"),
    deed=ROOFS.id,
    person=WIFE,
    hours=Decimal(1),
    period=ROOFS.period,
)
LATER_EXAMPLES = {
    "deed-uninsured": changed([ROOFS]),
    "minor-at-risk": changed(
        [
            ROOFS.evolve(insurance="PA20260701"),
            the(Person, "h1b").evolve(born=PartDate(2010, 5, 1)),
            CHILD,
        ]
    ),
}
"""后来的例子. Of what the regulations of 2017 ask for."""
