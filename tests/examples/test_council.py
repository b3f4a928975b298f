"""党建联席分会: who sits in it, what was agreed in June 2004, and that it is done."""

from datetime import date

import pytest
from tests.examples.records import beizheng, records

from shequ_core import acts
from shequ_core.acts import Part, Writes, apply, in_turn
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure, why
from shequ_core.model import (
    Community,
    Investment,
    JointCouncil,
    JointPact,
    JointProject,
    JointTask,
    Meeting,
    MeetingType,
    PartyMembership,
    Post,
    SharingAgreement,
    Tenure,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import Ref

DAY = date(2004, 12, 31)
AGREED = date(2004, 6, 18)
COUNCIL = Ref[JointCouncil]("beizheng/joint_council/1")
BANK = Ref[Unit]("beizheng/unit/u1")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its council's records."""
    return beizheng("council")


def value(town: Register, code: str, on: date = DAY):
    """A figure as of a day."""
    return measure(town, code, Window.year_to(on)).value


def messages(town: Register, kind: str, on: date = DAY) -> list[str]:
    """What one rule has to say."""
    return [it.message for it in check(town, on) if it.kind == kind]


def project(town: Register, name: str) -> JointProject:
    """A project by its name."""
    [found] = [it for it in town.all(JointProject) if it.name == name]
    return found


def test_fifteen_units_and_the_community_sit_in_it(town: Register) -> None:
    """The community's general branch calls it; units hold seats, not memberships."""
    assert value(town, "units_in_joint_council") == 15
    seats = town.on(DAY).tied(Tenure, "body", COUNCIL)
    [convenor] = [it for it in seats if it.post is Post.CONVENOR]
    assert convenor.holder == town[COUNCIL].convenor
    own = [it for it in seats if it.holder and it.holder.kind == Community.kind]
    assert len(own) == 1
    assert len(seats) == 15 + 2
    without = Register(it for it in town if not isinstance(it, Tenure))
    assert value(without, "party_members") == value(town, "party_members") == 220
    assert len(list(town.on(DAY).all(PartyMembership))) == 220


def test_what_was_agreed_has_somebody_who_answers(town: Register) -> None:
    """Three projects of one meeting: the party, the community and a bank lead them."""
    assert value(town, "joint_projects_by_lead") == {
        "中共北正社区总支部委员会": 1,
        "北正社区": 1,
        "中国银行浏阳支行": 1,
    }
    for it in town.all(JointProject):
        assert it.decision
        meeting = town[town[it.decision].meeting]
        assert meeting.type is MeetingType.JOINT_COUNCIL
        assert it.period.start == meeting.period.start == AGREED
    assert not messages(town, "joint-project-nobody")
    assert not messages(town, "joint-project-outsider")


def test_what_is_done_is_told_by_what_did_it(town: Register) -> None:
    """The courts are open by agreements, the machines were bought by an investment."""
    courts = project(town, "活动场地全年开放")
    done = town.tied(JointTask, "project", courts.id)
    shared = {it.by for it in done}
    assert shared == {it.id for it in town.all(SharingAgreement)}
    assert courts.done == max(it.done for it in done if it.done)
    rooms = town.tied(JointTask, "project", project(town, "健身房和排练厅").id)
    spent = [town[Ref[Investment](it.by)] for it in rooms if it.by]
    assert sorted(it.project for it in spent) == [
        "健身器材(与三湘健康网站浏阳分公司联合添置)",
        "健身房、排练厅重点装修",
    ]


def test_a_project_is_late_until_every_part_is_done(town: Register) -> None:
    """The planting was done in November; had two partners not come, it would be due."""
    assert value(town, "joint_projects_agreed") == 3
    assert value(town, "joint_projects_done") == 3
    assert not messages(town, "joint-project-late")
    planting = project(town, "社区周边绿化美化")
    _, *parts = town.tied(JointTask, "project", planting.id)
    undone = [it.evolve(done=None) for it in parts]
    undone.append(planting.evolve(done=None, result=""))
    town = apply(town, Writes(tuple(undone)))
    assert value(town, "joint_projects_done") == 2
    assert value(town, "joint_projects_open") == 1
    [late] = why(town, "joint_projects_open", Window.year_to(DAY))
    assert late == project(town, "社区周边绿化美化")
    assert messages(town, "joint-project-late") == [
        "共建项目应于2004-11-30完成，已过31天",
        "共建分工应于2004-11-30完成，已过31天",
        "共建分工应于2004-11-30完成，已过31天",
    ]
    on = date(2005, 3, 12)
    with pytest.raises(InvalidValue, match="2 parts") as early:
        acts.complete(town, late.id, on=on, result="植树")
    assert early.value.problem == "parts-open"
    tasks = [it for it in town.tied(JointTask, "project", late.id) if not it.done]
    finished = in_turn(
        town,
        [
            *(lambda now, it=it: acts.do_part(now, it.id, on=on) for it in tasks),
            lambda now: acts.complete(now, late.id, on=on, result="植树两百株"),
        ],
    )
    after = apply(town, finished)
    assert value(after, "joint_projects_open", on) == 0
    assert value(after, "joint_projects_done", on) == 1
    assert not messages(after, "joint-project-late", on)


def test_only_who_sits_may_be_charged(town: Register) -> None:
    """A shop without a seat leads nothing, until it takes one."""
    shop = Ref[Unit]("beizheng/unit/u30")
    with pytest.raises(InvalidValue, match="no seat") as outside:
        acts.agree(town, COUNCIL, "春节联欢", lead=shop, on=DAY)
    assert outside.value.problem == "no-seat"
    seat = acts.take_post(
        town, shop, body=COUNCIL, post=Post.SEAT, on=date(2004, 12, 28), name="某某"
    )
    joined = apply(town, seat)
    agreed = acts.agree(
        joined,
        COUNCIL,
        "春节联欢",
        lead=shop,
        on=DAY,
        due=date(2005, 2, 9),
        parts=[Part(BANK, "出资")],
    )
    after = apply(joined, agreed)
    assert value(after, "joint_projects_open") == 1
    moved = apply(after, Writes((project(after, "春节联欢").evolve(lead=None),)))
    assert messages(moved, "joint-project-nobody") == ["共建项目没有牵头单位"]
    with pytest.raises(InvalidValue) as before:
        acts.agree(town, COUNCIL, "倒签", lead=BANK, on=DAY, due=AGREED)
    assert before.value.problem == "too-early"


def test_it_ought_to_meet_every_quarter(town: Register) -> None:
    """By its charter; without September half a year would have passed."""
    assert value(town, "joint_council_meetings") == 4
    assert not messages(town, "joint-meeting-interval")
    autumn = Ref[Meeting]("beizheng/meeting/joint-council.1.joint-council.20040917")
    town = apply(town, Writes(strikes=(autumn,)))
    assert messages(town, "joint-meeting-interval") == [
        "联席会议应每3个月召开，2004-06-18至2004-12-16没有召开，最长5个月"
    ]
    looser = apply(town, Writes((town[COUNCIL].evolve(every_months=6),)))
    assert not messages(looser, "joint-meeting-interval")


def test_pacts_are_for_a_year(town: Register) -> None:
    """All fifteen signed; a second one for the same time is refused."""
    assert value(town, "units_with_pact") == 15
    assert not messages(town, "joint-pact-missing")
    three = tuple(it.id for it in town.all(JointPact))[:3]
    assert messages(apply(town, Writes(strikes=three)), "joint-pact-missing") == [
        "成员单位15个，2004年有3个没有签订共驻共建协议"
    ]
    with pytest.raises(InvalidValue) as again:
        acts.sign_pact(
            town, COUNCIL, BANK, on=date(2005, 6, 17), last=date(2006, 6, 16)
        )
    assert again.value.problem == "signed-already"
    renewed = acts.sign_pact(
        town, COUNCIL, BANK, on=date(2005, 6, 18), last=date(2006, 6, 17)
    )
    assert value(apply(town, renewed), "units_with_pact", date(2005, 12, 31)) == 1


def test_the_records_are_all_there() -> None:
    """Nothing of the chapter dangles, and the three chapters stand side by side."""
    told = records("council")
    town = beizheng("party", "committee", "council")
    assert len({it.id for it in told}) == len(told)
    assert not [name for it in told for _, name in it.refs() if name not in town]
    assert value(town, "party_members") == 220
    errors = [it.kind for it in check(town, DAY) if it.severity.value == "error"]
    assert errors.count("dangling-reference") == 0
    assert not {"party-quorum", "residents-quorum"} & set(errors)
