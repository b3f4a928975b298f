"""居委会: who sits in it and for how long, meetings, and what hung on the board."""

from datetime import date

import pytest
from tests.examples.records import beizheng, records

from shequ_core import acts
from shequ_core.acts import apply
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.model import (
    Committee,
    CommitteeForm,
    Decision,
    FundRaising,
    GridGroup,
    Meeting,
    MeetingDemand,
    MeetingForm,
    MeetingType,
    Notice,
    NoticeItem,
    Person,
    Post,
    Tenure,
    Term,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.rules.committee import MEMBERS, TERM_YEARS
from shequ_core.rules.disclosure import disclosure_calendar
from shequ_core.rules.grid import COMMITTEE_HOUSEHOLDS
from shequ_core.values import Ref, Yuan

DAY = date(2004, 12, 31)
YEAR = Window.year_to(DAY)
DAY_2026 = date(2026, 3, 9)
COMMITTEE = Ref[Committee]("beizheng/committee/1")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its committee's records."""
    return beizheng("committee")


def value(town: Register, code: str, on: date = DAY):
    """A figure as of a day."""
    return measure(town, code, Window.year_to(on)).value


def messages(town: Register, kind: str, on: date = DAY) -> list[str]:
    """What one rule has to say."""
    return [it.message for it in check(town, on) if it.kind == kind]


def posts(town: Register, on: date) -> list[Post]:
    """The posts of the committee on a day, the director first."""
    held = town.on(on).tied(Tenure, "body", COMMITTEE)
    return sorted((it.post for it in held), key=list(Post).index)


def test_seven_people_in_their_third_year(town: Register) -> None:
    """A director, two deputies, four members; five before them, until August 2002."""
    assert value(town, "committee_members") == 7
    assert posts(town, DAY)[:3] == [Post.DIRECTOR, *[Post.DEPUTY_DIRECTOR] * 2]
    assert len(posts(town, date(2002, 8, 27))) == 5
    director = town.on(DAY).tied(Tenure, "post", Post.DIRECTOR)
    assert {it.period.start for it in director} == {date(2002, 8, 28)}
    terms = sorted(town.tied(Term, "body", COMMITTEE), key=lambda it: it.number or 0)
    assert [it.number for it in terms] == [4, 5]
    assert terms[0].period.end == terms[1].period.start == date(2002, 8, 28)
    assert value(town, "committee_election_turnout").to_integral_value() == 95


def test_the_same_law_has_other_numbers_on_other_days(town: Register) -> None:
    """100 to 700 households and three years; five from 2018; 1000 to 3000 from 2026."""
    assert messages(town, "committee-size") == [
        "户籍3321户，不在100至700户之间"
        "（1989年《城市居民委员会组织法》第六条；可按需要设置）"
    ]
    [later] = messages(town, "committee-size", date(2026, 1, 1))
    assert "1000至3000户" in later
    assert COMMITTEE_HOUSEHOLDS.on(date(2025, 12, 31)).most == 700
    assert TERM_YEARS.on(date(2018, 12, 28)) == 3
    assert TERM_YEARS.on(date(2018, 12, 29)) == 5
    assert MEMBERS.on(DAY) == (5, 9)


def test_the_election_of_2005_is_announced_and_then_late(town: Register) -> None:
    """Elected for three years in 2002, whatever the law of 2018 gave to others."""
    assert not messages(town, "committee-term-ending")
    assert messages(town, "committee-term-ending", date(2005, 3, 1)) == [
        "任期于2005-08-28届满，请在6个月内做好换届准备"
    ]
    assert not messages(town, "committee-term-overdue", date(2005, 8, 28))
    assert messages(town, "committee-term-overdue", date(2006, 11, 1)) == [
        "任期应于2005-08-28届满换届，已超过1年2个月"
    ]
    assert not messages(town, "committee-members")


def test_an_election_of_2021_is_for_five_years(town: Register) -> None:
    """The term follows from the day of the election."""
    on = date(2021, 3, 9)
    people = [
        it.holder
        for it in town.on(DAY).tied(Tenure, "body", COMMITTEE)
        if it.holder and it.holder.kind == Person.kind
    ]
    chosen = [(people[0], Post.DIRECTOR), *((it, Post.MEMBER) for it in people[1:5])]
    after = apply(town, acts.elect(town, COMMITTEE, elected=chosen, on=on))
    assert not messages(after, "committee-term-overdue", date(2025, 6, 1))
    assert not messages(after, "committee-term-overdue", DAY_2026)
    assert messages(after, "committee-term-overdue", date(2026, 3, 19)) == [
        "任期应于2026-03-09届满换届，已超过10天"
    ]
    assert messages(after, "committee-members", on) == []
    short = apply(after, acts.elect(after, COMMITTEE, elected=chosen[:4], on=DAY_2026))
    assert messages(short, "committee-members", DAY_2026) == [
        "居委会有成员4人，应由5至9人组成"
    ]


def test_delegates_come_from_each_group(town: Register) -> None:
    """Two of each of the 52 groups; where one moves away, the group is named."""
    assert value(town, "residents_delegates") == 104
    assert not messages(town, "group-delegates")
    one = next(
        iter(town.tied(Tenure, "body", Ref[GridGroup]("beizheng/grid_group/s37")))
    )
    after = apply(town, acts.Writes(strikes=(one.id,)))
    [finding] = [it for it in check(after, DAY) if it.kind == "group-delegates"]
    [group] = finding.about
    assert town[Ref[GridGroup](group)].number == 37


def test_half_is_no_quorum(town: Register) -> None:
    """91, 84 and 86 of 104 decide; 52 of them could not."""
    assert value(town, "self_government_meetings_by_type")["居民代表会议"] == 3
    assert not messages(town, "residents-quorum")
    autumn = "beizheng/meeting/committee.1.delegates-meeting.20041118"
    half = town[Ref[Meeting](autumn)].evolve(present=52)
    assert messages(apply(town, acts.Writes((half,))), "residents-quorum") == [
        "居民代表会议应到104名居民代表，实到52名居民代表，"
        "没有过半数，不能举行，所作决定无效"
    ]
    assert value(town, "residents_decisions") == 2
    assert not messages(town, "decision-not-carried")
    held = acts.hold(
        town,
        COMMITTEE,
        type=MeetingType.RESIDENTS_MEETING,
        on=DAY,
        minutes=acts.Minutes(form=MeetingForm.HOUSEHOLDS, present=1660),
    )
    [message] = [
        it
        for it in messages(apply(town, held), "residents-quorum")
        if "户" in it.split("，")[0]
    ]
    assert message.startswith("居民会议应到3321户，实到1660户")


def test_a_third_of_the_groups_may_ask(town: Register) -> None:
    """19 of 52 asked in April, 18 in November: both were met, and had to be."""
    paving, market = sorted(town.all(MeetingDemand), key=lambda it: str(it.period))
    assert paving.met
    assert market.met
    assert not messages(town, "demanded-meeting-not-called")
    waiting = apply(town, acts.Writes((market.evolve(met=None),)))
    assert messages(waiting, "demanded-meeting-not-called") == [
        "18个居民小组（共52，达到三分之一）提议召集居民会议，已过59天没有召集"
    ]
    fewer = apply(town, acts.Writes((market.evolve(met=None, groups=17),)))
    assert not messages(fewer, "demanded-meeting-not-called")


def test_what_hung_on_the_board(town: Register) -> None:
    """Accounts and relief each quarter; what is left out is told, and made up for."""
    assert value(town, "public_notices_by_item")["财务收支"] == 4
    assert not messages(town, "notices-missing")
    relief = Ref[Notice]("beizheng/notice/1.relief.20041011")
    town = apply(town, acts.Writes(strikes=(relief,)))
    due = {(it.item, it.name): it for it in disclosure_calendar(town, 2004)}
    assert set(due) == {
        (item, quarter)
        for item in (NoticeItem.FINANCES, NoticeItem.RELIEF)
        for quarter in ("第3季度", "第4季度")
    }
    missing = [key for key, it in due.items() if it.missing(DAY)]
    assert missing == [(NoticeItem.RELIEF, "第3季度")]
    assert messages(town, "notices-missing") == [
        "2004年第3季度没有公开救助和补贴（参照中办发〔2004〕17号村务公开）"
    ]
    [gap] = [it for it in due.values() if it.missing(DAY)]
    late = acts.publish(town, COMMITTEE, item=gap.item, on=DAY, covers=gap.span)
    assert not messages(apply(town, late), "notices-missing")


def test_money_is_raised_by_consent_and_accounted_for(town: Register) -> None:
    """18,600 yuan for the paving, agreed to in April, accounted for in July."""
    [raised] = town.all(FundRaising)
    assert raised.decision
    assert raised.notice
    assert not messages(town, "funds-unaccounted")
    gone = acts.Writes((raised.evolve(notice=None),), strikes=(raised.notice,))
    town = apply(town, gone)
    assert town[raised.decision].subject.startswith("自愿筹资")
    assert value(town, "funds_raised_yuan") == 18600
    assert messages(town, "funds-unaccounted") == [
        "筹集费用已过3个月，收支账目没有公布"
    ]
    after = apply(town, acts.account_for(town, raised.id, on=DAY))
    assert not messages(after, "funds-unaccounted")
    assert value(after, "public_notices_by_item")["筹集费用收支"] == 1
    bare = acts.raise_funds(
        town, COMMITTEE, "路灯", amount=Yuan.of("500"), on=date(2004, 12, 1)
    )
    assert messages(apply(town, bare), "funds-without-consent") == [
        "筹集费用没有登记居民会议的同意，筹集应自愿并经讨论决定"
    ]


def test_a_unit_is_no_member_but_may_send_somebody(town: Register) -> None:
    """Article 19: a unit in the committee is an error, a child is refused."""
    bank = next(iter(town.all(Unit))).id
    seat = acts.take_post(
        town, bank, body=COMMITTEE, post=Post.MEMBER, on=DAY, name="某代表"
    )
    assert messages(apply(town, seat), "unit-in-committee") == [
        "辖区单位不是居委会成员，可以派代表列席会议"
    ]
    child = next(it for it in town.all(Person) if it.born and it.born.year == 1995)
    with pytest.raises(InvalidValue, match="under 18") as young:
        acts.elect(town, COMMITTEE, elected=[(child.id, Post.MEMBER)], on=DAY)
    assert young.value.problem == "not-eligible"


def test_today_asks_for_more(town: Register) -> None:
    """Premises by the yardstick of 2022, a person for minors by the law of 2021."""
    assert not messages(town, "premises-too-small")
    assert messages(town, "premises-too-small", DAY_2026) == [
        "社区用房800㎡，每百户24.1㎡，低于30㎡（河南省2022年社区居委会设立指导意见）"
    ]
    assert len(messages(town, "child-protection-nobody", DAY_2026)) == 1
    who = next(it.holder for it in town.tied(Tenure, "body", COMMITTEE) if it.holder)
    named = acts.take_post(
        town, who, body=COMMITTEE, post=Post.CHILD_PROTECTION, on=date(2022, 6, 1)
    )
    assert not messages(apply(town, named), "child-protection-nobody", DAY_2026)


def test_sub_committees_stand_under_it(town: Register) -> None:
    """Mediation, security and health; the mediators are elected every three years."""
    under = town.tied(Committee, "parent", COMMITTEE)
    assert {it.form for it in under} == {
        CommitteeForm.MEDIATION,
        CommitteeForm.PUBLIC_SECURITY,
        CommitteeForm.PUBLIC_HEALTH,
    }
    assert not messages(town, "mediators")
    assert messages(town, "mediation-term-overdue", date(2005, 9, 28)) == [
        "任期应于2005-08-28届满换届，已超过1个月"
    ]


def test_the_records_are_all_there() -> None:
    """Nothing of the chapter dangles over the ledgers, nor beside the party."""
    told = records("committee")
    town = beizheng("party", "committee")
    assert len({it.id for it in told}) == len(told)
    assert not [name for it in told for _, name in it.refs() if name not in town]
    assert {it.kind for it in told} == {
        "committee",
        "term",
        "tenure",
        "meeting",
        "decision",
        "meeting_demand",
        "notice",
        "fund_raising",
    }
    assert len(list(town.all(Meeting))) == 63 + 16
    assert len(list(town.all(Decision))) == 1 + 2
