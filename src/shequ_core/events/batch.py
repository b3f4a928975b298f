"""变动入库. What was accepted as one plan, with the new ledger's cells behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from shequ_core import books
from shequ_core.events.accepting import Accepted
from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Event
from shequ_core.ledgers import Intake
from shequ_core.loading import Origin, Plan
from shequ_core.loading.planning import planned
from shequ_core.model import LedgerSheet, Record
from shequ_core.ports import Store
from shequ_core.register import Register
from shequ_core.rules import RULES, Rule
from shequ_core.values import Ref


def plan_of(
    store: Store,
    community: str,
    known: tuple[Register, int],
    given: Comparison,
    accepted: Accepted,
    *,
    rules: Sequence[Rule] = RULES,
) -> Plan:
    """变动入库方案. Over what is ``known`` of the community, as of a revision.

    Every record says from which row of the new ledgers it came, and these are entered
    among the papers, as papers of their own: what else the ledgers tell is still to be
    loaded, as of a day on which nothing was. Nothing is written.
    """
    register, base = known
    intake = Intake(community, register)
    sources = dict(_sources(given, accepted))
    for origin in sources.values():
        if register.find(origin.paper.id) != origin.paper:
            intake.gather(origin.paper)
    for record in accepted.writes.puts:
        intake.gather(record)
    intake.struck.update(accepted.writes.strikes)
    for ref, origin in sources.items():
        intake.sources[ref] = f"{origin.paper.id}#{origin.row}"
    return planned(
        intake,
        base=base,
        accounts=(),
        noticed=(),
        sources=books.sources(store, community),
        rules=rules,
    )


def _sources(given: Comparison, accepted: Accepted) -> Iterator[tuple[str, Origin]]:
    written: Mapping[str, Record] = {it.id: it for it in accepted.writes.puts}
    for event, writes in accepted.done:
        origin = _origin(given, event)
        if origin is not None:
            for record in writes.puts:
                if record.id in written:
                    yield record.id, attrs.evolve(origin, paper=_apart(origin.paper))


def _apart(paper: LedgerSheet) -> LedgerSheet:
    ref: Ref[LedgerSheet] = Ref.to(
        paper.id.community, LedgerSheet.kind, f"{paper.id.key}-diff"
    )
    return paper.evolve(id=ref, digest="")


def _origin(given: Comparison, event: Event) -> Origin | None:
    """The row of the new ledgers that an event is told in."""
    for who in event.people:
        stay = given.stay_now(who)
        for ref in (stay.id if stay else None, who.new):
            origin = given.new.origins.of(ref) if ref else None
            if origin is not None:
                return origin
    return None
