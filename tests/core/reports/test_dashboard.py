"""看板: its parts add up to the figures that they are parts of."""

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import DAY, TOWN, changed, ref

from shequ_core.figures import Window, measure, measure_all
from shequ_core.model import Activity, Campaign, Pace, Target, TeamMembership
from shequ_core.register import Register
from shequ_core.reports.dashboard import Dashboard, dashboard
from shequ_core.reports.dashboard.parts import Breakdown, Card
from shequ_core.rules import check
from shequ_core.testing.strategies import any_record
from shequ_core.values import Period, Quantity

YEAR = Window.year_to(DAY)
BOARD = dashboard(TOWN, YEAR)


def breakdowns(board: Dashboard) -> list[Breakdown]:
    """Every breakdown on the board."""
    chapters = (board.people, board.organisations, board.services, board.participation)
    return [
        part
        for chapter in chapters
        for part in attrs.astuple(chapter, recurse=False)
        if isinstance(part, Breakdown)
    ]


@given(records=st.lists(any_record(), max_size=12))
def test_any_register_has_a_board(records: list) -> None:
    """However odd the records, there is a board, and its cards are figures."""
    register = Register(records)
    measured = measure_all(register, YEAR)
    for card in dashboard(register, YEAR).cards:
        assert card.value == measured[card.definition.code].value


def test_cards_are_figures() -> None:
    """Every card shows the value of the figure whose definition it has."""
    measured = measure_all(TOWN, YEAR)
    for card in (*BOARD.cards, *BOARD.index.cards, *BOARD.people.who):
        assert isinstance(card, Card)
        assert card.value == measured[card.definition.code].value
        assert card.definition.basis
        assert card.definition.when


def test_parts_are_the_figures_parts() -> None:
    """Breakdowns leave out zeros at most."""
    measured = measure_all(TOWN, YEAR)
    assert breakdowns(BOARD)
    for shown in breakdowns(BOARD):
        value = measured[shown.definition.code].value
        parts = {part.label: part.value for part in shown.parts}
        assert parts == {key: value[key] for key in parts}
        assert sum(parts.values()) == sum(value.values())


def test_the_pyramid_stands_on_all_residents() -> None:
    """Men and women of all bands are all the registered residents."""
    assert BOARD.people.pyramid
    men = sum(band.men for band in BOARD.people.pyramid.bands)
    women = sum(band.women for band in BOARD.people.pyramid.bands)
    assert men + women == measure(TOWN, "registered_residents", YEAR).value


def test_groups_hold_their_small_groups() -> None:
    """A large group has the residents of the small ones within it."""
    assert BOARD.people.groups
    for large in BOARD.people.groups.groups:
        assert large.residents == sum(small.residents for small in large.within)


def test_growth_is_measured_on_each_day() -> None:
    """Each point is the figure on its day; the last is the day of the board."""
    growth = BOARD.participation.growth
    assert growth
    for point in growth.points:
        window = Window.year_to(point.on)
        assert point.value == measure(TOWN, "team_members", window).value
    assert [point.on for point in growth.points][:2] == [
        date(2002, 6, 30),
        date(2002, 9, 30),
    ]
    assert growth.points[-1].on == DAY


def test_long_growth_is_told_by_years() -> None:
    """Where quarters are too many, the points are year ends."""
    place = TOWN[ref(TeamMembership, "m1")]
    early = place.evolve(period=Period.since(date(1990, 5, 1)))
    growth = dashboard(changed([early]), YEAR).participation.growth
    assert growth
    assert {point.on.month for point in growth.points} == {12}
    assert growth.points[0].on == date(1990, 12, 31)


def test_empty_months_are_visible() -> None:
    """A month without an activity is there, with nothing in it."""
    board = dashboard(changed([], without=[ref(Activity, "a5")]), YEAR)
    months = board.participation.months
    assert months
    assert len(months.months) == 12
    assert months.empty == ("5月",)


def test_months_to_come_are_not_shown() -> None:
    """Up to the day of the board only."""
    board = dashboard(TOWN, Window.year_to(date(2004, 3, 31)))
    assert board.participation.months
    labels = [month.label for month in board.participation.months.months]
    assert labels == ["1月", "2月", "3月"]


def test_targets_are_told_span_by_span() -> None:
    """A month without an activity misses what is asked of every month."""
    monthly = Target(
        id=ref(Target, "monthly"),
        campaign=ref(Campaign, "campaign"),
        figure="activities",
        bound=Quantity.of(">=1"),
        pace=Pace.MONTH,
    )
    unknown = monthly.evolve(id=ref(Target, "unknown"), figure="nothing")
    board = dashboard(changed([monthly, unknown], without=[ref(Activity, "a5")]), YEAR)
    [goal] = board.goals.targets
    assert [it.label for it in goal.spans] == [f"{n}月" for n in range(1, 13)]
    assert [it.label for it in goal.spans if it.met is False] == ["5月"]
    assert (goal.met, goal.asked) == (11, "不少于1")
    assert not BOARD.goals.known


def test_findings_are_all_counted() -> None:
    """By severity and by rule they are as many as the rules found."""
    odd = TOWN[ref(TeamMembership, "m1")].evolve(person=ref(Activity, "nobody"))
    register = changed([odd])
    quality = dashboard(register, YEAR).quality
    found = len(check(register, DAY))
    assert sum(severe.count for severe in quality.severities) == found
    assert sum(rule.count for rule in quality.rules) == found


def test_chapters_know_whether_they_speak() -> None:
    """Of an empty register only the check of it is known."""
    board = dashboard(Register(), YEAR)
    assert not board.people.known
    assert not board.places.known
    assert board.quality.known
