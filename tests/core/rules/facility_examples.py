"""场地例子. For every rule of openings and money a changed town that makes it speak."""

from datetime import date

from tests.core.small_town import changed, ref, the

from shequ_core.model import (
    Asset,
    Booking,
    CalendarYear,
    Community,
    Contribution,
    Facility,
    Investment,
    Opening,
    SharingAgreement,
    Unit,
)
from shequ_core.values import (
    ClockSpan,
    HolidayOpening,
    OpeningHours,
    Period,
    Quantity,
    Yuan,
)

HALL, COURT = ref(Facility, "f1"), ref(Facility, "f2")


def opening(hours, key="o1", facility=HALL, **fields):
    """The hall is open at those hours."""
    return Opening(
        id=ref(Opening, key),
        facility=facility,
        hours=OpeningHours.of(hours),
        **fields,
    )


def given(amount, key="g1", **fields):
    """Somebody gave that much for the hall."""
    return Contribution(
        id=ref(Contribution, key),
        investment=ref(Investment, "i1"),
        amount=amount,
        **fields,
    )


def bought(**fields):
    """Chairs, of the money for the hall."""
    told = {"name": "折叠椅", "count": 40, "investment": ref(Investment, "i1")}
    return Asset(id=ref(Asset, "a1"), **{**told, **fields})


def booked(span, key="b1", **fields):
    """The community has the hall at those hours of a Monday."""
    told = {"facility": HALL, "by": ref(Community, "town")}
    return Booking(
        id=ref(Booking, key),
        span=ClockSpan.of(span),
        period=Period.day(date(2004, 12, 13)),
        **{**told, **fields},
    )


OFFICE = opening(
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 08:00-12:00",
    holidays=HolidayOpening.BY_WORKDAYS,
)
EXAMPLES = {
    "open-days-contradict-hours": changed([OFFICE]),
    "opening-hours-unread": changed([the(Facility, "f1").evolve(hours="打电话约")]),
    "opening-calendar-missing": changed([OFFICE], without=[ref(CalendarYear, "2004")]),
    "shared-without-agreement": changed(
        [], without=[ref(SharingAgreement, "u1-court")]
    ),
    "agreement-of-other-owner": changed(
        [
            the(Unit, "u1").evolve(id=ref(Unit, "u2"), credit_code=""),
            the(Facility, "f2").evolve(owner=ref(Unit, "u2")),
        ]
    ),
    "contributions-contradict-amount": changed(
        [given(Quantity.said_as("50多万元")), given(Quantity.exactly(112001), "g2")]
    ),
    "assets-exceed-investment": changed([bought(value=Yuan.of("612000.01"))]),
    "booking-overlap": changed(
        [booked("14:00-16:00"), booked("15:59-17:00", "b2", by=ref(Unit, "u1"))]
    ),
    "booking-outside-hours": changed(
        [OFFICE, the(Facility, "f1").evolve(open_days=None), booked("11:00-12:01")]
    ),
    "booking-over-capacity": changed(
        [the(Facility, "f1").evolve(capacity=20), booked("14:00-16:00", people=21)]
    ),
    "booking-by-outsider": changed(
        [
            the(Unit, "u1").evolve(id=ref(Unit, "u2"), credit_code=""),
            booked("14:00-16:00", by=ref(Unit, "u2")),
        ]
    ),
    "asset-uncounted": changed([bought(count=None)]),
}
