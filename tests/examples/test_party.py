"""党建: one general branch, three branches, 220 members, and the year 2004 of each."""

from collections import Counter
from datetime import date

import pytest
from tests.examples.records import beizheng, records

from shequ_core import acts
from shequ_core.acts import Letter, Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    Decision,
    Meeting,
    MeetingType,
    PartyBody,
    PartyForm,
    PartyMembership,
    PartyStep,
    Person,
    RelationTransfer,
    ReportIn,
    Tenure,
    Term,
)
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.rules.party_calendar import party_calendar
from shequ_core.rules.party_terms import TERM_YEARS
from shequ_core.rules.terms import election_due
from shequ_core.values import Period, Ref

DAY = date(2004, 12, 31)
YEAR = Window.year_to(DAY)


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its party's records."""
    return beizheng("party")


def value(town: Register, code: str):
    """A figure of 2004."""
    return measure(town, code, YEAR).value


def messages(town: Register, kind: str, on: date = DAY) -> list[str]:
    """What one rule has to say."""
    return [it.message for it in check(town, on) if it.kind == kind]


def test_one_general_branch_three_branches_220_members(town: Register) -> None:
    """As stated, though one moved in, one moved out, and one changed the branch."""
    forms = Counter(body.form for body in town.all(PartyBody))
    assert forms == {PartyForm.GENERAL_BRANCH: 1, PartyForm.BRANCH: 3}
    assert value(town, "party_members") == 220
    assert (value(town, "party_relations_in"), value(town, "party_relations_out")) == (
        1,
        1,
    )
    moved = [it for it in town.all(RelationTransfer) if it.origin and it.target]
    [within] = moved
    old, new = sorted(
        town.tied(PartyMembership, "person", within.person),
        key=lambda it: str(it.period.start),
    )
    assert (old.body, new.body) == (within.origin, within.target)
    assert old.period.end == new.period.start == within.received
    assert (old.joined, old.confirmed) == (new.joined, new.confirmed)


def test_who_reports_in_is_never_counted(town: Register) -> None:
    """Twelve members and six units report to the community: not one is its member."""
    assert value(town, "members_reported_in") == 12
    assert value(town, "units_reported_in") == 6
    without = Register(it for it in town if not isinstance(it, ReportIn))
    for code in ("party_members", "party_members_by_branch"):
        assert value(without, code) == value(town, code)
    own = {it.person for it in town.on(DAY).all(PartyMembership)}
    assert not own & {it.person for it in town.all(ReportIn)}


def test_nine_came_all_the_way(town: Register) -> None:
    """Applicant, activist, target: the nine who joined on 1 July 2004."""
    assert value(town, "party_members_admitted") == 9
    assert value(town, "probationary_party_members") == 9
    joined = date(2004, 7, 1)
    nine = {it.person for it in town.all(PartyMembership) if it.joined == joined}
    for person in nine:
        way = sorted(town.tied(Candidacy, "person", person), key=_start)
        assert [it.stage for it in way] == list(CandidateStage)
        assert way[-1].period.end == joined
    [decision] = town.all(Decision)
    assert "9名" in decision.subject
    assert (decision.in_favour or 0) * 2 > (town[decision.meeting].present or 0)


def _start(candidacy: Candidacy) -> date:
    return candidacy.period.start or date.min


def test_a_year_is_a_calendar_year(town: Register) -> None:
    """Twenty-one are on the way; a target two days before the year is told."""
    assert value(town, "party_applicants") == 13
    assert value(town, "party_activists") == 5
    assert value(town, "party_development_targets") == 3
    assert not messages(town, "activist-too-short")
    assert not messages(town, "activist-reviews-missing")
    early = date(2004, 6, 18)
    way = town.tied(Candidacy, "person", Ref[Person]("beizheng/person/00400133-3"))
    _, activist, target = sorted(way, key=_start)
    sooner = (
        activist.evolve(period=Period(activist.period.start, early)),
        target.evolve(period=Period(early, None)),
    )
    assert messages(apply(town, Writes(sooner)), "activist-too-short") == [
        "入党积极分子培养教育11个月，应满1周年才能列为发展对象"
    ]
    review = Ref[PartyStep]("beizheng/party_step/00400630-1.review.20031218")
    unreviewed = apply(town, Writes(strikes=(review,)))
    assert messages(unreviewed, "activist-reviews-missing") == [
        "入党积极分子每6个月考察一次，应有3次，登记了2次"
    ]


