"""其他台账: what the rows of the other ledgers become."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.reading import TOLD_ON, domain, known, table, take
from tests.core.rules.service_examples import HANDLED, request, walked
from tests.core.small_town import changed

from shequ_core.figures import CHAPTERS
from shequ_core.ledgers import Fate, Intake
from shequ_core.ledgers.definitions.investments import use_of
from shequ_core.ledgers.definitions.requests import REQUESTS
from shequ_core.ledgers.definitions.teams import club_in
from shequ_core.model import (
    Activity,
    Building,
    Club,
    Community,
    Deed,
    Facility,
    GridGroup,
    InvestmentUse,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    Remark,
    Residence,
    ServiceRequest,
    SharingAgreement,
    Statement,
    TeamMembership,
    Tier,
    Unit,
    UnitLevel,
)
from shequ_core.values import PartDate, Period, Quantity, Relation, Sex

RESIDENT = {
    "household": "00400001",
    "name": "田强刚",
    "relation": Relation.HEAD,
    "number": "430181192206079053",
    "group": "第1居民小组",
}


def one(intake: Intake, kind: Any) -> Any:
    """The only record of a kind that was gathered."""
    [record] = [it for it in intake.records.values() if isinstance(it, kind)]
    return record


def remarks(intake: Intake) -> list[str]:
    """What was remarked on."""
    return [it.finding for it in intake.records.values() if isinstance(it, Remark)]


def test_the_profile_is_a_community_and_what_it_states() -> None:
    """Its counts are statements to be checked, not facts."""
    intake = known([])
    row = {
        "name": "北正社区",
        "street": "淮川街道",
        "division_code": "430181001004",
        "area_km2": Decimal("1.3"),
        "small_groups": Quantity.exactly(52),
        "reorganised": PartDate(2004),
        "as_of": TOLD_ON,
    }
    take(intake, table("profile", row))
    community, statement = one(intake, Community), one(intake, Statement)
    assert (community.name, community.reorganised) == ("北正社区", PartDate(2004))
    assert (statement.figure, statement.on) == ("small_groups", TOLD_ON)
    assert statement.value.exact == 52


def test_a_group_sits_under_its_large_group_and_states_its_households() -> None:
    """The tree and the stated count come from one row."""
    intake = known([])
    row = {
        "parent": "第一居民大组",
        "group": "第3居民小组",
        "leader": "陆军俊",
        "households": 64,
    }
    take(intake, table("groups", row))
    groups = {it.number: it for it in intake.all(GridGroup)}
    assert groups[3].parent == groups[1].id
    assert one(intake, Statement).about == groups[3].id


def test_a_building_keeps_its_number_as_its_key() -> None:
    """A bare number is so many 栋."""
    intake = known([])
    take(
        intake, table("buildings", {"name": "12", "floors": 6, "group": "第3居民小组"})
    )
    assert (one(intake, Building).name, one(intake, Building).id.key) == ("12栋", "b12")


def test_a_floating_resident_stays_from_the_day_of_arrival() -> None:
    """Arrival begins the residence, not the person."""
    intake = known([])
    row = {
        "name": "蒋云",
        "number": "421023198001038925",
        "arrived": date(2003, 10, 11),
    }
    take(intake, table("floating", row))
    assert one(intake, Residence).period == Period.since(date(2003, 10, 11))
    assert one(intake, Person).period == Period.since(date(1980, 1, 3))


def test_a_party_member_is_the_resident_of_that_number() -> None:
    """The same person across ledgers is one person, and keeps what residents say."""
    intake = known([])
    take(intake, table("residents", RESIDENT))
    member = {
        "name": "田强刚",
        "number": RESIDENT["number"],
        "joined": PartDate(1950, 7, 1),
        "body": "第一党支部",
    }
    take(intake, table("party_members", member))
    person = one(intake, Person)
    membership = one(intake, PartyMembership)
    assert membership.person == person.id
    assert membership.body == one(intake, PartyBody).id
    assert membership.on_probation(TOLD_ON)


@pytest.mark.parametrize("joined", [PartDate(1985, 7), PartDate(1985)])
def test_who_joined_in_a_month_is_a_member_from_the_first_of_it(joined) -> None:
    """Rosters say 1985.7; the day is in a file that nobody opens."""
    intake = known([])
    member = {"name": "田强刚", "joined": joined, "confirmed": PartDate(1986, 7)}
    take(intake, table("party_members", member))
    membership = one(intake, PartyMembership)
    assert membership.joined == joined
    assert membership.joined_on is None
    assert membership.period == Period.since(joined.first)
    assert not membership.on_probation(date(1986, 7, 1))


def test_a_wrong_check_digit_in_one_ledger_is_still_the_same_person() -> None:
    """Name and the first 17 places agree."""
    intake = known([])
    take(intake, table("residents", {**RESIDENT, "number": "430181192206079050"}))
    request = {
        "filed": "20040001",
        "name": "田强刚",
        "number": RESIDENT["number"],
        "received": TOLD_ON,
    }
    take(intake, table("requests", request))
    assert one(intake, ServiceRequest).person == one(intake, Person).id


def test_an_unknown_requester_stays_a_name() -> None:
    """Nobody is entered as a person for having asked for something."""
    intake = known([])
    request = {
        "filed": "20040001",
        "name": "张三",
        "received": TOLD_ON,
        "tier": Tier.COMMITTEE,
    }
    take(intake, table("requests", request))
    assert one(intake, ServiceRequest).requester == "张三"
    assert not list(intake.all(Person))


def test_a_written_ledger_tells_what_the_steps_tell() -> None:
    """Of a request with steps, its ledger shows who handled it and when it closed."""
    town = changed(walked(request(), *HANDLED))
    (row,) = (it for it in REQUESTS.rows(town) if it["filed"] == "w1")
    assert (row["tier"], row["closed"]) == (Tier.PROPERTY_COMPANY, date(2004, 12, 23))


def test_a_branch_knows_the_body_above_it() -> None:
    """One of this book by name, one outside by its words."""
    intake = known([])
    above = {
        "name": "总支部委员会",
        "form": PartyForm.GENERAL_BRANCH,
        "parent": "街道工委",
    }
    branch = {"name": "第一党支部", "form": PartyForm.BRANCH, "parent": "总支部委员会"}
    take(intake, table("party_bodies", above, branch))
    bodies = {it.name: it for it in intake.all(PartyBody)}
    assert bodies["总支部委员会"].superior == "街道工委"
    assert bodies["第一党支部"].parent == bodies["总支部委员会"].id


def test_what_a_unit_shares_is_found_among_the_facilities() -> None:
    """The agreement and the facility come from two ledgers, in either order."""
    intake = known([])
    unit = {"name": "浏阳市中医院", "level": UnitLevel.MUNICIPAL, "shares": "门球场"}
    take(intake, table("units", unit))
    take(
        intake,
        table(
            "facilities",
            {"name": "门球场", "area_m2": Decimal(400), "owner": "浏阳市中医院"},
        ),
    )
    facility = one(intake, Facility)
    assert facility.owner == one(intake, Unit).id
    assert one(intake, SharingAgreement).facility == facility.id


def test_the_committee_owns_what_is_the_communitys() -> None:
    """北正社区居委会 is the community 北正社区."""
    intake = known([])
    take(intake, table("profile", {"name": "北正社区", "street": "淮川街道"}))
    take(intake, table("facilities", {"name": "排练厅", "owner": "北正社区居委会"}))
    assert one(intake, Facility).owner == one(intake, Community).id


@pytest.mark.parametrize(
    ("project", "use"),
    [
        ("社区用房建设", InvestmentUse.PREMISES),
        ("社区用房装修", InvestmentUse.PREMISES),
        ("健身房、排练厅重点装修", InvestmentUse.RENOVATION),
        ("健身器材(联合添置)", InvestmentUse.EQUIPMENT),
        ("春节慰问", InvestmentUse.OTHER),
    ],
)
def test_the_words_of_a_project_tell_its_use(project: str, use: InvestmentUse) -> None:
    """Unless a column tells it."""
    assert use_of(project) is use


@pytest.mark.parametrize(
    ("title", "club"),
    [
        ("北正社区晚霞健身站队员名册", "晚霞健身站"),
        ("夕阳红艺术团成员花名册", "夕阳红艺术团"),
        ("文体队伍台账", ""),
    ],
)
def test_a_title_names_the_club(title: str, club: str) -> None:
    """The club of the teams stands above the table."""
    assert club_in(title) == club


def test_a_member_may_come_back_to_the_team() -> None:
    """Two places with different first days are two memberships of one person."""
    intake = known([])
    member = {
        "team": "舞蹈队",
        "name": "汪玉霞",
        "number": "430181192407115268",
        "sex": Sex.FEMALE,
    }
    rows = (
        {**member, "joined": date(2002, 5, 26), "left": date(2003, 12, 20)},
        {**member, "joined": date(2004, 5, 8), "left": None},
    )
    take(intake, table("teams", *rows, title="北正社区晚霞健身站队员名册"))
    assert len(list(intake.all(TeamMembership))) == 2
    assert len(list(intake.all(Person))) == 1
    assert one(intake, Club).name == "晚霞健身站"


def test_dates_in_the_wrong_order_are_remarked_and_the_row_is_kept() -> None:
    """Leaving before joining is not believed."""
    intake = known([])
    row = {
        "team": "舞蹈队",
        "name": "汪玉霞",
        "joined": date(2004, 5, 8),
        "left": date(2003, 1, 1),
    }
    assert take(intake, table("teams", row)) == [Fate.IMPORTED]
    assert one(intake, TeamMembership).period.end is None
    assert remarks(intake) == ["dates-reversed"]


def test_two_services_alike_are_two_services() -> None:
    """The same corps, day and task twice in one ledger; the same again: unchanged."""
    row = {
        "corps": "党员志愿服务队",
        "day": TOLD_ON,
        "task": "绿化美化",
        "people": 5,
        "hours": Decimal(2),
    }
    first = known([])
    take(first, table("deeds", row, row))
    assert len(list(first.all(Deed))) == 2
    again = known(first.records.values())
    assert take(again, table("deeds", row, row)) == [Fate.UNCHANGED] * 2


def test_what_may_hurt_is_told_and_nothing_is_nothing() -> None:
    """“无” under risk or insurance says that there is none."""
    row = {"corps": "党员志愿服务队", "day": TOLD_ON, "hours": Decimal(2)}
    told = {**row, "task": "修屋顶", "risk": "高空作业", "insurance": "PA2004-7"}
    plain = {**row, "task": "助老", "risk": "无", "insurance": "没有"}
    intake = known([])
    take(intake, table("deeds", told, plain))
    kept = {it.task: (it.risk, it.insurance) for it in intake.all(Deed)}
    assert kept == {"修屋顶": ("高空作业", "PA2004-7"), "助老": ("", "")}


def test_a_figure_may_be_called_by_its_chinese_name() -> None:
    """Where a clerk gives no code; a name that is in no catalogue is set apart."""
    labels = [it.label for chapter in CHAPTERS for it in chapter.figures]
    assert len(set(labels)) == len(labels)
    intake = known([])
    row = {"label": "户籍户数", "value": Quantity.exactly(3321), "on": TOLD_ON}
    [fate, other] = take(intake, table("statements", row, {**row, "label": "幸福指数"}))
    assert (fate, other) == (Fate.IMPORTED, Fate.QUARANTINED)
    assert one(intake, Statement).figure == "registered_households"


def test_a_statement_keeps_its_words() -> None:
    """Said as 70多万元, it is at least that much."""
    intake = known([])
    row = {
        "figure": "premises_investment_yuan",
        "value": Quantity.said_as("70多万元"),
        "said": "造价70多万元的社区用房",
        "source": "总结",
    }
    take(intake, table("statements", row))
    assert one(intake, Statement).value.admits(Decimal(705500))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("300多", Quantity.said_as("300多")),
        ("约200人次", Quantity.said_as("约200人次")),
        ("485人次", Quantity.exactly(485)),
        ("-5", None),
        ("3.5", None),
    ],
)
def test_heads_may_be_estimated(said: str, kept: Quantity | None) -> None:
    """Bounds with their words, or whole numbers; what counts nothing is remarked."""
    told = {"name": "广场晚会", "day": TOLD_ON, "visits": Quantity.said_as(said)}
    intake = known([])
    assert take(intake, table("activities", told)) == [Fate.IMPORTED]
    found = domain(intake.records.values()).values()
    [activity] = [it for it in found if isinstance(it, Activity)]
    assert activity.visits == kept
    remarks = [it.finding for it in intake.records.values() if isinstance(it, Remark)]
    assert remarks == ([] if kept else ["not-a-number"])


@given(st.lists(st.sampled_from(["1", "信1", "访-1", "1号", "a1", "2"]), unique=True))
def test_no_request_takes_the_place_of_another(numbers: list[str]) -> None:
    """Numbers that make the same key (信1, 访1) are two requests, on every load."""
    rows = [{"filed": it, "category": it, "received": TOLD_ON} for it in numbers]
    intake = known([])
    for _ in range(2):
        take(intake, table("requests", *rows))
        requests = list(intake.all(ServiceRequest))
        assert sorted(it.number for it in requests) == sorted(numbers)
        assert all(it.category == it.number for it in requests)
        intake = known(requests)
