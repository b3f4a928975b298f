"""党组织规则. How big branches may be, and who belongs where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.figures.party import on_probation
from shequ_core.findings import Matter, Severity
from shequ_core.model import (
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    RelationTransfer,
    ReportIn,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Political

_BRANCHES = (PartyForm.BRANCH, PartyForm.JOINT_BRANCH)
_LEAST, _MOST = 3, 50
_GENERAL, _COMMITTEE = 50, 100
BRANCH_RULES = "《中国共产党支部工作条例（试行）》"
"""支部工作条例. The rules of branches, in force since RULED_SINCE."""

RULED_SINCE = date(2018, 10, 28)
CUSTOM = "党务工作惯例"

MOST_OF_A_BRANCH = Dated((None, CUSTOM), (RULED_SINCE, f"{BRANCH_RULES}第四条"))
"""支部规模依据. Who says that a branch has fifty members at most."""
_TAGGED = (Political.PARTY_MEMBER, Political.PROBATIONARY_MEMBER)


def _members(register: Register) -> Mapping[str, list[PartyMembership]]:
    return register.grouped(PartyMembership, "body")


def full_members(register: Register, body: str, on: date) -> int:
    """正式党员人数. Of one body, on a day; those on probation have no vote."""
    return sum(
        not on_probation(member, on)
        for member in register.tied(PartyMembership, "body", body)
        if member.period.has(on)
    )


def _small_branch(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for body in now.all(PartyBody) if now.named(PartyMembership) else ():
        if body.form is PartyForm.BRANCH:
            full = full_members(now, body.id, on)
            if full < _LEAST:
                yield Spot(
                    f"正式党员{full}人，不足{_LEAST}人，应组成联合党支部",
                    (body.id,),
                    "form",
                )


def _large_branch(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for body in now.all(PartyBody):
        count = len(_members(now).get(body.id, ()))
        if body.form in _BRANCHES and count > _MOST:
            needed = -(-count // _MOST)
            yield Spot(
                f"党支部有党员{count}人，一般不超过{_MOST}人"
                f"（{MOST_OF_A_BRANCH.on(on)}），可分设为{needed}个支部",
                (body.id,),
                "form",
            )


def _level(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    known = now.named(PartyBody)
    for body in now.all(PartyBody):
        if body.parent is not None and body.parent in known:
            continue
        count = sum(len(_members(now).get(part, ())) for part in _under(now, body))
        wanted = _form_for(count)
        either = count == _GENERAL and body.form is PartyForm.GENERAL_BRANCH
        if count and body.form in _FORMS and body.form is not wanted and not either:
            yield Spot(
                f"党员{count}人，一般设{_FORMS[wanted]}，现为{_FORMS[body.form]}"
                "（经上级批准可以不同）",
                (body.id,),
                "form",
            )


_FORMS = {
    PartyForm.BRANCH: "党支部",
    PartyForm.GENERAL_BRANCH: "党总支",
    PartyForm.COMMITTEE: "党委",
}


def _form_for(members: int) -> PartyForm:
    if members > _COMMITTEE:
        return PartyForm.COMMITTEE
    return PartyForm.GENERAL_BRANCH if members > _GENERAL else PartyForm.BRANCH


def _under(register: Register, body: PartyBody) -> set[str]:
    """The body and all that is below it, circles or not."""
    found, waiting = {str(body.id)}, [body.id]
    while waiting:
        for child in register.tied(PartyBody, "parent", waiting.pop()):
            if child.id not in found:
                found.add(child.id)
                waiting.append(child.id)
    return found


def _lonely_general_branch(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for body in now.tied(PartyBody, "form", PartyForm.GENERAL_BRANCH):
        branches = now.tied(PartyBody, "parent", body.id)
        if len(branches) < 2:
            yield Spot(
                f"党总支下设{len(branches)}个党支部，一般不少于2个", (body.id,), "form"
            )


def _sum(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    bodies = now.named(PartyBody)
    branches = {name for name, body in bodies.items() if body.form in _BRANCHES}
    if not branches:
        return
    everyone = list(now.all(PartyMembership))
    stray = [member for member in everyone if member.body not in branches]
    if stray:
        yield Spot(
            f"党员{len(everyone)}人，各党支部合计{len(everyone) - len(stray)}人，"
            f"有{len(stray)}人没有编入党支部",
            names(stray),
            "body",
        )


def _two_bodies(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for person, members in now.grouped(PartyMembership, "person").items():
        if len(members) > 1:
            yield Spot(
                f"同一人有{len(members)}处组织关系，只能有一处",
                (*names(members[1:]), members[0].id, person),
                "body",
            )


def _tag(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    persons = now.named(Person)
    for member in now.all(PartyMembership):
        person = persons.get(member.person)
        if person and person.political and person.political not in _TAGGED:
            yield Spot(
                "党员花名册中有此人，居民登记的政治面貌却不是中共党员，请核对",
                (person.id, member.id),
                "political",
            )


def _unlisted(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    listed = now.grouped(PartyMembership, "person")
    if not listed:
        return
    tagged = [it for tag in _TAGGED for it in now.tied(Person, "political", tag)]
    elsewhere = {
        *now.grouped(ReportIn, "person"),
        *(
            letter.person
            for letter in register.tied(RelationTransfer, "target", None)
            if letter.received and letter.received <= on
        ),
    }
    unlisted = sum(
        person.id not in listed and person.id not in elsewhere for person in tagged
    )
    if unlisted:
        yield Spot(
            f"登记为中共党员的有{len(tagged)}人，其中{unlisted}人不在党员花名册，"
            "组织关系是否在别处，请核对"
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P01",
        kind="branch-too-small",
        severity=Severity.WARNING,
        title="党支部正式党员不足3人",
        english="A branch of fewer than three full members",
        source=f"《中国共产党章程》关于基层组织的规定，{BRANCH_RULES}第四、五条",
        check=_small_branch,
    ),
    Rule(
        code="R-P02",
        kind="branch-too-large",
        severity=Severity.WARNING,
        title="党支部党员超过50人",
        english="A branch of more than fifty members",
        source=f"{BRANCH_RULES}第四条（2018年10月起），此前为{CUSTOM}",
        check=_large_branch,
    ),
    Rule(
        code="R-P03",
        kind="party-level",
        severity=Severity.WARNING,
        title="党组织形式与党员人数不相称",
        english="A party body whose form does not fit its number of members",
        source=f"《中国共产党章程》关于基层组织的规定，人数为{CUSTOM}",
        check=_level,
    ),
    Rule(
        code="R-P04",
        kind="general-branch-alone",
        severity=Severity.WARNING,
        title="党总支下设支部不足两个",
        english="A general branch of fewer than two branches",
        source=CUSTOM,
        check=_lonely_general_branch,
    ),
    Rule(
        code="R-P05",
        kind="party-sum",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="各支部党员合计与总数不符",
        english="Members of branches do not sum up to the whole",
        source="党员花名册",
        check=_sum,
    ),
    Rule(
        code="R-P14",
        kind="two-party-bodies",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="一人多处组织关系",
        english="A person who is a member of two party bodies at once",
        source="《中国共产党章程》：每个党员编入一个支部",
        check=_two_bodies,
    ),
    Rule(
        code="R-P15",
        kind="political-contradicts-party",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="政治面貌与党员花名册不符",
        english="A listed member whose political affiliation says otherwise",
        source="GB/T 4762《政治面貌代码》",
        check=_tag,
    ),
    Rule(
        code="R-P15",
        kind="party-members-unlisted",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="登记为党员而不在花名册",
        english="Residents tagged as party members who are not on the roster",
        source="GB/T 4762《政治面貌代码》",
        check=_unlisted,
    ),
)