UNHELD = tuple(
    Ref[Meeting](f"beizheng/meeting/party-body.{key}")
    for key in (
        "p3.party-assembly.20040925",
        "p4.branch-committee.20040109",
        "p4.party-lecture.20041118",
    )
)


def test_what_is_missing_of_the_year(town: Register) -> None:
    """Three meetings and one lecture: what was held, what would be missing."""
    assert not {slot for slot in party_calendar(town, 2004) if slot.missing(DAY)}
    assert value(town, "party_meetings") == 63
    town = apply(town, Writes(strikes=UNHELD))
    slots = list(party_calendar(town, 2004))
    due = Counter(slot.type for slot in slots)
    assert due == {
        MeetingType.PARTY_ASSEMBLY: 12,
        MeetingType.BRANCH_COMMITTEE: 36,
        MeetingType.PARTY_LECTURE: 12,
        MeetingType.MEMBER_APPRAISAL: 3,
    }
    missing = {(it.body.key, it.type, it.name) for it in slots if it.missing(DAY)}
    assert missing == {
        ("p3", MeetingType.PARTY_ASSEMBLY, "第3季度"),
        ("p4", MeetingType.BRANCH_COMMITTEE, "1月"),
        ("p4", MeetingType.PARTY_LECTURE, "第4季度"),
    }
    [late] = [it for it in town.all(Meeting) if it.makes_up]
    [slot] = [it for it in slots if late in it.meetings]
    assert (slot.name, late.period.start) == ("第2季度", date(2004, 7, 1))
    assert messages(town, "party-meetings-missing") == [
        "2004年第3季度没有登记党员大会，缺1次（“三会一课”惯例）",
        "2004年1月没有登记支部委员会，缺1次（“三会一课”惯例）",
    ]
    assert value(town, "party_meetings") == 60


def test_the_fixed_theme_day_came_with_the_rules_of_2018(town: Register) -> None:
    """No theme day is missing in 2004; in 2019 it is one a month for each branch."""
    types = {slot.type for slot in party_calendar(town, 2004)}
    assert MeetingType.THEME_DAY not in types
    later = [
        slot
        for slot in party_calendar(town, 2019)
        if slot.type is MeetingType.THEME_DAY
    ]
    assert len(later) == 3 * 12


def test_a_meeting_of_less_than_half_decides_nothing(town: Register) -> None:
    """55 of 74 with a vote came in September; 34 would have been no quorum."""
    assert not messages(town, "party-quorum")
    held = Ref[Meeting]("beizheng/meeting/party-body.p2.party-assembly.20040924")
    few = apply(town, Writes((town[held].evolve(present=34),)))
    assert messages(few, "party-quorum") == [
        "党员大会应到74人，实到34人，没有超过半数，所作决定无效"
    ]


def test_elections_are_due(town: Register) -> None:
    """Three years by the rules of 2002: told half a year before, and when late."""
    due = {
        term.body.key: election_due(term, TERM_YEARS) for term in town.on(DAY).all(Term)
    }
    assert due == {
        "p1": date(2005, 9, 18),
        "p2": date(2005, 9, 20),
        "p3": date(2005, 9, 23),
        "p4": date(2005, 9, 25),
    }
    assert not messages(town, "party-term-ending")
    assert len(messages(town, "party-term-ending", date(2005, 3, 31))) == 4
    assert "任期应于2005-09-23届满换届，已超过1个月" in messages(
        town, "party-term-overdue", date(2005, 10, 31)
    )


