"""Laws of activities: people are counted once, attendances every time."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.act_views import dangling

from shequ_core import acts
from shequ_core.acts import apply
from shequ_core.figures import Window, measure, why
from shequ_core.model import Activity, Attendance, Person, Residence
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.testing import towns
from shequ_core.values import Quantity

DAY = date(2004, 12, 31)
YEAR = Window.year_to(DAY)
OF_SIGN_INS = {"people-exceed-visits", "sign-ins-unlike-visits", "signed-in-twice"}


@st.composite
def attended(draw):
    """A town whose people sign in at its activities, some of them twice."""
    town = draw(towns())
    people = [it.id for it in town.all(Person)]
    for held in town.all(Activity):
        who = draw(st.lists(st.sampled_from(people), max_size=4)) if people else []
        town = apply(town, acts.sign_in(town, held.id, who))
    return town


def counted(town: Register) -> Register:
    """The same, with as many heads counted at each activity as signed in."""
    for held in town.all(Activity):
        came = len(town.tied(Attendance, "event", held.id))
        town = apply(
            town, acts.count_activity(town, held.id, visits=Quantity.exactly(came))
        )
    return town


def signed(town: Register) -> list[Attendance]:
    """Who signed in at activities."""
    return [it for it in town.all(Attendance) if it.event.kind == Activity.kind]


@given(attended())
def test_people_are_no_more_than_attendances(town):
    """Distinct persons ≤ sign-ins, and both are what is on the lists."""
    people, times = (
        measure(town, it, YEAR).value for it in ("participants", "sign_ins")
    )
    assert people <= times == len(signed(town))
    assert people == len({it.who for it in signed(town)})


@given(attended(), st.data())
def test_who_signs_again_came_once(town, data):
    """Nothing is written for who is on the list, and nothing dangles."""
    again = data.draw(st.sampled_from(signed(town))) if signed(town) else None
    if again:
        assert not acts.sign_in(town, again.event, [again.who, again.who]).puts
    assert (
        max(Counter((it.event, it.who) for it in signed(town)).values(), default=1) == 1
    )
    assert not dangling(town)


@given(attended())
def test_counted_lists_are_silent(town):
    """Where heads and sign-ins agree no rule on sign-ins speaks."""
    kinds = {it.kind for it in check(counted(town), DAY)}
    assert not kinds & OF_SIGN_INS


@given(attended(), st.integers(0, 365))
def test_who_is_missed_came_once_and_not_of_late(town, back):
    """On every day: those with a sign-in in the year so far, but none in 56 days."""
    on = DAY - timedelta(back)
    window = Window.year_to(on)
    last = dict[str, date]()
    for it in signed(town):
        if it.period.start.year == on.year and it.period.start <= on:
            last[it.who] = max(it.period.start, last.get(it.who, it.period.start))
    missed = {it.who for it in why(town, "absent_eight_weeks", window)}
    late = {who for who, day in last.items() if (on - day).days >= 56}
    assert missed <= late
    assert all(_gone(town, who, on) for who in late - missed)


def _gone(town: Register, who: str, on: date) -> bool:
    stays = town.tied(Residence, "person", who)
    return not town[who].period.has(on) or not any(it.period.has(on) for it in stays)
