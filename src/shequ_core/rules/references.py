"""引用规则. What a record names must be there, and be there at the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from shequ_core.figures.groupings import household_groups
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import field_word, kind_word
from shequ_core.model import (
    KINDS,
    PAPERS,
    Attendance,
    Building,
    Candidacy,
    CareFile,
    CareListing,
    CourseEnrolment,
    Enrolment,
    FacilityUse,
    GridGroup,
    Household,
    Meeting,
    PartyMembership,
    PartyStep,
    Person,
    Proposal,
    Record,
    ReportIn,
    Residence,
    Separation,
    Succession,
    TeamMembership,
    Tenure,
    VolunteerRecord,
    Vote,
    ref_fields,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.rule import Rule, Spot

TIES: tuple[tuple[type[Record], str], ...] = (
    (Residence, "person"),
    (Separation, "person"),
    (CareListing, "person"),
    (PartyMembership, "person"),
    (Candidacy, "person"),
    (ReportIn, "person"),
    (CareFile, "person"),
    (Tenure, "holder"),
    (TeamMembership, "person"),
    (Enrolment, "person"),
    (CourseEnrolment, "person"),
)
"""随人. What is kept of a person and ends with them, and the field that names them."""


EVENTS: tuple[tuple[type[Record], str], ...] = (
    (Attendance, "who"),
    (Meeting, "chair"),
    (Proposal, "proposer"),
    (Vote, "voter"),
    (VolunteerRecord, "person"),
    (FacilityUse, "by"),
    (PartyStep, "by"),
)
"""亲为. What somebody did on a day, and the field that names them; bookings have a rule
of their own.
"""


def _dangling(register: Register, on: date) -> Iterator[Spot]:
    there = register.once(_names)
    for kind in KINDS:
        if kind not in PAPERS:
            for field in ref_fields(kind):
                yield from _missing(register, kind, field, there)


def _names(register: Register) -> frozenset[str]:
    return frozenset(name for kind in KINDS for name in register.named(kind))


def _missing(
    register: Register, kind: type[Record], field: str, there: frozenset[str]
) -> Iterator[Spot]:
    named = attrgetter(field)
    for record in register.all(kind):
        target = named(record)
        if target is not None and target not in there:
            what = f"{kind_word(kind)}的“{field_word(kind, field)}”"
            yield Spot(f"{what}指向的记录不存在，请补登或改正", (record.id,), field)


def _outlived(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    living = now.named(Person)
    people = register.all(Person)
    ended = (it.id for it in people if it.period.end and it.period.end <= on)
    gone = {name for name in ended if name not in living}
    for kind, field in TIES:
        named = attrgetter(field)
        for tie in now.all(kind):
            person = named(tie)
            if person in gone:
                message = f"人员已故或已注销，{kind_word(kind)}仍在册，请核对"
                yield Spot(message, (tie.id, person), field)


def _afterwards(register: Register, on: date) -> Iterator[Spot]:
    """What is told of somebody on days after the last, but for what is held today.

    Who was handed over with a boundary lives on, and may come back as a guest.
    """
    ended = {
        name: it.period.end
        for name, it in register.named(Person).items()
        if it.period.end and not _went_on(register, name)
    }
    for kind, field in (*TIES, *EVENTS) if ended else ():
        named = attrgetter(field)
        for record in register.all(kind):
            end, days = ended.get(named(record)), record.period
            if end is None or days.start is None or days.empty:
                continue
            told = (kind, field) in TIES and days.has(on)
            if end <= days.start <= on and not told:
                what = f"{kind_word(kind)}（{days.start}）"
                message = f"人员已故或已注销以后还有{what}，请核对"
                yield Spot(message, (record.id, named(record)), field)


PLACES: tuple[tuple[type[Record], str], ...] = (
    (Residence, "household"),
    (Residence, "group"),
    (Household, "group"),
    (Building, "group"),
    (GridGroup, "parent"),
)
"""属地. What belongs to a household or group, and the field that names it."""


def _closed(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    homes = now.once(household_groups)
    for kind, field in PLACES:
        named = attrgetter(field)
        # A household belongs where it did then, which its own row does not tell.
        belongs = {it.id: homes.get(it.id, named(it)) for it in now.all(kind)}
        places = {*belongs.values()} - {None}
        closed = {it for it in places if it in register and it not in now}
        for record, place in belongs.items() if closed else ():
            if place in closed:
                what = f"{kind_word(kind)}的“{field_word(kind, field)}”"
                message = f"{what}已撤销或尚未设立，请核对"
                yield Spot(message, (record, place), field)


def _went_on(register: Register, person: str) -> bool:
    return any(it.went_to for it in register.tied(Succession, "about", person))


DANGLING = Rule(
    code="R-N12",
    kind="dangling-reference",
    severity=Severity.ERROR,
    matter=Matter.LEDGER,
    title="所指记录不存在",
    english="A record names another that is not there",
    source="台账填写规范",
    check=_dangling,
)
"""所指记录不存在. Whatever the day."""


RULES: tuple[Rule, ...] = (
    DANGLING,
    Rule(
        code="R-I16",
        kind="person-ended",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="人员已故仍在册",
        english="A person who is dead or gone is still listed",
        source="《户口登记条例》第八条",
        check=_outlived,
    ),
    Rule(
        code="R-I16",
        kind="told-after-end",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="人员已故以后还有记录",
        english="What somebody did, or held for a while, after their last day",
        source="《户口登记条例》第八条",
        check=_afterwards,
    ),
    Rule(
        code="R-G13",
        kind="place-closed",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="所属户或小组已撤销",
        english="Something belongs to a household or group that is not there",
        source="居民组台账",
        check=_closed,
    ),
)
