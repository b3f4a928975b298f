"""入库方案. What loading some sheets would do: worked out, nothing written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

import attrs

from shequ_core import books
from shequ_core.acts import Writes
from shequ_core.findings import Finding
from shequ_core.ledgers import (
    PRACTICES,
    Intake,
    Practice,
    Sheet,
    Table,
    Unknown,
)
from shequ_core.ledgers.mappings import AS_THEY_ARE, Mappings
from shequ_core.ledgers.marking import answers_in, unmarked
from shequ_core.ledgers.questions import Answers, Question
from shequ_core.ledgers.recognise import understand
from shequ_core.loading.accounts import Account
from shequ_core.loading.doubts import Doubt, doubts
from shequ_core.loading.endings import Endings, endings
from shequ_core.loading.places import Origins
from shequ_core.loading.proposing import Proposal, proposals
from shequ_core.loading.reading import read_all
from shequ_core.loading.unused import unused_answers, unused_mappings
from shequ_core.loading.watching import Watch, nobody
from shequ_core.model import Community, Record
from shequ_core.ports import Store, View
from shequ_core.register import Register
from shequ_core.rules import RULES, Rule, check
from shequ_core.values import Ref
from shequ_core.viewpoints import OFFICE, Viewpoint, beyond, within_reach

NOTHING_ANSWERED: Mapping[str, str] = {}
"""没有答复. To no question."""

ANY_DAY = date(2000, 1, 1)
"""任一日. Where no record knows a day, every day is as good."""

FALLBACK = "community"
"""默认社区键. The key of a community whose ledgers give it no code."""


@attrs.frozen(kw_only=True)
class Plan:
    """入库方案. The account of every sheet, the findings, and the records to write.

    ``questions`` are what could not be told, ``proposals`` what cells with findings
    might say instead; ``endings`` whom complete ledgers name no more; ``doubts`` what
    somebody should say yes to first, ``beyond`` what is not theirs to write. ``known``
    is the community as it was, ``register`` as it would be; ``told_on`` the latest
    填报时间.
    """

    community: str
    base: int
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    puts: tuple[Record, ...]
    strikes: tuple[Ref[Any], ...]
    sources: Mapping[str, str]
    known: Register
    register: Register
    added: Mapping[str, int]
    changed: Mapping[str, int]
    struck: Mapping[str, int]
    told_on: date | None
    proposals: tuple[Proposal, ...] = ()
    endings: tuple[Endings, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    beyond: tuple[Ref[Any], ...] = ()

    @property
    def writes(self) -> Writes:
        """写入. What it puts and strikes."""
        return Writes(self.puts, self.strikes)


def plan(
    store: Store,
    sheets: Iterable[Sheet],
    *,
    community: str | None = None,
    practices: Sequence[Practice] = PRACTICES,
    rules: Sequence[Rule] = RULES,
    mappings: Mappings = AS_THEY_ARE,
    answers: Mapping[str, str] = NOTHING_ANSWERED,
    complete: Collection[str] = (),
    viewpoint: Viewpoint = OFFICE,
    today: date = ANY_DAY,
    watch: Watch = nobody,
) -> Plan:
    """入库方案. Understand the sheets, match their rows to what the store knows.

    ``community`` is the key of the book; else the one book of the store, else the
    division code that the ledgers give. ``mappings`` say how sheets are to be read,
    ``answers`` are keys of candidates, by the id of their question, beside those in
    marked-up sheets. ``complete`` names ledgers that name everybody: who is in them no
    more is there no more from the day they were told (填报时间). Rows are matched to
    what the ``viewpoint`` sees ``today``, and to nothing else; what they would write
    besides is ``beyond``; ledgers of no day are checked as of it. ``watch`` hears of
    each row. Nothing is written. Raises InvalidValue where a ledger can't be complete.
    """
    given = tuple(sheets)
    sheets = unmarked(given)
    with books.uncollected():
        found = _understood(sheets, mappings, practices, watch)
        tables = [part for part in found if isinstance(part, Table)]
        key, whole, base = _read(store, community, tables)
        known = within_reach(whole, viewpoint, on=today)
        intake = Intake(key, known, Answers(answers, answers_in(given)))
        intake.keep_clear_of(whole)
        accounts = read_all(found, intake, practices, watch)
        ended, withheld = endings(intake, tables, accounts, practices, complete)
        _name_community(tables, intake)
        made = planned(
            intake,
            base=base,
            accounts=accounts,
            noticed=(*_noticed(sheets, tables, mappings, intake), *withheld),
            sources=books.sources(store, key) if base else {},
            rules=rules,
            today=today,
        )
        out = beyond(whole, made.writes, viewpoint, on=today)
        return _to_be_asked(attrs.evolve(made, beyond=out), sheets, tables, ended)


def _understood(
    sheets: Iterable[Sheet],
    mappings: Mappings,
    practices: Iterable[Practice],
    watch: Watch,
) -> list[Table | Unknown]:
    ledgers = tuple(practice.ledger for practice in practices)
    found = list[Table | Unknown]()
    for sheet in sheets:
        found += understand(sheet, mappings.ledgers_for(sheet.name, ledgers))
        watch(len(sheet.rows))
    return found


def _read(
    store: Store, community: str | None, tables: Sequence[Table]
) -> tuple[str, Register, int]:
    """The book to write in: its key, all of it, and the revision it is of."""
    with store.view() as view:
        key = community or _book(view, tables)
        return key, books.read(view, key), view.revision


def _noticed(
    sheets: Iterable[Sheet], tables: Sequence[Table], mappings: Mappings, intake: Intake
) -> Iterator[Finding]:
    """What was noticed of the files, and of what was said of them in vain."""
    yield from chain(*(sheet.notes for sheet in sheets))
    yield from unused_mappings(mappings, tables)
    yield from unused_answers(intake.answers.by_id, intake.asked)


def _to_be_asked(
    made: Plan,
    sheets: Sequence[Sheet],
    tables: Sequence[Table],
    ended: tuple[Endings, ...],
) -> Plan:
    """What somebody is to look at before it is written."""
    return attrs.evolve(
        made,
        proposals=proposals(made.findings, sheets, tables, made.register),
        endings=ended,
        doubts=tuple(doubts(made.known, tables, made.accounts, ended)),
    )


def planned(
    intake: Intake,
    *,
    base: int,
    accounts: tuple[Account, ...],
    noticed: tuple[Finding, ...],
    sources: Mapping[str, str],
    rules: Sequence[Rule],
    today: date = ANY_DAY,
) -> Plan:
    """成方案. What an intake has gathered over what it knows, checked by the rules."""
    known = intake.known
    after = Register(_after(known, intake))
    origins = Origins(after, {**sources, **intake.sources})
    return Plan(
        community=intake.community,
        base=base,
        accounts=accounts,
        findings=(*noticed, *origins.placed(_check(after, rules, today))),
        questions=tuple(intake.questions),
        puts=tuple(intake.records.values()),
        strikes=tuple(sorted(intake.struck)),
        sources=intake.sources,
        known=known,
        register=after,
        added=_kinds(it for it in intake.records if it not in known),
        changed=_kinds(it for it in intake.records if it in known),
        struck=_kinds(intake.struck),
        told_on=books.as_of(after),
    )


def _check(register: Register, rules: Sequence[Rule], today: date) -> Iterable[Finding]:
    """As of the day the ledgers were told on; else of ``today``, as a check would be.

    Where nobody says what day it is, of the last day that the ledgers know of.
    """
    told = books.as_of(register)
    if told is None and today == ANY_DAY:
        days = [it.period.start for it in register if it.period.start]
        told = max(days, default=ANY_DAY)
    return check(register, told or today, rules)


def _book(view: View, tables: Sequence[Table]) -> str:
    """The book to write in: the only one there is, or one named by its code."""
    there = books.communities(view)
    codes = [
        str(row.get("division_code"))
        for table in tables
        for row in table.rows
        if row.get("division_code")
    ]
    if codes and codes[0] in there:
        return codes[0]
    if len(there) == 1:
        return there[0]
    return codes[0] if codes else FALLBACK


def _name_community(tables: Iterable[Table], intake: Intake) -> None:
    """A book has its community, if only by the name in the ledgers' titles."""
    ref = intake.ref(Community, intake.community)
    if intake.find(ref) is None:
        names = Counter(it.facts.community for it in tables if it.facts.community)
        name = names.most_common(1)[0][0] if names else intake.community
        intake.gather(Community(id=ref, name=name))


def _after(known: Register, intake: Intake) -> Iterator[Record]:
    for record in known:
        if record.id not in intake.struck:
            yield record
    yield from intake.records.values()


def _kinds(refs: Iterable[str]) -> dict[str, int]:
    return dict(Counter(ref.split("/", 2)[1] for ref in refs))


__all__ = ["FALLBACK", "Plan", "plan", "planned"]
