"""居委会规则. How many members, which posts, for how long, and who may not be one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Severity
from shequ_core.model import Committee, CommitteeForm, Post, Record, Tenure, Unit
from shequ_core.register import Register
from shequ_core.rules import terms
from shequ_core.rules.as_of import measured, names, today
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot

COMMITTEE_LAW = "《城市居民委员会组织法》"

MEMBERS = Dated((date(1954, 12, 31), (7, 17)), (date(1990, 1, 1), (5, 9)))
"""居委会人数. Director, deputies and members: at least and at most.

The revision of 2025 is in force since 2026; its number could not be read, so that of
1989 is kept until it is.
"""

TERM_YEARS = Dated((date(1990, 1, 1), 3), (date(2018, 12, 29), 5))
"""居委会任期. Years of a term, by the day of the election."""

WORKERS_PER_10_000 = Dated((date(2022, 6, 22), 18))
"""社区工作者配备. For every ten thousand residents, at least."""

COMMITTEE_POSTS = (Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.MEMBER)
"""居委会职务. Those who make up a residents' committee."""

_RESIDENTS = CommitteeForm.RESIDENTS


def committees(
    register: Register, on: date, form: CommitteeForm = _RESIDENTS
) -> list[Committee]:
    """某类委员会. Those of a form that there are on a day."""
    return today(register, on).tied(Committee, "form", form)


def members_of(register: Register, committee: str, on: date) -> list[Tenure]:
    """委员会成员. Who holds a post of a committee on a day."""
    tenures = today(register, on).tied(Tenure, "body", committee)
    return [tenure for tenure in tenures if tenure.post in COMMITTEE_POSTS]


def persons(tenures: list[Tenure]) -> int:
    """人数. How many there are, whoever holds two posts counted once."""
    return len({tenure.holder or tenure.name or tenure.id for tenure in tenures})


def _size(register: Register, on: date) -> Iterator[Spot]:
    span = MEMBERS.on(on)
    for committee in committees(register, on):
        members = members_of(register, committee.id, on)
        count = persons(members)
        if span and members and not span[0] <= count <= span[1]:
            yield Spot(
                f"居委会有成员{count}人，应由{span[0]}至{span[1]}人组成",
                (committee.id, *names(members)),
            )


def _director(register: Register, on: date) -> Iterator[Spot]:
    for committee in committees(register, on):
        members = members_of(register, committee.id, on)
        directors = [it for it in members if it.post is Post.DIRECTOR]
        if members and not directors:
            yield Spot("居委会没有主任，出缺应及时补选", (committee.id,))
        elif len(directors) > 1:
            yield Spot(
                f"同时有{len(directors)}名主任，前任是否已离任，请补填离任日期",
                (*names(directors), committee.id),
                "period",
            )


def _units(register: Register, on: date) -> Iterator[Spot]:
    seats = register.named(Committee)
    for tenure in register.all(Tenure):
        holder = tenure.holder
        if tenure.body in seats and holder is not None and holder.kind == Unit.kind:
            yield Spot(
                "辖区单位不是居委会成员，可以派代表列席会议",
                (tenure.id, tenure.body),
                "holder",
            )


def _representative(register: Register, on: date) -> Iterator[Spot]:
    for committee in committees(register, on):
        directors = [
            tenure.holder
            for tenure in members_of(register, committee.id, on)
            if tenure.post is Post.DIRECTOR
        ]
        legal = committee.legal_representative
        if legal is not None and directors and legal not in directors:
            yield Spot(
                "登记的法定代表人不是现任主任，换届后应办理变更",
                (committee.id, legal),
                "legal_representative",
            )


def _workers(register: Register, on: date) -> Iterator[Spot]:
    least = WORKERS_PER_10_000.on(on)
    workers = today(register, on).tied(Tenure, "post", Post.COMMUNITY_WORKER)
    people = measured(register, "registered_residents", on)
    people += measured(register, "floating_residents", on)
    if least is None or not workers or not people:
        return
    needed = -(-people * least // 10_000)
    if persons(workers) < needed:
        yield Spot(
            f"居民{people}人，社区工作者{persons(workers)}人，"
            f"按每万人{least}人应配备{needed}人",
            names(workers),
        )


def _elected(register: Register, on: date) -> Iterator[Record]:
    return iter(committees(register, on))


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-C01",
        kind="committee-members",
        severity=Severity.WARNING,
        title="居委会成员人数不合规定",
        english="A residents' committee of the wrong number of members",
        source=f"{COMMITTEE_LAW}第七条",
        check=_size,
    ),
    Rule(
        code="R-C01",
        kind="committee-director",
        severity=Severity.WARNING,
        title="居委会主任空缺或重复",
        english="A residents' committee with no director, or with two",
        source=f"{COMMITTEE_LAW}第七条",
        check=_director,
    ),
    Rule(
        code="R-C02",
        kind="committee-term-overdue",
        severity=Severity.WARNING,
        title="居委会届满未换届",
        english="The election of the residents' committee is overdue",
        source=f"{COMMITTEE_LAW}第八条：三年，2018年12月29日起五年",
        check=terms.overdue(_elected, TERM_YEARS),
    ),
    Rule(
        code="R-C02",
        kind="committee-term-extended",
        severity=Severity.WARNING,
        title="居委会延期换届超过一年或未经批准",
        english="An election put off by over a year, or without approval",
        source=f"{COMMITTEE_LAW}第八条",
        check=terms.extended_too_long(_elected, TERM_YEARS),
    ),
    Rule(
        code="R-C02",
        kind="committee-term-ending",
        severity=Severity.INFO,
        title="居委会换届提醒",
        english="The election of the residents' committee is due within six months",
        source=f"{COMMITTEE_LAW}第八条",
        check=terms.reminder(_elected, TERM_YEARS),
    ),
    Rule(
        code="R-C06",
        kind="unit-in-committee",
        severity=Severity.ERROR,
        title="单位列为居委会成员",
        english="A unit listed as a member of a committee",
        source=f"{COMMITTEE_LAW}第十九条",
        check=_units,
    ),
    Rule(
        code="R-C11",
        kind="legal-representative",
        severity=Severity.WARNING,
        title="法定代表人不是现任主任",
        english="The legal representative is not the director in office",
        source="民政部关于基层群众性自治组织特别法人的规定（2017年起）",
        check=_representative,
    ),
    Rule(
        code="R-C13",
        kind="community-workers-few",
        severity=Severity.INFO,
        title="社区工作者配备不足",
        english="Fewer community workers than the yardstick",
        source="河南省社区居委会设立指导意见（2022年6月起）",
        check=_workers,
    ),
)
