"""居民花名册. The roster of registered residents, household by household."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from shequ_core.figures.groupings import household_groups
from shequ_core.ledgers.definitions.common import (
    words,
)
from shequ_core.ledgers.definitions.resident_columns import COLUMNS
from shequ_core.ledgers.definitions.resident_survey import (
    Survey,
    identity_of,
    sought,
    survey,
)
from shequ_core.ledgers.grounds import building_in, small_group
from shequ_core.ledgers.identity import Identity, believed, identify
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Block, Ledger, Row
from shequ_core.ledgers.people import Roll, Spoken, remember, spoken_of
from shequ_core.ledgers.practice import Belonging, Practice
from shequ_core.ledgers.returning import home_told, listing_told, stay_told
from shequ_core.ledgers.spans import begun
from shequ_core.ledgers.standing import key_of
from shequ_core.ledgers.table import flag_field
from shequ_core.model import (
    Basis,
    CareListing,
    GridGroup,
    Household,
    Person,
    Record,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref, Relation


def read(row: Row, intake: Intake) -> None:
    """读一行. A person, their home, their household, and the groups they are in."""
    who = identify(row, intake)
    if not who.name:
        intake.quarantine(
            "name-missing", "没有姓名，这一行未入库，请补填", field="name"
        )
        return
    if _listed_elsewhere(row, intake):
        return
    spoken = _spoken(row, who, intake)
    if spoken.refused:
        return
    household = _household(row, intake)
    person = _person(row, who, spoken.person, household, intake)
    intake.about(person.id)
    _residence(row, person, household, intake)
    _head(row, household, intake)
    if "care" in row.values:
        _care(row, person, intake)


def _listed_elsewhere(row: Row, intake: Intake) -> bool:
    """A person on several rows counts on one of them; the others are set apart."""
    known: Survey = intake.surveys["residents"]
    spots = known.listed.get(identity_of(row)) if row.text("number") else None
    here = (intake.table.file, intake.table.sheet, row.number)
    if not spots or spots[0] == here:
        return False
    others = "、".join(
        f"{file}「{sheet}」第{number}行"
        for file, sheet, number in spots
        if (file, sheet, number) != here
    )
    intake.quarantine(
        "listed-twice", f"同一人重复登记：另见{others}；此行未入库", field="number"
    )
    return True


def _household(row: Row, intake: Intake) -> Ref[Household] | None:
    """Once for all of its rows: the survey knows where it is."""
    number = row.text("household")
    if not number:
        return None
    seen: dict[str, Ref[Household]] = intake.surveys.setdefault("households", {})
    if number not in seen:
        known: Survey = intake.surveys["residents"]
        ref = intake.own(Household, key_of(number), number)
        group = small_group(known.groups.get(number, ""), intake)
        intake.state(Household, ref, number=number, group=group)
        seen[number] = ref
    return seen[number]


def _head(row: Row, household: Ref[Household] | None, intake: Intake) -> None:
    """Whose household a row says it is has no field: the row of the head tells it."""
    said, survey = row.text("head_name"), intake.surveys["residents"]
    heads = survey.heads.get(row.text("household")) if household else None
    if said and heads and said not in heads:
        words = "“户主姓名”与本户户主那一行的姓名不同，按户主那一行计，请核对"
        intake.note("head-differs", words, field="head_name")


def _spoken(row: Row, who: Identity, intake: Intake) -> Spoken:
    """The person as known before: by the record's key, else as the row tells."""
    if row.text("key"):
        return Spoken(intake.ref(Person, row.text("key")))
    known: Survey = intake.surveys["residents"]
    roll = Roll(RESIDENTS.ledger.name, () if row.text("household") else known.homeless)
    return spoken_of(row, sought(row, who), roll, intake)


def _person(
    row: Row,
    who: Identity,
    ref: Ref[Person] | None,
    household: Ref[Household] | None,
    intake: Intake,
) -> Person:
    ref = ref or _new(household, intake)
    before = intake.find(ref)
    who = believed(who, before, intake)
    told = {
        field: row.values[field] or empty
        for field, empty in _PERSONAL.items()
        if field in row.values
    }
    if who.born:
        told["born"] = who.born
        told["period"] = begun(who.lived.start, before)
    person = intake.learn(
        Person, ref, name=who.name, number=who.number, sex=who.sex, **told
    )
    remember(before, person, Roll(RESIDENTS.ledger.name), intake)
    return person


