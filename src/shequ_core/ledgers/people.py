"""认人. Whom a row speaks of: known, or new, or asked about; and what it adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from shequ_core.ledgers.asking import answer_to, ask, candidates
from shequ_core.ledgers.identity import (
    Identity,
    full_number,
    identify,
    identity_in,
    settled,
)
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.known_people import People, Roll, Spot, in_order, spot_of
from shequ_core.ledgers.ledger import Row
from shequ_core.ledgers.likeness import Ground, Sought
from shequ_core.ledgers.merging import merge
from shequ_core.ledgers.questions import (
    AS_A_NAME,
    AS_SOMEBODY_ELSE,
    SAME_PERSON,
    SET_APART,
    SOMEBODY_ELSE,
    TOLD_APART,
    WHICH_PERSON,
    WHOSE_NUMBER,
    sentence,
)
from shequ_core.ledgers.resolving import Match
from shequ_core.ledgers.stays import stay_of
from shequ_core.ledgers.table import Table
from shequ_core.model import Basis, Person, Remark
from shequ_core.values import Period, Ref

_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*", re.ASCII)
_TOLD_APART = "已答复：与底册里同名的人不是同一人"
_NAME_DIFFERS = "姓名与底册登记的不同，已按公民身份号码认作同一人，请核对"
_NUMBER_DIFFERS = "公民身份号码与底册登记的差一处，未改动底册，请核对哪一个对"
_ANSWER_UNKNOWN = "“答复”写的不是候选人的编号，也不是“另一人”，未采用"


@attrs.frozen
class Spoken:
    """所指. The person that a row speaks of, None where it is nobody known.

    ``refused`` where it may be one of several: nothing is to be made of the row;
    ``answered`` where somebody said who it is, or is not.
    """

    person: Ref[Person] | None = None
    refused: bool = False
    answered: bool = False


def spoken_of(
    row: Row,
    sought: Sought,
    roll: Roll,
    intake: Intake,
    about: Ref[Any] | None = None,
) -> Spoken:
    """所指. Matched, or as it was answered; else asked about, and set apart where the
    row is surely of one of several.

    ``about`` is what the row makes where it makes no person: it is never set apart.
    """
    people = People.of(intake)
    match = _askable(people.match(spot_of(intake.table, row), sought, roll), intake)
    if {match.person, about} & _remarked([TOLD_APART], intake):
        intake.note(TOLD_APART, _TOLD_APART)
        return Spoken(match.person, answered=True)
    kind = _question(match, intake)
    if not kind:
        if match.on is Ground.OTHER_NAME and match.person:
            intake.note("name-differs", _NAME_DIFFERS, field="name")
        return Spoken(match.person)
    answered = _answered(answer_to(kind, intake), match, intake)
    if answered is not None:
        return answered
    refused = match.rivals and about is None
    so_far = AS_A_NAME if about else SET_APART if refused else AS_SOMEBODY_ELSE
    asked = sentence(kind, len(match.asked), so_far)
    ask(kind, asked, candidates(match.asked, intake), intake)
    if refused:
        intake.set_apart()
    return Spoken(match.person, refused=refused)


def _askable(match: Match, intake: Intake) -> Match:
    """Of two who were entered by their names, the later is asked about, not both."""
    if not match.person or not match.asked:
        return match
    first = in_order((match.person, *match.asked))
    before = first[: first.index(match.person)]
    asked = (ref for ref in match.asked if ref in before or _at_home(ref, intake))
    return attrs.evolve(match, asked=tuple(asked))


def _question(match: Match, intake: Intake) -> str:
    """What has to be asked, "" where nothing has."""
    if match.rivals:
        return WHICH_PERSON
    if not match.asked:
        return ""
    if match.person and not (
        _loose(match.person, intake)
        or match.person in _remarked((SAME_PERSON, WHOSE_NUMBER), intake)
    ):
        return ""
    return WHOSE_NUMBER if match.asked_on is Ground.OTHER_NAME else SAME_PERSON


def _loose(ref: Ref[Person], intake: Intake) -> bool:
    """Of whom there is but a name: no number, and no home here."""
    person = intake.find(ref)
    return person is not None and not person.number and not _at_home(ref, intake)


def _at_home(ref: Ref[Person], intake: Intake) -> bool:
    return any(intake.find(stay_of(ref, basis, intake)) for basis in Basis)


def _remarked(kinds: Iterable[str], intake: Intake) -> frozenset[Ref[Any]]:
    """Whom, and what, the known remarks of some kinds are about."""
    kept: dict[tuple[str, ...], frozenset[Ref[Any]]]
    kept = intake.surveys.setdefault("remarked", {})
    wanted = tuple(kinds)
    if wanted not in kept:
        known = intake.known
        remarks = [it for kind in wanted for it in known.tied(Remark, "finding", kind)]
        about = {it.about for it in remarks if it.about}
        named = (getattr(known.find(ref), "person", None) for ref in about)
        kept[wanted] = frozenset(about.union(filter(None, named)))
    return kept[wanted]


def _answered(answer: str, match: Match, intake: Intake) -> Spoken | None:
    """Whom the answer means; None where there is none that can be understood."""
    if not answer:
        return None
    if answer.startswith(SOMEBODY_ELSE):
        intake.note(TOLD_APART, _TOLD_APART)
        return Spoken(match.person, answered=True)
    key = _KEY.match(answer.lower())
    ref = intake.ref(Person, key[0].rstrip(".-")) if key else None
    if ref is None or intake.find(ref) is None:
        intake.note("answer-unknown", _ANSWER_UNKNOWN, field="name")
        return None
    if match.person and match.person != ref:
        merge(match.person, ref, intake)
    return Spoken(ref, answered=True)


def sought_in(row: Row, who: Identity, **more: Any) -> Sought:
    """所寻. What a row says of whom it speaks of; ``more`` is what else it says."""
    return Sought(who=who, phones=row.get("phones") or (), **more)


def expect(
    tables: Iterable[Table],
    intake: Intake,
    *,
    roll: Callable[[Row, Table], str],
    key: str = "person_key",
    seek: Callable[[Row, Identity], Sought],
) -> None:
    """预告. Tell of all rows before the first is read, so that those of one name on
    one roll are matched together.

    ``key`` is the column of our own keys: such a row says itself who it is.
    """
    people = People.of(intake)
    for table in tables:
        for row in table.rows:
            name = roll(row, table)
            if row.text(key):
                people.claim(intake.ref(Person, row.text(key)), Roll(name))
            elif row.text("name"):
                sought = seek(row, identity_in(row, intake))
                people.expect(name, spot_of(table, row), sought)


def person_of(
    row: Row,
    intake: Intake,
    roll: Roll,
    *,
    seek: Callable[[Row, Identity], Sought] = sought_in,
    **more: object,
) -> Ref[Person] | None:
    """某人. The person a row of another ledger names: found, or entered anew.

    Such a ledger only fills in what is not known of a resident; a number that it
    brings settles sex and birth. None without a name, and where it has to be asked who
    it is: the row is set apart then.
    """
    who = identify(row, intake)
    if not who.name:
        return None
    sought = seek(row, who)
    key = row.text("person_key")
    spoken = Spoken(intake.ref(Person, key)) if key else None
    spoken = spoken or spoken_of(row, sought, roll, intake)
    if spoken.refused:
        return None
    ref = spoken.person or intake.new(Person, "x")
    before = intake.find(ref)
    person = fill_in(ref, who, intake, phones=sought.phones, **more)
    remember(before, person, roll, intake)
    return ref


def remember(before: Person | None, person: Person, roll: Roll, intake: Intake) -> None:
    """记住. A row of the roll spoke for them; others can find them from now on."""
    people = People.of(intake)
    people.claim(person.id, roll)
    if before is None or (before.number, before.name) != (person.number, person.name):
        people.add(person)


def fill_in(ref: Ref[Person], who: Identity, intake: Intake, **more: object) -> Person:
    """补充人员. What a row says of a person where nothing is known; a number that it
    brings settles sex and birth.
    """
    known = intake.find(ref)
    who = settled(who, known)
    if known and who.valid and not known.number:
        period = Period(who.lived.start, known.period.end)
        said = known.evolve(sex=who.sex, born=who.born, period=period)
        # The number says so, whether the ledger has columns for it or not.
        known = intake.put(said) if said != known else known
    if known and known.number and who.number and who.full != full_number(known.number):
        intake.note("number-differs", _NUMBER_DIFFERS, field="number")
    return intake.fill(
        Person,
        ref,
        name=who.name,
        number=who.number,
        sex=who.sex,
        born=who.born,
        period=who.lived,
        **more,
    )


__all__ = [
    "People",
    "Roll",
    "Spoken",
    "Spot",
    "expect",
    "fill_in",
    "in_order",
    "person_of",
    "remember",
    "sought_in",
    "spoken_of",
    "spot_of",
]