def test_an_election_begins_a_term_and_changes_the_committee(town: Register) -> None:
    """The second branch elects in October: the overdue finding goes, posts change."""
    branch, on = (
        next(it.id for it in town.all(PartyBody) if it.id.key == "p3"),
        date(2005, 10, 12),
    )
    old = {it.holder: it.post for it in town.on(DAY).tied(Tenure, "body", branch)}
    others = [
        it.person
        for it in town.on(DAY).tied(PartyMembership, "body", branch)
        if it.person not in old and it.confirmed
    ]
    kept, *leaving = old
    elected = [
        (kept, old[kept]),
        *zip(others, (old[it] for it in leaving), strict=False),
    ]
    after = apply(town, acts.elect(town, branch, elected=elected, on=on))
    now = after.on(on)
    assert {(it.holder, it.post) for it in now.tied(Tenure, "body", branch)} == {
        *elected
    }
    [stays] = [it for it in now.all(Tenure) if it.holder == kept]
    assert stays in list(town.all(Tenure))
    assert [it.number for it in now.tied(Term, "body", branch)] == [3]
    late = [len(messages(it, "party-term-overdue", on)) for it in (town, after)]
    assert late == [4, 3]


def test_a_letter_is_out(town: Register) -> None:
    """Sent in December, valid through February, and no receipt: who leaves stays."""
    [letter] = town.on(DAY).all(RelationTransfer)
    assert (letter.received, letter.valid_until) == (None, date(2005, 2, 28))
    assert letter.person in {it.person for it in town.on(DAY).all(PartyMembership)}
    assert not messages(town, "relation-letter-out")
    on = date(2005, 3, 20)
    assert len(messages(town, "relation-letter-out", on)) == 1
    after = apply(town, acts.relation_received(town, letter.id, on=on))
    assert letter.person not in {it.person for it in after.on(on).all(PartyMembership)}
    assert not messages(after, "relation-letter-out", on)
    assert measure(after, "party_members", Window.year_to(on)).value == 219


def test_what_can_not_be_is_refused(town: Register) -> None:
    """Too early, twice, or out of order: the act says why, by name and day."""
    activist = min(
        (
            it
            for it in town.on(DAY).tied(Candidacy, "stage", CandidateStage.APPLICANT)
            if it.period.start and it.period.start.year == 2004
        ),
        key=_start,
    )
    now = apply(
        town,
        acts.advance(
            town, activist.person, to=CandidateStage.ACTIVIST, on=date(2005, 2, 1)
        ),
    )
    with pytest.raises(InvalidValue, match="2006-02-01") as early:
        acts.advance(
            now, activist.person, to=CandidateStage.TARGET, on=date(2006, 1, 31)
        )
    acts.advance(now, activist.person, to=CandidateStage.TARGET, on=date(2006, 2, 1))
    new = next(it for it in town.all(PartyMembership) if it.confirmed is None)
    with pytest.raises(InvalidValue, match="2005-07-01") as probation:
        acts.confirm(town, new.person, on=date(2005, 6, 30))
    full = acts.confirm(town, new.person, on=date(2005, 7, 1))
    assert apply(town, full)[new.id].confirmed_on == date(2005, 7, 1)
    with pytest.raises(InvalidValue) as twice:
        acts.apply_to_join(town, new.person, body=new.body, on=DAY)
    with pytest.raises(InvalidValue) as own:
        acts.report_in(town, new.person, body=new.body, on=DAY)
    with pytest.raises(InvalidValue) as same:
        acts.transfer_relation(town, new.person, to=new.body, on=DAY)
    out = next(it for it in town.on(DAY).all(RelationTransfer))
    with pytest.raises(InvalidValue) as again:
        acts.send_relation(town, out.person, letter=Letter(), on=DAY)
    refused = (early, probation, twice, own, same, again)
    assert [it.value.problem for it in refused] == [
        "too-early",
        "too-early",
        "member-already",
        "member-already",
        "same-body",
        "letter-out",
    ]


def test_the_records_are_all_there() -> None:
    """Nothing of the chapter dangles over the ledgers, and nothing repeats."""
    told = records("party")
    town = beizheng("party")
    assert len({it.id for it in told}) == len(told)
    assert not [name for it in told for _, name in it.refs() if name not in town]
