"""合计: parts that make up a whole, and rates that were rounded."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.examples import stated
from tests.core.small_town import DAY, TOWN, changed, ref, tenure, the

from shequ_core.figures import Window, measure
from shequ_core.figures.figure import share
from shequ_core.model import (
    FormerGroup,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Post,
    Residence,
    Statement,
    Tenure,
)
from shequ_core.rules import rule_named
from shequ_core.values import Period, Quantity


def said(kind, town, on=DAY):
    """What a rule says."""
    return [it.message for it in rule_named(kind)(town, on)]


def of_group(key, households):
    """What a group stated."""
    return Statement(
        id=ref(Statement, f"of-{key}"),
        figure="registered_households",
        value=Quantity.said_as(households),
        on=DAY,
        about=ref(GridGroup, key),
    )


def whole(households):
    """What was stated of all."""
    return the(Statement, "s2").evolve(
        id=ref(Statement, "s2"), value=Quantity.said_as(households), about=None
    )


OTHER = the(GridGroup, "s1").evolve(id=ref(GridGroup, "s2"), number=2)


def test_large_groups_and_small_ones_are_not_one_sum():
    """Each level makes up the whole by itself."""
    parts = [OTHER, of_group("s1", "200"), of_group("s2", "100"), of_group("l1", "300")]
    assert said("rollup-mismatch", changed([*parts, whole("300")])) == []
    assert said("rollup-mismatch", changed([*parts, whole("600")])) == [
        "各居民大组上报数合计300，与上报总数600不符",
        "各居民小组上报数合计300，与上报总数600不符",
    ]


def test_a_group_that_has_not_told_leaves_room():
    """What the others told may be less than the whole, and can not be more."""
    told = [OTHER, of_group("s1", "200")]
    assert said("rollup-mismatch", changed([*told, whole("300")])) == []
    assert said("rollup-mismatch", changed([*told, whole("300多")])) == []
    assert said("rollup-mismatch", changed([*told, whole("199")])) == [
        "各居民小组上报数合计200，与上报总数199不符"
    ]
    vague = [*told, of_group("s2", "100多")]
    assert said("rollup-mismatch", changed([*vague, whole("400")])) == []


def test_rates_of_groups_are_no_sum():
    """3.2 a household in two groups are not 6.4 in all."""
    rate = "persons_per_household"
    parts = [
        it.evolve(figure=rate, value=Quantity.exactly(2))
        for it in (of_group("s1", "2"), of_group("s2", "2"))
    ]
    town = changed([OTHER, *parts, whole("2").evolve(figure=rate)])
    assert said("rollup-mismatch", town) == []


@pytest.mark.parametrize(
    ("rate", "right"),
    [
        *((rate, True) for rate in ("2", "2.0", "2.01", "2.007", "2.0067")),
        *((rate, False) for rate in ("2.1", "2.02", "2.00", "2.006")),
        (f"2.{'0' * 27}1", False),
    ],
)
def test_a_rate_may_be_told_to_fewer_places_or_more(rate, right):
    """600 of 299 are 2.00669: that is 2, and 2.0, and 2.007, and not 2.006."""
    one = stated("persons_per_household", Quantity.exactly(Decimal(rate)))
    town = one.after([], [ref(Household, "h1"), ref(Statement, "s2")])
    assert (said("stated-mismatch", town) == []) == right


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_a_share_is_rounded_as_everybody_rounds(part, of):
    """Halves go up: 1 of 8 is 0.13."""
    assert share(part, of) == Decimal((part * 200 + of) // (2 * of)) / 100
    assert share(-part, of) == -share(part, of)


def _growth(*values):
    """Stated at the ends of two years."""
    return [
        Statement(
            id=ref(Statement, f"g{year}"),
            figure="persons_per_household",
            value=Quantity.exactly(Decimal(value)),
            on=date(year, 12, 31),
        )
        for year, value in zip((2003, 2004), values, strict=True)
    ]


def test_growth_of_what_was_rounded_is_rounded():
    """A tenth is told: a growth that differs by less is the same."""
    grown = the(Household, "h1").evolve(period=Period(None, date(2004, 7, 1)))
    for values, right in ((("2.0", "2.0"), True), (("2.0", "2.2"), False)):
        town = changed([grown, *_growth(*values)])
        assert (said("growth-mismatch", town) == []) == right


def test_growth_is_told_in_plain_numbers():
    """2 is not 2.000000."""
    [message] = said(
        "growth-mismatch",
        changed(
            [
                it.evolve(figure="team_members", on=date(2000 + n * 4, 12, 31))
                for n, it in enumerate(_growth("0", "3"))
            ]
        ),
    )
    assert message == ("上报从2000-12-31的0到2004-12-31的3，增减+3；台账从0到2，增减+2")


def test_a_leader_who_holds_the_post_leads():
    """Whether the group's own row names one or not."""
    blank = OTHER.evolve(leader="")
    post = Tenure(
        id=ref(Tenure, "s2"),
        body=blank.id,
        post=Post.LEADER,
        holder=ref(Person, "h9a"),
        period=Period.since(date(2004, 1, 1)),
    )
    assert said("group-without-leader", changed([blank])) == ["居民小组没有登记组长"]
    assert said("group-without-leader", changed([blank, post])) == []
    assert said("group-without-leader", changed([blank, post]), date(2003, 12, 31))


