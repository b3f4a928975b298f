"""活动: seventeen in 2004, two with a list of everybody who signed in."""

from datetime import date, timedelta

import pytest
from tests.examples.records import beizheng, records

from shequ_core.acts import Writes, apply
from shequ_core.figures import Window, measure, why
from shequ_core.model import Activity, Attendance, Festival
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import Period, Ref

DAY = date(2004, 12, 31)
YEAR = Window.year_to(DAY)


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its sign-in lists."""
    return beizheng("activities")


def test_people_and_attendances_are_two_figures(town: Register) -> None:
    """485 and 638 signatures are 897 people; the heads counted stay the ledger's."""
    assert measure(town, "sign_ins", YEAR).value == 485 + 638
    people = measure(town, "participants", YEAR)
    assert (people.value, people.unit) == (897, "人")
    assert measure(town, "attendance", YEAR) == measure(beizheng(), "attendance", YEAR)


def test_who_did_not_come_for_eight_weeks_is_named(town: Register) -> None:
    """259 of those who came at mid-autumn were not at the forum of November."""
    missed = why(town, "absent_eight_weeks", YEAR)
    assert measure(town, "absent_eight_weeks", YEAR).value == 485 - 226
    forum = {
        it.who
        for it in town.all(Attendance)
        if it.period.start and DAY - it.period.start < timedelta(weeks=8)
    }
    assert len(forum) == 638
    assert not forum & {it.who for it in missed if isinstance(it, Attendance)}
    autumn = Window.year_to(date(2004, 10, 31))
    assert measure(town, "absent_eight_weeks", autumn).value == 0


def test_lists_bear_out_the_heads(town: Register) -> None:
    """Where a page is lost the rule says by how many, of that activity alone."""

    def said(town: Register) -> list[str]:
        kind = "sign-ins-unlike-visits"
        return [it.message for it in check(town, DAY) if it.kind == kind]

    assert not said(town)
    page = town.tied(Attendance, "event", Ref("beizheng/activity/a16"))[:24]
    lost = apply(town, Writes(strikes=tuple(it.id for it in page)))
    assert said(lost) == ["活动登记485人次，签到461人次，有24人次没有签到"]


def test_festivals_are_told_apart(town: Register) -> None:
    """Every activity is of one occasion, or of none that is written."""
    by = measure(town, "activities_by_occasion", YEAR).value
    assert isinstance(by, dict)
    assert by["端午节"] == by["中秋节"] == by["重阳节"] == 1
    assert sum(by.values()) == measure(town, "activities", YEAR).value == 17
    cost = measure(town, "activity_cost_yuan", YEAR).value
    held = [it for it in town.all(Activity) if it.period.meets(YEAR.period)]
    assert cost == sum(it.cost.amount for it in held if it.cost)


def test_seven_festivals_fell_into_the_year(town: Register) -> None:
    """Five were kept, 清明 and 七夕 were not; what is held for one is held near it."""
    assert measure(town, "festivals_kept", YEAR).value == 5
    passed = why(town, "festivals_without_activity", YEAR)
    names = {it.name for it in passed if isinstance(it, Festival)}
    assert names == {"清明节", "七夕节"}
    june = Window.year_to(date(2004, 6, 30))
    assert measure(town, "festivals_without_activity", june).value == 1
    assert not [it for it in check(town, DAY) if it.kind == "occasion-elsewhere"]
    late = date(2004, 11, 20)
    [moon] = [it for it in town.all(Activity) if it.name == "中秋地方戏曲专场"]
    moved = apply(town, Writes((moon.evolve(period=Period.day(late)),)))
    [said] = [it for it in check(moved, DAY) if it.kind == "occasion-elsewhere"]
    assert said.about[0] == moon.id
    assert "最近的中秋节是2004-09-28，相差53天" in said.message


def test_the_records_are_all_there() -> None:
    """Nothing of the chapter dangles."""
    told, town = records("activities"), beizheng("activities")
    assert len({it.id for it in told}) == len(told) == 485 + 638 + 9 + 7
    assert not [name for it in told for _, name in it.refs() if name not in town]
