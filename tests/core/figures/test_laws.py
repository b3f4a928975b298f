"""指标的定律: those of the kit, and that odd books add up and say why."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import ref

from shequ_core.figures import FIGURES, RATIOS, Window, measure, measure_all, why
from shequ_core.model import (
    Activity,
    Basis,
    CareGroup,
    CareListing,
    Committee,
    CommitteeForm,
    Community,
    Deed,
    Facility,
    GridGroup,
    GroupLevel,
    Household,
    PartyMembership,
    Person,
    Post,
    Residence,
    ServiceRequest,
    TeamMembership,
    Tenure,
    Tier,
)
from shequ_core.register import Register
from shequ_core.testing import FigureLaws
from shequ_core.values import Ethnicity, PartDate, Period, Quantity, Sex

YEAR = Window.year_to(date(2004, 12, 31))
_days = st.dates(date(2003, 12, 1), date(2005, 1, 31))
_births = st.builds(PartDate.exactly, st.dates(date(1900, 1, 1), date(2005, 1, 1)))
_periods = st.builds(
    lambda start, days: Period(start, start and start + timedelta(days=days)),
    st.one_of(st.none(), _days),
    st.integers(0, 400),
)


def _members_of(town):
    """A committee with one member, who is known by a name alone."""
    committee = Committee(
        id=ref(Committee, "1", town), name="居委会", form=CommitteeForm.RESIDENTS
    )
    member = Tenure(
        id=ref(Tenure, "1", town), body=committee.id, post=Post.MEMBER, name="王芳"
    )
    return [committee, member]


NAMESAKES = Register([*_members_of("east"), *_members_of("west")])
"""同名. Two communities, each with a 王芳 on its committee: two people."""


COUNTS = {"committee_members": [(NAMESAKES, YEAR, 2)]}


class TestFigures(FigureLaws):
    """G0 to G9, of every figure there is at once."""

    figures = FIGURES
    counts = COUNTS


@st.composite
def books(draw, town):
    """A few people and events of one community, some of them odd."""
    records = [Community(id=ref(Community, town, town), name=town, area_km2=Decimal(1))]
    groups = [
        GridGroup(
            id=ref(GridGroup, f"s{n}", town),
            name=f"第{n}居民小组",
            level=GroupLevel.SMALL,
            number=n,
        )
        for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    some_group = st.sampled_from([None, *(group.id for group in groups)])
    for n in range(draw(st.integers(0, 5))):
        home = Household(
            id=ref(Household, f"h{n}", town), number=str(n), group=draw(some_group)
        )
        someone = Person(
            id=ref(Person, f"p{n}", town),
            name="丙",
            sex=draw(st.sampled_from(Sex)),
            born=draw(st.none() | _births),
            ethnicity=draw(st.sampled_from([None, *Ethnicity])),
        )
        records += [home, someone]
        for k in range(draw(st.integers(0, 2))):
            tie = Residence(
                id=ref(Residence, f"{n}-{k}", town),
                person=someone.id,
                household=home.id,
                basis=draw(st.sampled_from(Basis)),
                group=draw(some_group),
                period=draw(_periods),
            )
            records += [tie, *_ties(draw, town, f"{n}-{k}", someone)]
    for n in range(draw(st.integers(0, 4))):
        records += _events(draw, town, n)
    return [*records, *groups]


def _ties(draw, town, key, someone):
    yield CareListing(
        id=ref(CareListing, key, town),
        person=someone.id,
        group=draw(st.sampled_from(CareGroup)),
        period=draw(_periods),
    )
    yield PartyMembership(
        id=ref(PartyMembership, key, town),
        person=someone.id,
        joined=draw(st.none() | _days),
        period=draw(_periods),
    )
    yield TeamMembership(
        id=ref(TeamMembership, key, town),
        person=someone.id,
        team=ref(TeamMembership, "t", town),
        period=draw(_periods),
    )


def _events(draw, town, n):
    yield Activity(
        id=ref(Activity, f"a{n}", town),
        name="活动",
        visits=draw(st.none() | st.builds(Quantity.exactly, st.integers(0, 900))),
        period=draw(_periods),
    )
    yield Deed(
        id=ref(Deed, f"d{n}", town),
        people=draw(st.none() | st.integers(0, 60)),
        hours=draw(st.sampled_from([None, Decimal("2.5"), Decimal(3)])),
        period=draw(_periods),
    )
    received = draw(st.none() | _days)
    yield ServiceRequest(
        id=ref(ServiceRequest, f"r{n}", town),
        number=str(n),
        tier=draw(st.sampled_from([None, *Tier])),
        received=received,
        closed=draw(st.none() | _days),
        period=Period.since(received),
    )
    yield Facility(
        id=ref(Facility, f"f{n}", town),
        name="室",
        owner=ref(Community, town, town),
        area_m2=draw(st.sampled_from([None, Decimal("12.5"), Decimal(40)])),
        open_days=draw(st.none() | st.integers(0, 366)),
    )


@given(books("east"), books("west"))
def test_figures_add_up_over_disjoint_registers(east, west):
    """A city's figure is the sum of its communities' figures."""
    ours, theirs = (measure_all(Register(town), YEAR) for town in (east, west))
    both = measure_all(Register([*east, *west]), YEAR)
    for figure in (*FIGURES, *RATIOS):
        code = figure.code
        if code in ours and code in theirs:
            assert ours[code] + theirs[code] == both[code]


@given(books("east"))
def test_a_figure_is_the_sum_over_its_rows(town):
    """``why`` gives the rows, and their measures sum up to the figure."""
    register = Register(town)
    for figure in FIGURES:
        rows = why(register, figure.code, YEAR)
        value = measure(register, figure, YEAR).value
        total = sum(value.values()) if isinstance(value, dict) else value
        assert sum(map(figure.measure, rows)) == total, figure.code
        assert all(row.id in register for row in rows)


@given(books("east"))
def test_a_breakdown_sums_up_to_its_whole(town):
    """The parts of a figure make the figure."""
    register = Register(town)
    for figure in FIGURES:
        if figure.of:
            parts = measure(register, figure.code, YEAR).value
            whole = measure(register, figure.of, YEAR).value
            assert sum(parts.values()) == whole, figure.code


@given(books("east"), _days)
def test_measuring_knows_only_its_window(town, day):
    """A stock on a day is the same whether or not later records are there."""
    window = Window.year_to(day)
    register = Register(town)
    narrowed = Register(register.on(day))
    for figure in FIGURES:
        if figure.clock.value == "stock":
            measured = measure(narrowed, figure, window).value
            assert measured == measure(register, figure, window).value, figure.code


@given(books("east"))
def test_men_and_women_are_no_more_than_all(town):
    """No person is counted under both, and none that is not counted at all."""
    found = measure_all(Register(town), YEAR)
    both = found["male_residents"].value + found["female_residents"].value
    assert both <= found["registered_residents"].value
    assert found["residents_80_plus"].value <= found["residents_60_plus"].value
