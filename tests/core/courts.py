"""球场. A court with openings and closures, in years whose holidays are known."""

from datetime import date

from hypothesis import strategies as st

from shequ_core.model import Closure, Facility, Opening, SharingAgreement, Unit
from shequ_core.register import Register
from shequ_core.testing.service_life import calendar
from shequ_core.testing.strategies import opening_hours
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import HolidayOpening, Period

TOWN = TownMaker("bei")
COURT = Facility(id=TOWN.ref(Facility, "court"), name="门球场")
UNIT = Unit(id=TOWN.ref(Unit, "school"), name="第一中学")
DAYS = st.dates(date(2003, 11, 1), date(2005, 2, 28))
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda sides: Period(*sides) if _in_order(*sides) else Period()
)


def _in_order(start, end):
    return not (start and end and end < start)


@st.composite
def courts(draw):
    """A court of nobody's, whose openings add up."""
    openings = [
        Opening(
            id=TOWN.ref(Opening, place),
            facility=COURT.id,
            hours=draw(opening_hours()),
            holidays=draw(st.sampled_from(HolidayOpening)),
            period=draw(PERIODS),
        )
        for place in range(draw(st.integers(1, 3)))
    ]
    closures = [
        Closure(id=TOWN.ref(Closure, place), facility=COURT.id, period=Period.day(day))
        for place, day in enumerate(draw(st.lists(DAYS, max_size=3)))
    ]
    return Register([COURT, *openings, *closures, *calendar(TOWN)])


@st.composite
def shared_courts(draw):
    """The same court of a unit's, which shares it or does not."""
    agreements = [
        SharingAgreement(
            id=TOWN.ref(SharingAgreement, place),
            unit=UNIT.id,
            what="门球场",
            facility=COURT.id,
            hours=draw(st.none() | opening_hours()),
            holidays=draw(st.sampled_from(HolidayOpening)),
            period=draw(PERIODS),
        )
        for place in range(draw(st.integers(0, 2)))
    ]
    of_unit = COURT.evolve(owner=UNIT.id)
    return draw(courts()).after([UNIT, of_unit, *agreements])
