"""支部班子规则. The committee of a branch: how many, which posts, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Severity
from shequ_core.glossary import word
from shequ_core.model import PartyBody, PartyForm, Post, Record, Tenure, Term
from shequ_core.register import Register
from shequ_core.rules import terms
from shequ_core.rules.as_of import names, today
from shequ_core.rules.committee import persons
from shequ_core.rules.dated import Dated
from shequ_core.rules.party import BRANCH_RULES, RULED_SINCE, full_members
from shequ_core.rules.rule import Rule, Spot

TERM_YEARS = Dated((None, 3), (date(2018, 7, 1), 5))
"""社区党组织任期. Years of a term in a community, by the day of the election."""

WITH_COMMITTEE = 7
"""设委员会的人数. Full members from which on a branch elects a committee."""

COMMITTEE_SIZE = Dated((RULED_SINCE, (3, 5, 7)))
"""支部委员会人数. At least, as a rule at most, and at the very most."""

COMMITTEE_POSTS = (
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.ORGANISATION,
    Post.PUBLICITY,
    Post.DISCIPLINE,
    Post.MEMBER,
)
"""支部委员会职务. Those who make up a branch committee."""

_NEEDED = (Post.SECRETARY, Post.ORGANISATION, Post.PUBLICITY, Post.DISCIPLINE)
_BRANCHES = (PartyForm.BRANCH, PartyForm.JOINT_BRANCH)
_ELECTED = (*_BRANCHES, PartyForm.GENERAL_BRANCH, PartyForm.COMMITTEE)
_TERMS = "中共中央办公厅《关于党的基层组织任期的意见》（2018年7月起五年）"


def committee_of(register: Register, branch: str) -> list[Tenure]:
    """支部委员会. Who holds a post of its committee, in a register of one day."""
    tenures = register.tied(Tenure, "body", branch)
    return [tenure for tenure in tenures if tenure.post in COMMITTEE_POSTS]


def _branches(register: Register, on: date) -> Iterator[tuple[PartyBody, list[Tenure]]]:
    """Branches and their committees, once any committee is recorded."""
    now = today(register, on)
    branches = [body for body in now.all(PartyBody) if body.form in _BRANCHES]
    found = [(branch, committee_of(now, branch.id)) for branch in branches]
    if any(committee for _, committee in found):
        yield from found


def _size(register: Register, on: date) -> Iterator[Spot]:
    size = COMMITTEE_SIZE.on(on)
    if size is None:
        return
    least, usual, most = size
    for branch, committee in _branches(register, on):
        full = full_members(register, branch.id, on)
        count = persons(committee)
        if full >= WITH_COMMITTEE and not least <= count <= most:
            yield Spot(
                f"正式党员{full}人，支部委员会有{count}人，"
                f"应由{least}至{usual}人组成，一般不超过{most}人",
                (branch.id, *names(committee)),
            )
        elif 0 < full < WITH_COMMITTEE and any(
            tenure.post not in (Post.SECRETARY, Post.DEPUTY_SECRETARY)
            for tenure in committee
        ):
            yield Spot(
                f"正式党员{full}人，不足{WITH_COMMITTEE}人的支部只设书记，"
                "必要时设一名副书记，不设委员",
                (branch.id, *names(committee)),
            )


def _posts(register: Register, on: date) -> Iterator[Spot]:
    ruled = COMMITTEE_SIZE.on(on) is not None
    for branch, committee in _branches(register, on):
        full = full_members(register, branch.id, on)
        held = {tenure.post for tenure in committee}
        needed = _NEEDED if ruled and full >= WITH_COMMITTEE else (Post.SECRETARY,)
        missing = [post for post in needed if post not in held]
        if missing:
            yield Spot(
                f"支部没有{'、'.join(map(word, missing))}，出缺应及时补选",
                (branch.id,),
            )


def _two_secretaries(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for body in now.all(PartyBody):
        tenures = now.tied(Tenure, "body", body.id)
        secretaries = [it for it in tenures if it.post is Post.SECRETARY]
        if len(secretaries) > 1:
            yield Spot(
                f"同时有{len(secretaries)}名书记，前任是否已离任，请补填离任日期",
                (*names(secretaries), body.id),
                "period",
            )


def _elected(register: Register, on: date) -> Iterator[Record]:
    bodies = today(register, on).all(PartyBody)
    return (body for body in bodies if body.form in _ELECTED)


def _turnout(register: Register, on: date) -> Iterator[Spot]:
    bodies = register.named(PartyBody)
    for term in register.all(Term):
        if term.body not in bodies or not term.electors or term.voters is None:
            continue
        if term.voters * 5 <= term.electors * 4:
            yield Spot(
                f"换届选举应到{term.electors}人，实到{term.voters}人，"
                "有选举权的到会人数应超过应到会人数的五分之四",
                (term.id, term.body),
                "voters",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P06",
        kind="branch-committee-size",
        severity=Severity.WARNING,
        title="支部委员会人数不合规定",
        english="A branch committee of the wrong size",
        source=f"{BRANCH_RULES}（2018年10月起）",
        check=_size,
    ),
    Rule(
        code="R-P06",
        kind="branch-post-vacant",
        severity=Severity.WARNING,
        title="支部班子出缺",
        english="A post of the branch committee that nobody holds",
        source=BRANCH_RULES,
        check=_posts,
    ),
    Rule(
        code="R-P06",
        kind="two-secretaries",
        severity=Severity.WARNING,
        title="同一党组织有两名书记",
        english="A party body with two secretaries",
        source="党务工作惯例",
        check=_two_secretaries,
    ),
    Rule(
        code="R-P07",
        kind="party-term-overdue",
        severity=Severity.WARNING,
        title="党组织届满未换届",
        english="The election of a party body is overdue",
        source=_TERMS,
        check=terms.overdue(_elected, TERM_YEARS),
    ),
    Rule(
        code="R-P07",
        kind="party-term-extended",
        severity=Severity.WARNING,
        title="党组织延期换届超过一年或未经批准",
        english="An election put off by over a year, or without approval",
        source="《中国共产党基层组织选举工作条例》",
        check=terms.extended_too_long(_elected, TERM_YEARS),
    ),
    Rule(
        code="R-P08",
        kind="party-term-ending",
        severity=Severity.INFO,
        title="党组织换届提醒",
        english="The election of a party body is due within six months",
        source="党组织任期届满前六个月提醒",
        check=terms.reminder(_elected, TERM_YEARS),
    ),
    Rule(
        code="R-P19",
        kind="party-election-turnout",
        severity=Severity.WARNING,
        title="党内选举到会人数不足五分之四",
        english="Four fifths or fewer of the electors came to a party election",
        source="《中国共产党基层组织选举工作条例》",
        check=_turnout,
    ),
)
