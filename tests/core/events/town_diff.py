"""两镇对照. Towns written as ledgers, read again, and compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.events import Comparison, Dated, Event, Snapshot
from shequ_core.handout.returned import as_sheet
from shequ_core.ledgers import PRACTICES
from shequ_core.ledgers.writing import written
from shequ_core.loading import Origins
from shequ_core.model import Basis, Person, Residence
from shequ_core.register import Register


def ledgers(town: Register, day: date, name: str = "台账") -> Snapshot:
    """A town as an office would see it: its ledgers of a day, read from cells.

    Those of residents and of who floats are always kept, be they empty.
    """
    kept = list(written(town.on(day), PRACTICES, day))
    there = {it.ledger.name for it in kept}
    lists = [it for it in PRACTICES if it.ledger.name in {"residents", "floating"}]
    missing = [it for it in lists if it.ledger.name not in there]
    if missing and len(there) < len(PRACTICES):
        kept += written(Register([]), missing, day)
    sheets = [as_sheet(it, name) for it in kept]
    plan = loading.plan(MemoryStore(), sheets, community="zhen")
    return Snapshot(plan.register, day, Origins(plan.register, plan.sources))


def as_known(town: Register, day: date) -> Snapshot:
    """A town as a database has it."""
    return Snapshot(town, day, Origins(town, {}))


def namesakes(town: Register) -> bool:
    """Two people whom nothing in a ledger tells apart."""
    names = [who(town, person.id) for person in town.all(Person)]
    return len(set(names)) < len(names)


def headless(side: Snapshot) -> bool:
    """A household without a head, or with two, which no act can lead to."""
    return any(side.head(home) is None for home in side.members)


def dated(found: tuple[Event, ...], given: Comparison) -> list[Dated]:
    """All accepted, of their own day or else the last of the period."""
    return [Dated(it, it.day or given.new.day) for it in found]


def who(register: Register, person: Any) -> tuple[str, str]:
    """Who somebody is, whatever they are called in a register."""
    known = register[person]
    return known.name, f"{known.number} {known.born}"


def shown(register: Register, day: date) -> Mapping[Any, Any]:
    """Who is registered on a day, with whom, under which head, in which group."""
    now = register.on(day)
    homes: dict[Any, list[Residence]] = {}
    for stay in now.tied(Residence, "basis", Basis.REGISTERED):
        if stay.person in now.named(Person):
            homes.setdefault(stay.household, []).append(stay)
    seen = {}
    for home, stays in homes.items():
        head = [who(register, it.person) for it in stays if is_head(it)]
        group = {register[it.group].name for it in stays if it.group}
        together = frozenset(who(register, it.person) for it in stays)
        for stay in stays:
            seen[who(register, stay.person)] = (
                together if home else None,
                head,
                sorted(group),
            )
    for stay in now.tied(Residence, "basis", Basis.FLOATING):
        if stay.person in now.named(Person):
            seen["floating", who(register, stay.person)] = stay.address
    return seen


def is_head(stay: Residence) -> bool:
    """Whether it is the stay of a head."""
    return stay.relation is not None and stay.relation.name == "HEAD"
