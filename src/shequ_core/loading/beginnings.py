"""增员. Whom a complete ledger names for the first time is there from its day on.

Where an earlier one of its kind is in, who was not on it came since. So the months
that were reported stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.ledgers import Intake, Practice
from shequ_core.model import (
    Household,
    LedgerSheet,
    PartyMembership,
    Record,
    Residence,
)
from shequ_core.values import Period


def begin(intake: Intake, practice: Practice, on: date) -> int:
    """增员. Begins on a day what a complete ledger of that day names for the first time
    and gives no day of its own; how many of its list. Born since, nobody came.
    """
    before = _told_before(intake, practice, on)
    if before is None:
        return 0
    listed = [it for it in _new(intake, practice) if not _since(it, before, intake)]
    for record in listed:
        intake.put(record.evolve(period=Period(on, record.period.end)))
    for home in list(_founded(intake, listed)):
        intake.put(home.evolve(period=Period(on, home.period.end)))
    return len(listed)


def _told_before(intake: Intake, practice: Practice, on: date) -> date | None:
    """The day of the last earlier ledger of that kind that is in."""
    papers = intake.known.tied(LedgerSheet, "ledger", practice.ledger.name)
    days = [it.told_on for it in papers if it.told_on and it.told_on < on]
    return max(days, default=None)


def _new(intake: Intake, practice: Practice) -> Iterator[Record]:
    assert practice.holds is not None, "only of lists"
    for record in list(intake.records.values()):
        if record.id not in intake.known and practice.holds(record):
            yield record


def _since(record: Record, before: date, intake: Intake) -> bool:
    """Whether its days are told, or its person was not born when it was last told."""
    if isinstance(record, PartyMembership):
        return record.period.start is not None and record.period.start > before
    if record.period.start is not None:
        return True
    person = intake.find(record.person) if isinstance(record, Residence) else None
    return bool(person and person.period.start and person.period.start > before)


def _founded(intake: Intake, listed: list[Record]) -> Iterator[Household]:
    """The new households of those who came."""
    refs = {it.household for it in listed if isinstance(it, Residence)}
    for ref in sorted(filter(None, refs)):
        home = intake.find(ref)
        if home and home.id not in intake.known and home.period.start is None:
            yield home
