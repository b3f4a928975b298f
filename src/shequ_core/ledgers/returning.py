"""再次在册. Who was on a list, was there no more, and is named by a later ledger again.

A ledger that was told (填报时间) before the end speaks of the days before it, and ends
nothing that ended; one of that day or later says that somebody is here.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.ledgers.standing import key_of
from shequ_core.ledgers.stays import stay_of
from shequ_core.model import (
    Basis,
    CareGroup,
    CareListing,
    Household,
    LedgerSheet,
    PartyMembership,
    Person,
    Record,
    Residence,
)
from shequ_core.values import ALWAYS, Period, Ref

R = TypeVar("R", bound=Record)

LISTED_AFTER = "listed-after-end"
"""离开后仍在册. Entered as dead or gone, and still named: a forgotten row, mostly."""


def stay_told(
    row: Row, person: Ref[Person], intake: Intake
) -> tuple[Ref[Residence], Period]:
    """在册居住. The stay that a row of the roster speaks of, and its days.

    A stay that ended without a cause goes on, in a new one where days lie between. Of
    somebody entered as dead or gone nothing changes, and that is noted. Handed out rows
    (with the record's key) tell how it was when they were handed out.
    """
    ref = stay_of(person, Basis.REGISTERED, intake)
    before = intake.find(ref)
    if before is None:
        return ref, ALWAYS
    told_on = intake.table.facts.told_on
    if row.text("key") or not _over(before.period, told_on):
        return ref, before.period
    if before.ended is not None:
        intake.note(
            LISTED_AFTER,
            "库里已登记离开（去世、迁出等），册上还有这个人，没有改动；"
            "确实回来了的，用 shequ diff 核对采纳",
            field="name",
        )
        return ref, before.period
    return _again(ref, before.period, told_on)


def home_told(
    ref: Ref[Household] | None, stay: Period, intake: Intake
) -> Ref[Household] | None:
    """所在户. The household of a stay that goes on, which goes on as well; the last
    that had the number, where it was given out again.
    """
    home = intake.find(ref)
    if home is None or home.period.end is None or stay.end is not None:
        return ref
    last = max(
        (it for it in intake.all(Household) if it.number == home.number),
        key=lambda it: (it.period.start or date.min, it.id),
    )
    told_on = intake.table.facts.told_on
    if not _over(last.period, told_on):
        return last.id
    again, period = _again(last.id, last.period, told_on)
    intake.put(last.evolve(id=again, period=period, group=home.group))
    return again


def membership_told(
    row: Row, person: Ref[Person], intake: Intake
) -> tuple[Ref[PartyMembership], PartyMembership | None, Period | None]:
    """在册关系. The membership that a row speaks of, as it was, and the days of one
    that goes on; None for the days as they are told and known.
    """
    ref = intake.place(PartyMembership, person, row.text("key"))
    known = intake.known.tied(PartyMembership, "person", person)
    if row.text("key") or not known:
        return ref, intake.find(ref), None
    last = max(known, key=lambda it: (it.period.start or date.min, it.id))
    told_on = intake.table.facts.told_on
    if ref not in {it.id for it in known} or not _over(last.period, told_on):
        return ref, intake.find(ref), None
    again, period = _again(last.id, last.period, told_on)
    return again, last, period


def listing_told(
    person: Person, group: CareGroup, intake: Intake
) -> tuple[Ref[CareListing], Period]:
    """列入. The listing (特殊群体) that a row speaks of, and its days: one that ended
    goes on as a stay does; a new one is since ever, or since it is told.
    """
    ref = intake.ref(CareListing, f"{person.id.key}-{key_of(group.value)}")
    listed = intake.known.tied(CareListing, "person", person.id)
    known = [it for it in listed if it.group is group]
    if not known:
        return ref, _first_listed(person, group, intake)
    last = max(known, key=lambda it: (it.period.start or date.min, it.id))
    told_on = intake.table.facts.told_on
    if not _over(last.period, told_on):
        return last.id, last.period
    return _again(last.id, last.period, told_on)


def _first_listed(person: Person, group: CareGroup, intake: Intake) -> Period:
    """From the day that it is told, where earlier rosters named the person, and others
    as of that group: else it may not have been asked.
    """
    told_on = intake.table.facts.told_on
    earlier: tuple[frozenset[CareGroup], date | None] | None
    earlier = intake.surveys.get("care_told")
    if earlier is None:
        groups = frozenset(it.group for it in intake.known.all(CareListing))
        papers = intake.known.tied(LedgerSheet, "ledger", intake.table.ledger.name)
        days = [it.told_on for it in papers if it.told_on]
        earlier = intake.surveys["care_told"] = groups, min(days, default=None)
    groups, first = earlier
    if not told_on or not first or first >= told_on or group not in groups:
        return ALWAYS
    return Period.since(told_on) if intake.known.find(person.id) else ALWAYS


def _over(period: Period, told_on: date | None) -> bool:
    return bool(told_on and period.end and period.end <= told_on)


def _again(ref: Ref[R], period: Period, told_on: date | None) -> tuple[Ref[R], Period]:
    assert told_on is not None, "what is over was over by a day"
    if period.end == told_on:
        return ref, Period(period.start, None)
    key: Any = key_of(f"{ref.key}.{told_on:%Y%m%d}")
    return Ref.to(ref.community, ref.kind, key), Period.since(told_on)
