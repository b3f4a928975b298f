"""减员. Whom a complete ledger names no more is there no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from shequ_core.acts import belongings
from shequ_core.acts.stays import members
from shequ_core.errors import InvalidValue
from shequ_core.findings import Finding, Severity
from shequ_core.ledgers import Intake, Practice, Table
from shequ_core.loading.accounts import Account
from shequ_core.loading.beginnings import begin
from shequ_core.model import Basis, Household, Record, Residence
from shequ_core.register import Register
from shequ_core.values import Period, Ref

WITHHELD = "endings-withheld"
"""暂不减员. A row that could not be read may be of somebody who seems to be missing."""


@attrs.frozen(kw_only=True)
class Endings:
    """减员. Of one ledger that is complete: the records that end, as they were.

    ``on`` is its 填报时间, the first day on which they are not there; ``among`` counts
    what it held before, and ``begun`` those who are there from that day.
    """

    ledger: str
    title: str
    on: date
    among: int
    records: tuple[Record, ...]
    begun: int = 0


def endings(
    intake: Intake,
    tables: Sequence[Table],
    accounts: Sequence[Account],
    practices: Iterable[Practice],
    complete: Collection[str],
) -> tuple[tuple[Endings, ...], tuple[Finding, ...]]:
    """减员. Ends in the intake what the complete ledgers name no more; and findings for
    those ledgers where rows were set apart or are asked about: of these nothing ends
    yet, for such a row may be of somebody who seems to be missing.

    Raises InvalidValue where such a ledger is not among the tables, does not say when
    it was told (填报时间), or is none that can be complete.
    """
    found, withheld = list[Endings](), list[Finding]()
    for practice in practices:
        ledger = practice.ledger
        if ledger.name not in complete:
            continue
        theirs = [it for it in tables if it.ledger.name == ledger.name]
        on = _told_on(practice, theirs)
        apart = sum(it.quarantined for it in accounts if it.ledger == ledger.name)
        asked = _asked(intake, theirs)
        if apart or asked:
            withheld.append(_withheld(ledger.title, apart, asked))
        else:
            found.append(_ended(intake, practice, on))
    unknown = set(complete) - {it.ledger.name for it in practices}
    if unknown:
        raise InvalidValue(f"no ledger (台账) is called {min(unknown)}", problem="name")
    return tuple(found), tuple(withheld)


def _told_on(practice: Practice, tables: Sequence[Table]) -> date:
    ledger = practice.ledger
    if practice.holds is None:
        raise InvalidValue(
            f"{ledger.title}不是在册名单，不能按全册载入"
            f" ({ledger.name} lists what happened, not what is there)",
            problem="no-list",
        )
    days = [it.facts.told_on for it in tables if it.facts.told_on]
    if not days:
        raise InvalidValue(
            f"按全册载入要有{ledger.title}，表头上方要写填报时间"
            f" (a complete {ledger.name} ledger has to say when it was told)",
            problem="told-on",
        )
    return max(days)


def _asked(intake: Intake, tables: Iterable[Table]) -> int:
    """How many questions are open about rows of these tables."""
    sheets = {(it.file, it.sheet) for it in tables}
    return sum((it.place.file, it.place.sheet) in sheets for it in intake.questions)


def _withheld(title: str, apart: int, asked: int) -> Finding:
    rows = (f"{apart:,}行没有入库", f"{asked:,}处待答复")
    told = "、".join(words for words, n in zip(rows, (apart, asked), strict=True) if n)
    return Finding(
        code="R-N01",
        kind=WITHHELD,
        severity=Severity.WARNING,
        message=f"{title}有{told}，其中可能有看似减少的人，"
        "所以没有减员；改好、答复了再按全册载入",
    )


def _ended(intake: Intake, practice: Practice, on: date) -> Endings:
    holds, ledger = practice.holds, practice.ledger
    assert holds is not None, "only of lists"
    held = [it for it in intake.known if holds(it) and it.period.has(on)]
    gone = [it for it in held if it.id not in intake.named_here and _began(it, on)]
    begun = begin(intake, practice, on)
    for record in gone:
        intake.put(record.evolve(period=Period(record.period.start, on)))
    _left_behind(intake, gone, on)
    return Endings(
        ledger=ledger.name,
        title=ledger.title,
        on=on,
        among=len(held),
        records=tuple(gone),
        begun=begun,
    )


def _began(record: Record, on: date) -> bool:
    return record.period.start is None or record.period.start < on


def _left_behind(intake: Intake, gone: Iterable[Record], on: date) -> None:
    """What was kept of residents ends with them, and a household that the last of them
    left, for elsewhere or for another household.
    """
    stays = [it for it in gone if isinstance(it, Residence)]
    after = intake.known.after(intake.records.values(), intake.struck)
    for stay in stays:
        left = after.tied(Residence, "person", stay.person)
        if not any(it.period.has(on) for it in left):
            kept = belongings.ended(after, belongings.OF_RESIDENTS, stay.person, on)
            for record in kept.puts:
                intake.put(record)
            for ref in kept.strikes:
                intake.strike(ref)
    touched = [it for it in intake.known.all(Residence) if it.id in intake.records]
    for home in _emptied(after, touched, on):
        intake.put(home.evolve(period=Period(home.period.start, on)))


def _emptied(
    after: Register, stays: Iterable[Residence], on: date
) -> Iterator[Household]:
    homes: set[Ref[Any] | None] = {
        it.household for it in stays if it.basis is Basis.REGISTERED
    }
    for ref in sorted(filter(None, homes)):
        home = after.find(ref)
        if home is not None and home.period.has(on) and not members(after, ref, on):
            yield home
