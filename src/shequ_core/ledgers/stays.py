"""居住. Which stay of a person a row speaks of, whoever entered it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shequ_core.ledgers.intake import Intake
from shequ_core.model import Basis, Person, Residence
from shequ_core.values import Ref

_ENDING: Mapping[Basis, str] = {Basis.REGISTERED: "", Basis.FLOATING: "-f"}


def stay_of(person: Ref[Person], basis: Basis, intake: Intake) -> Ref[Residence]:
    """居住. The last stay on that basis that is known, else the name of a first one."""
    known = [
        stay
        for stay in intake.known.tied(Residence, "person", person)
        if stay.basis is basis
    ]
    if known:
        return max(known, key=_by_beginning).id
    first = intake.ref(Residence, f"{person.key}{_ENDING[basis]}")
    other = intake.known.find(first)
    return intake.ref(Residence, f"{first.key}-{basis.value}") if other else first


def home_of(person: Ref[Person], intake: Intake) -> Residence | None:
    """户籍登记. Where a person is, or last was, registered; None if they never were."""
    return intake.find(stay_of(person, Basis.REGISTERED, intake))


def _by_beginning(stay: Residence) -> tuple[date, str]:
    return stay.period.start or date.min, stay.id
