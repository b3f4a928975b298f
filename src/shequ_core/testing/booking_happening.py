"""预约一步. How the next act about rooms and courts is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Writes
from shequ_core.model import (
    Booker,
    Booking,
    Community,
    Facility,
    PartyBody,
    SharingAgreement,
    Team,
    Unit,
)
from shequ_core.testing.happening import Drawn
from shequ_core.testing.strategies import opening_hours
from shequ_core.values import ClockSpan


def _facility(it: Drawn) -> Facility:
    return it.one(it.town.on(it.on).all(Facility))


def _booker(it: Drawn) -> Booker:
    now = it.town.on(it.on)
    bodies: list[Booker] = [one.id for one in now.all(Team)]
    bodies += [one.id for one in now.all(Unit)]
    bodies += [one.id for one in now.all(Community)]
    bodies += [one.id for one in now.all(PartyBody)]
    return it.one([*bodies, *(stay.person for stay in it.stays())])


def _share(it: Drawn) -> Writes:
    last = it.on + timedelta(it.draw(st.integers(0, 400)))
    hours = it.draw(st.none() | opening_hours())
    courts = it.town.on(it.on).all(Facility)
    court = it.one(one for one in courts if one.owner and one.owner.kind == Unit.kind)
    return acts.share(it.town, court.id, on=it.on, last=last, hours=hours)


def _end_sharing(it: Drawn) -> Writes:
    agreement = it.one(it.town.on(it.on).all(SharingAgreement))
    return acts.end_sharing(it.town, agreement.id, on=it.on)


def _arrange(it: Drawn) -> Writes:
    hours = [it.draw(opening_hours())]
    return acts.arrange_hours(it.town, _facility(it).id, hours, on=it.on)


def _close(it: Drawn) -> Writes:
    last = it.on + timedelta(it.draw(st.integers(0, 9)))
    facility = _facility(it).id
    return acts.close_facility(it.town, facility, first=it.on, last=last, reason="装修")


def _book(it: Drawn) -> Writes:
    first = it.draw(st.integers(8, 20)) * 60
    length = it.draw(st.sampled_from((30, 60)))
    return acts.book(
        it.town,
        _facility(it).id,
        _booker(it),
        day=it.on + timedelta(it.draw(st.integers(0, 30))),
        span=ClockSpan(first, first + length),
        on=it.on,
        people=it.draw(st.none() | st.integers(1, 10)),
    )


def _use(it: Drawn) -> Writes:
    standing = it.town.tied(Booking, "cancelled", None)
    booked = it.draw(st.none() | st.sampled_from(standing)) if standing else None
    facility = _facility(it).id if booked is None else booked.facility
    day = booked.period.start if booked and booked.period.start else it.on
    kept = acts.Occasion(booking=None if booked is None else booked.id)
    people = it.draw(st.none() | st.integers(0, 10))
    return acts.record_use(
        it.town, facility, "读书", on=day, people=people, occasion=kept
    )


def _cancel(it: Drawn) -> Writes:
    standing = it.town.tied(Booking, "cancelled", None)
    return acts.cancel(it.town, it.one(standing).id, on=it.on, reason="改期")


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "share": _share,
    "end_sharing": _end_sharing,
    "arrange_hours": _arrange,
    "close_facility": _close,
    "book": _book,
    "cancel": _cancel,
    "record_use": _use,
}
"""各种预约事项. How each is drawn, by its name."""
