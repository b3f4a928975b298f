"""人口变动: one spell however many stays, and a cause for each that is told."""

from datetime import date

import pytest
from tests.core.acts.court import COURT, DAY, FATHER, GRANNY, LI, SON, WANG, ref

from shequ_core.figures import Window, measure, movement, why
from shequ_core.figures.spells import spells
from shequ_core.model import EntryCause, ExitCause, Person, Residence
from shequ_core.values import Period

NOVEMBER = Period.month(2004, 11)


def with_stays(person, *stays):
    """The court with other stays of one person, each from the first one's fields."""
    first = COURT[ref(Residence, person.key)]
    told = [
        first.evolve(id=ref(Residence, f"{person.key}-{place}"), **fields)
        for place, fields in enumerate(stays)
    ]
    return COURT.after(told, [first.id])


def of(town, person):
    """The spells of a person."""
    return [it for it in spells(town) if it.person.id == person]


def test_moving_inside_is_one_spell():
    """Two stays that follow each other are one coming and one going."""
    town = with_stays(
        SON,
        {"period": Period(date(2000, 1, 1), DAY)},
        {"household": LI, "period": Period.since(DAY)},
    )
    [spell] = of(town, SON)
    assert spell.days == Period.since(date(2000, 1, 1))
    assert len(spell.stays) == 2
    assert movement(town, NOVEMBER).departures == 0


def test_being_registered_twice_is_one_spell():
    """Who stands in two households at once came once, and leaves with the last."""
    town = with_stays(
        SON,
        {"period": Period.since(date(2000, 1, 1))},
        {"household": LI, "period": Period(date(2001, 1, 1), DAY)},
    )
    [spell] = of(town, SON)
    assert spell.days.end is None
    assert spell.last.household == WANG


def test_a_gap_is_leaving_and_coming_back():
    """In one month someone may leave and come: both count."""
    town = with_stays(
        SON,
        {"period": Period(date(2000, 1, 1), date(2004, 11, 3))},
        {"period": Period.since(DAY)},
    )
    it = movement(town, NOVEMBER)
    assert (it.departures, it.arrivals, it.closing) == (1, 1, it.opening)


@pytest.mark.parametrize(
    ("began", "start", "cause"),
    [
        (None, date(1975, 1, 1), EntryCause.BIRTH),
        (None, date(2000, 1, 1), None),
        (EntryCause.ARRIVAL, date(1975, 1, 1), EntryCause.ARRIVAL),
    ],
)
def test_why_someone_came(began, start, cause):
    """As it was told; else a stay that begins with the life began by birth."""
    [spell] = of(with_stays(SON, {"began": began, "period": Period.since(start)}), SON)
    assert spell.began is cause


def test_why_someone_left():
    """As it was told; else one that ends with the life ended by death."""
    lived = Period(date(1975, 1, 1), DAY)
    dead = COURT.after([COURT[SON].evolve(period=lived)])
    [spell] = of(dead, SON)
    assert (spell.days.end, spell.ended) == (DAY, ExitCause.DEATH)
    gone = {"period": Period(date(2000, 1, 1), DAY), "ended": ExitCause.CANCELLATION}
    [spell] = of(with_stays(SON, gone), SON)
    assert spell.ended is ExitCause.CANCELLATION
    untold = {"period": Period(date(2000, 1, 1), DAY)}
    [spell] = of(with_stays(SON, untold), SON)
    assert spell.ended is None


def test_what_is_not_told_is_a_category_of_its_own():
    """Departures of no told cause are counted, and shown as untold."""
    town = with_stays(SON, {"period": Period(date(2000, 1, 1), DAY)})
    window = Window(DAY, NOVEMBER)
    by_cause = measure(town, "departures_by_cause", window).value
    assert by_cause == {"迁出": 0, "注销": 0, "区划划出": 0, "未填": 1}
    by_month = measure(town, "departures_by_month", Window.year_to(DAY)).value
    assert by_month["2004-11"] == 1
    assert sum(by_month.values()) == 1


def test_the_rows_behind_a_movement_are_the_stays():
    """``why`` names who left, by the stay that says so."""
    town = with_stays(SON, {"period": Period(date(2000, 1, 1), DAY)})
    [row] = why(town, "departures", Window(DAY, NOVEMBER))
    assert (row.person, row.period.end) == (SON, DAY)
    here = why(town, "closing_residents", Window(DAY, NOVEMBER))
    assert {FATHER, GRANNY} <= {it.person for it in here}


def test_nobody_is_anywhere_in_an_empty_register():
    """Where nobody is known nobody comes and nobody goes."""
    nobody = COURT.after([], [it.id for it in COURT.all(Person)])
    it = movement(nobody, NOVEMBER)
    assert (it.opening, it.arrivals, it.departures, it.closing) == (0, 0, 0, 0)
