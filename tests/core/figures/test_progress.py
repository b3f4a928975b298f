"""目标进度: each span by itself, never an average over them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures import Window, measure
from shequ_core.figures.progress import holds_a_span, progress
from shequ_core.model import Activity, Campaign, Pace, Target
from shequ_core.register import Register
from shequ_core.values import Period, Quantity, Ref

YEAR = Period.year(2004)
WINDOW = Window.year_to(date(2004, 12, 31))
CAMPAIGN = Campaign(id=Ref("bei/campaign/1"), name="创建和谐社区")


def aiming(figure="activities", bound="每月一次以上", pace=Pace.MONTH, period=YEAR):
    """A target of the campaign."""
    return Target(
        id=Ref("bei/target/1"),
        campaign=CAMPAIGN.id,
        figure=figure,
        bound=Quantity.said_as(bound),
        pace=pace,
        period=period,
    )


def held(*days):
    """A community with an activity on each of those days."""
    return Register(
        Activity(id=Ref(f"bei/activity/{place}"), name="活动", period=Period.day(day))
        for place, day in enumerate(days)
    )


days = st.lists(st.dates(date(2004, 1, 1), date(2004, 12, 31)), max_size=30)


@given(days)
def test_a_month_without_any_is_a_month_missed(dates):
    """However many there are in the others."""
    found = progress(held(*dates), aiming(), WINDOW)
    busy = {day.month for day in dates}
    assert [it.name for it in found] == [f"2004年{month}月" for month in range(1, 13)]
    assert {place for place, it in enumerate(found, 1) if it.met} == busy


@given(days, st.sampled_from([Pace.MONTH, Pace.QUARTER, Pace.HALF_YEAR, Pace.YEAR]))
def test_the_spans_add_up_to_the_year(dates, pace):
    """Whatever the pace, a flow over the spans is the flow of the year."""
    register = held(*dates)
    found = progress(register, aiming(pace=pace), WINDOW)
    assert (
        sum(it.value for it in found) == measure(register, "activities", WINDOW).value
    )


@given(days, st.dates(date(2004, 1, 1), date(2004, 12, 31)))
def test_what_is_not_over_is_reached_or_open(dates, on):
    """Of the span that a day is in, nobody says that it was missed."""
    found = progress(held(*dates), aiming(), Window.year_to(on))
    assert len(found) == on.month
    last = found[-1]
    if last.window.period != Period.month(2004, on.month):
        assert last.met is (True if last.value else None)
    assert last.window.on == last.window.period.last == on


@given(days, st.dates(date(2004, 1, 1), date(2004, 12, 31)), st.sampled_from(Pace))
def test_what_comes_after_the_day_is_not_counted(dates, on, pace):
    """As many as were held by then, though the records know of more."""
    found = progress(held(*dates), aiming(pace=pace), Window.year_to(on))
    assert sum(it.value for it in found) == sum(day <= on for day in dates)


def test_a_ceiling_may_be_broken_before_the_span_is_over():
    """What only grows does not come down again."""
    register = held(date(2004, 5, 1), date(2004, 5, 2))
    early = Window.year_to(date(2004, 5, 3))
    target = aiming(bound="不超过1次")
    assert [it.met for it in progress(register, target, early)][-1] is False
    target = aiming(bound="不超过3次")
    assert [it.met for it in progress(register, target, early)][-1] is None


def test_a_stock_is_what_it_is_on_the_last_day():
    """Of a team's members nobody can say before the span is over."""
    target = aiming("team_members", "345人", Pace.YEAR)
    [early] = progress(held(), target, Window.year_to(date(2004, 6, 1)))
    [late] = progress(held(), target, WINDOW)
    assert (early.met, late.met) == (None, False)


def test_a_span_counts_where_the_target_holds_all_of_it():
    """A target of mid-February begins with March; the whole of one is one span."""
    period = Period(date(2004, 2, 10), date(2004, 6, 1))
    found = progress(held(), aiming(period=period), WINDOW)
    assert [it.name for it in found] == ["2004年3月", "2004年4月", "2004年5月"]
    [whole] = progress(held(), aiming(pace=Pace.WHOLE, period=period), WINDOW)
    assert (whole.name, whole.window.period) == ("全程", period)
    assert progress(held(), aiming(period=Period()), WINDOW) != []
    assert progress(held(), aiming(pace=Pace.WHOLE, period=Period()), WINDOW) == []


def test_a_target_needs_a_figure_of_one_number():
    """An unknown code and a breakdown can't be reached."""
    with pytest.raises(NotFound):
        progress(held(), aiming("happiness"), WINDOW)
    with pytest.raises(InvalidValue):
        progress(held(), aiming("activities_by_month"), WINDOW)


SHORT = st.tuples(
    st.none() | st.dates(date(2002, 1, 1), date(2004, 12, 31)),
    st.none() | st.integers(0, 800),
).map(
    lambda it: Period(
        it[0],
        None if it[1] is None else (it[0] or date(2003, 1, 1)) + timedelta(days=it[1]),
    )
)


@given(SHORT, st.sampled_from(Pace))
def test_a_target_is_measured_some_day_or_holds_no_span(period, pace):
    """At the end of one of the years that its period touches, or of none at all."""
    target = aiming(pace=pace, period=period)
    ends = [date(year, 12, 31) for year in range(2001, 2009)]
    found = [progress(Register(), target, Window.year_to(on)) for on in ends]
    assert any(found) == holds_a_span(target)
