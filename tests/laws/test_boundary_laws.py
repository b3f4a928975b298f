"""Laws of boundaries: nobody is lost, and the old area can still be told."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.act_views import (
    book,
    counted,
    dangling,
    edges,
    errors,
    lost_or_found,
    misled,
    outlived,
    overlapping,
    registered,
)

from shequ_core import acts
from shequ_core.acts import apply
from shequ_core.errors import InvalidValue
from shequ_core.figures import (
    FIGURES,
    Window,
    measure,
    month_by_month,
    movement,
    on_boundary_of,
)
from shequ_core.figures.lineage import Lineage
from shequ_core.model import Community, GridGroup, GroupLevel, Household, Person
from shequ_core.register import Register
from shequ_core.testing import lives, towns
from shequ_core.values import Period, Ref

ON = st.dates(date(2004, 1, 1), date(2006, 1, 31))
FIRST, LAST = date(2003, 12, 1), date(2006, 3, 31)
SMALL, LARGE = GroupLevel.SMALL, GroupLevel.LARGE
OF_PEOPLE = (
    "registered_households",
    "registered_residents",
    "registered_residents_by_small_group",
    "floating_residents",
    "male_residents",
    "residents_60_plus",
    "veteran_residents",
    "small_groups",
    "buildings",
    "births",
    "arrivals",
    "deaths",
    "departures",
    "arrivals_by_cause",
    "departures_by_month",
)
SOUTH = Community(id=Ref("nan/community/nan"), name="南市社区")


@st.composite
def redrawn(draw):
    """Two towns, one of them lived in; then groups of it handed over on a day."""
    east = draw(lives(towns("dong"), most=6)).end
    west = draw(lives(towns("xi"), most=3)).end
    on = draw(ON)
    small = [it for it in east.on(on).all(GridGroup) if it.level is SMALL]
    groups = draw(st.lists(st.sampled_from(small), min_size=1, unique=True))
    [under] = [it for it in west.on(on).all(GridGroup) if it.level is LARGE]
    try:
        writes = acts.hand_over(
            east, [it.id for it in groups], to=west, on=on, under=under.id
        )
    except InvalidValue as error:
        assume(error.problem not in ("later", "both-sides"))
        raise
    return east, west, on, apply(Register([*east, *west]), writes)


def sound(city: Register) -> None:
    """What must hold of any city, whatever was done in it."""
    for community in city.all(Community):
        mine = book(city, community.id.community)
        assert not dangling(mine), "a book names its own records only"
        assert not [*overlapping(mine)]
        assert not [*outlived(mine)]
        assert errors(mine, LAST) <= {"listed-twice"}, "two towns number people alike"
        for day in edges(mine):
            assert not [*misled(mine, day)]


@given(redrawn())
def test_a_hand_over_loses_nobody(change):
    """The same people on every day, each in one book; and nothing dangles."""
    east, west, _, city = change
    both = Register([*east, *west])
    assert not lost_or_found(both, city)
    for day in edges(both, city):
        assert counted(both, day) == counted(city, day)
    sound(city)


@given(redrawn())
def test_a_hand_over_changes_nothing_before_its_day(change):
    """Until the day everybody is in the book where they were."""
    east, west, on, city = change
    for before, name in ((east, "dong"), (west, "xi")):
        after = book(city, name)
        for day in edges(before):
            if day < on:
                assert registered(before, day) == registered(after, day)


@given(redrawn())
def test_who_is_handed_over_is_told_apart_from_who_moves(change):
    """What leaves one book by it comes into the other; births and deaths stay."""
    _, _, _, city = change
    east, west = book(city, "dong"), book(city, "xi")
    whole = Window(LAST, Period(FIRST, LAST))
    gone = measure(east, "departures_by_cause", whole).value["区划划出"]
    come = measure(west, "arrivals_by_cause", whole).value["区划划入"]
    assert gone == come
    for it in (*month_by_month(east, FIRST, LAST), *month_by_month(west, FIRST, LAST)):
        came, left = it.births + it.arrivals, it.deaths + it.departures
        assert it.opening + came - left == it.closing


@given(redrawn(), ON)
def test_the_old_boundary_is_as_if_nothing_had_been_redrawn(change, day):
    """Of any day and period, figures of the old area are those of the old books."""
    east, west, on, city = change
    books = [book(city, "dong"), book(city, "xi")]
    old = on_boundary_of(on - timedelta(1), books)
    window = Window.year_to(day)
    for name, before in (("dong", east), ("xi", west)):
        for code in OF_PEOPLE:
            was = measure(before, code, window).value
            assert measure(old[name], code, window).value == was, (name, code)
        assert month_by_month(old[name], FIRST, LAST) == month_by_month(
            before, FIRST, LAST
        )


@given(redrawn(), ON)
def test_the_new_boundary_is_what_the_books_are(change, day):
    """From the day on, figures of the new area are those of the new books."""
    _, _, on, city = change
    assume(day >= on)
    books = [book(city, "dong"), book(city, "xi")]
    new = on_boundary_of(on, books)
    window = Window(day, Period(on + timedelta(1), None))
    for it in books:
        name = next(iter(it.all(Community))).id.community
        for code in OF_PEOPLE:
            now = measure(it, code, window).value
            assert measure(new[name], code, window).value == now, (name, code)


@given(redrawn(), ON, ON)
def test_on_any_boundary_the_city_is_the_same(change, boundary, day):
    """The communities of any day add up to the same city."""
    _, _, _, city = change
    drawn = on_boundary_of(boundary, [city])
    window = Window.year_to(day)
    figures = [it for it in FIGURES if it.code in OF_PEOPLE and it.by is None]
    for figure in figures:
        if figure.code in ("arrivals", "departures"):
            continue  # the books of the city tell of the hand-over, the areas do not
        parts = [measure(it, figure, window).value for it in drawn.values()]
        assert sum(parts) == measure(city, figure, window).value, figure.code


@given(lives(), ON)
def test_without_a_change_a_boundary_changes_nothing(life, day):
    """On its own boundary, and the only one it ever had, a book is itself."""
    [(_, same)] = on_boundary_of(day, [life.end]).items()
    assert [*same] == [*life.end]


@given(redrawn(), st.data())
def test_a_second_change_is_as_good_as_the_first(change, data):
    """Handed on, or handed back, nobody is lost, and the first area is still told."""
    east, _, on, city = change
    again = data.draw(st.dates(on, LAST))
    mine, theirs = book(city, "xi"), book(city, "dong")
    small = [it for it in mine.on(again).all(GridGroup) if it.level is SMALL]
    groups = data.draw(st.lists(st.sampled_from(small), min_size=1, unique=True))
    larges = theirs.on(again).tied(GridGroup, "level", LARGE)
    under = larges[0].id if larges else None
    try:
        writes = acts.hand_over(
            mine, [it.id for it in groups], to=theirs, on=again, under=under
        )
    except InvalidValue as error:
        assume(error.problem not in ("later", "both-sides"))
        raise
    after = apply(city, writes)
    assert not lost_or_found(city, after)
    sound(after)
    old = on_boundary_of(on - timedelta(1), [after])
    assert movement(old["dong"], Period(FIRST, LAST)) == movement(
        east, Period(FIRST, LAST)
    )


@given(lives(towns("dong"), most=6), lives(towns("xi"), most=3), ON, st.booleans())
def test_a_merger_loses_nobody(one, other, on, under):
    """All of a community goes on in the other, and it ends."""
    east, west = one.end, other.end
    both = Register([*east, *west])
    [large] = west.on(on).tied(GridGroup, "level", LARGE)
    writes = acts.merge_communities(
        east, into=west, on=on, under=large.id if under else None
    )
    city = apply(both, writes)
    assert not lost_or_found(both, city)
    sound(city)
    for day in edges(both, city):
        assert counted(both, day) == counted(city, day)
        if day >= on:
            assert not registered(book(city, "dong"), day)
            assert not book(city, "dong").on(day).named(Household)
    old = on_boundary_of(on - timedelta(1), [city])
    assert month_by_month(old["dong"], FIRST, LAST) == month_by_month(east, FIRST, LAST)
    new = on_boundary_of(on, [city])
    assert set(new) == {"xi"}
    assert month_by_month(new["xi"], FIRST, LAST) == month_by_month(both, FIRST, LAST)


@given(lives(towns("dong")), ON, st.data())
def test_a_split_loses_nobody(life, on, data):
    """Groups become a community of their own; on the old boundary it never was."""
    before = life.end
    small = [it for it in before.on(on).all(GridGroup) if it.level is SMALL]
    assume(len(small) > 1)
    [first, *_] = groups = data.draw(
        st.lists(st.sampled_from(small), min_size=1, unique=True)
    )
    try:
        writes = acts.split_community(
            before, [it.id for it in groups], into=SOUTH, on=on
        )
    except InvalidValue as error:
        assume(error.problem not in ("later", "both-sides"))
        raise
    city = apply(before, writes)
    assert not lost_or_found(before, city)
    sound(city)
    assert Lineage([city]).on(first.id, on).startswith("nan/")
    old = on_boundary_of(on - timedelta(1), [city])
    assert set(old) == {"dong"}
    assert month_by_month(old["dong"], FIRST, LAST) == month_by_month(
        before, FIRST, LAST
    )
    assert {*old["dong"].named(Person)} == {*before.named(Person)}