def test_levels_are_all_called_something():
    """A figure of each level is one of the catalogue."""
    for level in GroupLevel:
        code = f"registered_households_by_{level.value}_group"
        assert measure(TOWN, code, Window.year_to(DAY)).value == {"1": 300}


def test_a_household_belongs_where_it_did_then():
    """A group founded since is not where it lived, and its own row can not tell."""
    founded = date(2004, 6, 1)
    moved = the(Household, "h1").evolve(group=OTHER.id)
    before = FormerGroup(
        id=ref(FormerGroup, "1"),
        household=moved.id,
        group=ref(GridGroup, "s1"),
        period=Period(None, founded),
    )
    town = changed(
        [
            OTHER.evolve(period=Period.since(founded)),
            moved,
            before,
            *(the(Residence, it).evolve(group=None) for it in ("h1a", "h1b")),
            tenure("s1-leader", ref(GridGroup, "s1"), Post.LEADER, "h1a", founded),
            tenure(
                "s1-first",
                ref(GridGroup, "s1"),
                Post.LEADER,
                "h1b",
                date(2003, 1, 1),
            ).evolve(period=Period(date(2003, 1, 1), founded)),
        ]
    )
    for kind in ("place-closed", "household-without-group", "group-leader-elsewhere"):
        assert said(kind, town, date(2004, 5, 31)) == []
    assert said("place-closed", town, founded) == []
    assert said("group-leader-elsewhere", town, founded) == [
        "小组长住在别的居民小组，请核对"
    ]
    unknown = before.evolve(group=None)
    assert said("household-without-group", town.after([unknown]), date(2004, 5, 31))


def test_households_of_no_large_group_are_none():
    """What belongs to no large group is not one of them, too small or too large."""
    apart = OTHER.evolve(parent=None)
    moved = the(Household, "h1").evolve(group=apart.id)
    [told] = said("grid-size", changed([apart, moved]))
    assert told.startswith("1个居民大组中有1个户籍户数不在300至500户之间（299至299户）")
    assert not said("grid-size", changed([the(GridGroup, "s1").evolve(parent=None)]))


@pytest.mark.parametrize(("more", "crowded"), [(1900, False), (1901, True)])
def test_a_grid_has_two_thousand_five_hundred_residents(more, crowded):
    """Six hundred are there: 1900 more are well, and one more is not."""
    assert not said("grid-size", TOWN)
    home, others = the(Residence, "h1b"), []
    for n in range(more):
        who = the(Person, "h1b").evolve(id=ref(Person, f"k{n}"), number="")
        stay = home.evolve(id=ref(Residence, f"k{n}"), person=who.id)
        others += [who, stay]
    told = [] if not crowded else ["1个居民大组中有1个户籍人口超过2500人（最多2501人）"]
    assert [it.partition("，")[0] for it in said("grid-size", changed(others))] == told