_PERSONAL: Mapping[str, object] = {
    "ethnicity": None,
    "education": None,
    "marital": None,
    "political": None,
    "workplace": "",
    "phones": (),
}


def _new(household: Ref[Household] | None, intake: Intake) -> Ref[Person]:
    return intake.new(Person, f"{household.key}-" if household else "x")


def _residence(
    row: Row, person: Person, household: Ref[Household] | None, intake: Intake
) -> None:
    ref, period = stay_told(row, person.id, intake)
    before = intake.find(ref)
    address = row.text("address")
    intake.state(
        Residence,
        ref,
        person=person.id,
        basis=Basis.REGISTERED,
        household=home_told(household, period, intake),
        relation=row.get("relation"),
        group=small_group(row.text("group"), intake),
        building=building_in(address, intake) or (before.building if before else None),
        address=address,
        note=row.text("note"),
        period=period,
    )


def _care(row: Row, person: Person, intake: Intake) -> None:
    """A roster that only asks about some groups says nothing of the others, and of
    none that it can't be read of.
    """
    listed, asked = row.get("care") or (), intake.table.asked("care")
    unsure = {it.field for it in row.notes if it.kind != "control-characters"}
    for group in listed:
        ref, period = listing_told(person, group, intake)
        intake.state(CareListing, ref, person=person.id, group=group, period=period)
    told_on = intake.table.facts.told_on
    for listing in intake.known.tied(CareListing, "person", person.id):
        spoken = asked is None or listing.group in asked
        if spoken and listing.group not in listed and listing.period.end is None:
            asking = flag_field("care", listing.group)
            if unsure & {"care", asking}:
                intake.keep_over("care")
                intake.keep_over(asking)
            elif told_on:
                period = Period(listing.period.start, told_on)
                intake.state(CareListing, listing.id, period=period)
            else:
                intake.strike(listing.id)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every registered resident, by household, the head first."""
    stays = [it for it in register.all(Residence) if it.basis is Basis.REGISTERED]
    # By id they are already. A key of two parts would make a tuple for everybody.
    stays.sort(key=_is_member)
    stays.sort(key=_home)
    for _, together in groupby(stays, _home):
        yield from _of_household(register, tuple(together))


def _is_member(stay: Residence) -> bool:
    return stay.relation is not Relation.HEAD


def _home(stay: Residence) -> str:
    return stay.household or ""


def _of_household(
    register: Register, stays: Sequence[Residence]
) -> Iterator[Mapping[str, object]]:
    household = register.find(stays[0].household)
    heads = [it.person for it in stays if not _is_member(it)]
    head = register.find(heads[-1]) if heads else None
    for stay in stays:
        person = register.find(stay.person)
        if person is None:
            continue
        yield {
            **{field: getattr(person, field) for field in _PERSONAL},
            "household": household.number if household else "",
            "head_name": head.name if head else "",
            "name": person.name,
            "number": person.number,
            "sex": person.sex,
            "born": person.born,
            "relation": stay.relation,
            "address": stay.address,
            "group": group_words(register.find(stay.group)),
            "care": tuple(
                listing.group
                for listing in register.tied(CareListing, "person", person.id)
                if listing.period.end is None
            ),
            "note": stay.note,
            "key": person.id.key,
        }


def group_words(group: GridGroup | None) -> str:
    """组名. What a group is called, "" for none."""
    return group.name if group else ""


def _is_registered(record: Record) -> bool:
    return isinstance(record, Residence) and record.basis is Basis.REGISTERED


def owned(register: Register) -> Iterator[tuple[str, Ref[GridGroup] | None]]:
    """归属. By the group of the household, so that nobody's household is torn apart."""
    groups = household_groups(register)
    for stay in register.all(Residence):
        if stay.basis is Basis.REGISTERED and stay.person in register:
            group = groups.get(stay.household) if stay.household else None
            yield stay.person.key, group or stay.group


RESIDENTS = Practice(
    Ledger(
        name="residents",
        title="居民花名册",
        order=40,
        of=Person,
        columns=COLUMNS,
        needed=("name", "relation"),
        aliases=words("居民 户籍 花名册 人口"),
        block=Block(
            key="relation",
            first=Relation.HEAD,
            carried=("household", "head_name", "address", "group"),
        ),
    ),
    read=read,
    rows=rows,
    belonging=Belonging(to=GridGroup, rows=owned),
    survey=survey,
    holds=_is_registered,
)
