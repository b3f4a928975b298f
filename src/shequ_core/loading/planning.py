"""入库方案. What loading some sheets would do: worked out, nothing written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from shequ_core import books
from shequ_core.findings import Finding
from shequ_core.ledgers import (
    PRACTICES,
    Fate,
    Intake,
    Note,
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
from shequ_core.loading.places import Origins
from shequ_core.loading.proposing import Proposal, proposals
from shequ_core.loading.totals import mismatches
from shequ_core.loading.unused import unused_mappings
from shequ_core.model import Community, Record
from shequ_core.ports import Store, View
from shequ_core.register import Register
from shequ_core.rules import RULES, Rule, check
from shequ_core.values import Ref

EMPTY = "empty-sheet"
"""空表. A sheet without a word in it leaves no remark."""

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
    might say instead; ``register`` is the community as it would be; ``told_on`` the
    latest 填报时间.
    """

    community: str
    base: int
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    puts: tuple[Record, ...]
    strikes: tuple[Ref[Any], ...]
    sources: Mapping[str, str]
    register: Register
    added: Mapping[str, int]
    changed: Mapping[str, int]
    struck: Mapping[str, int]
    told_on: date | None
    proposals: tuple[Proposal, ...] = ()


def plan(
    store: Store,
    sheets: Iterable[Sheet],
    *,
    community: str | None = None,
    practices: Sequence[Practice] = PRACTICES,
    rules: Sequence[Rule] = RULES,
    mappings: Mappings = AS_THEY_ARE,
    answers: Mapping[str, str] = NOTHING_ANSWERED,
) -> Plan:
    """入库方案. Understand the sheets, match their rows to what the store knows.

    ``community`` is the key of the book; else the one book of the store, else the
    division code that the ledgers give. ``mappings`` say how the sheets are to be
    read, before we look ourselves; ``answers`` are keys of candidates, by the id of
    their question, beside those in marked-up sheets. Nothing is written.
    """
    given = tuple(sheets)
    answered = Answers(by_id=answers, by_row=answers_in(given))
    sheets = unmarked(given)
    ledgers = tuple(practice.ledger for practice in practices)
    with books.uncollected():
        found = [
            part
            for sheet in sheets
            for part in understand(sheet, mappings.ledgers_for(sheet.name, ledgers))
        ]
        tables = [part for part in found if isinstance(part, Table)]
        with store.view() as view:
            key = community or _book(view, tables)
            known, base = books.read(view, key), view.revision
        intake = Intake(key, known, answered)
        accounts = read_all(found, intake, practices)
        _name_community(tables, intake)
        sources = books.sources(store, key) if base else {}
        made = planned(
            intake,
            base=base,
            accounts=accounts,
            noticed=(
                *(note for sheet in sheets for note in sheet.notes),
                *unused_mappings(mappings, tables),
            ),
            sources=sources,
            rules=rules,
        )
        proposed = proposals(made.findings, sheets, tables, made.register)
        return attrs.evolve(made, proposals=proposed)


def planned(
    intake: Intake,
    *,
    base: int,
    accounts: tuple[Account, ...],
    noticed: tuple[Finding, ...],
    sources: Mapping[str, str],
    rules: Sequence[Rule],
) -> Plan:
    """成方案. What an intake has gathered over what it knows, checked by the rules."""
    known = intake.known
    after = Register(_after(known, intake))
    origins = Origins(after, {**sources, **intake.sources})
    return Plan(
        community=intake.community,
        base=base,
        accounts=accounts,
        findings=(*noticed, *origins.placed(_check(after, rules))),
        questions=tuple(intake.questions),
        puts=tuple(intake.records.values()),
        strikes=tuple(sorted(intake.struck)),
        sources=intake.sources,
        register=after,
        added=_kinds(it for it in intake.records if it not in known),
        changed=_kinds(it for it in intake.records if it in known),
        struck=_kinds(intake.struck),
        told_on=books.as_of(after),
    )


def _check(register: Register, rules: Sequence[Rule]) -> Iterable[Finding]:
    """As of the day the ledgers were told on, or the last day that they know of."""
    days = [it.period.start for it in register if it.period.start]
    on = books.as_of(register) or max(days, default=ANY_DAY)
    return check(register, on, rules)


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


def read_all(
    found: Sequence[Table | Unknown], intake: Intake, practices: Iterable[Practice]
) -> tuple[Account, ...]:
    """读全部. Ledger by ledger, so that what others refer to is known first; the
    accounts are in the order of the sheets.
    """
    accounts: dict[int, Account] = {}
    places = {id(part): place for place, part in enumerate(found)}
    tables = [part for part in found if isinstance(part, Table)]
    for practice in sorted(practices, key=lambda it: it.ledger.order):
        alike = [table for table in tables if table.ledger.name == practice.ledger.name]
        if practice.survey and alike:
            practice.survey(alike, intake)
        for table in alike:
            accounts[places[id(table)]] = _read_table(table, practice, intake)
    for place, part in enumerate(found):
        if isinstance(part, Unknown):
            accounts[place] = _leave(part, intake)
    return tuple(account for _, account in sorted(accounts.items()))


def _read_table(table: Table, practice: Practice, intake: Intake) -> Account:
    intake.open_table(table)
    fates: Counter[Fate] = Counter()
    refused: set[int] = set()
    for row in table.rows:
        fate = intake.read(row, practice.read)
        fates[fate] += 1
        if fate is Fate.QUARANTINED:
            refused.add(row.number)
    lost = fates[Fate.IMPORTED] or fates[Fate.QUARANTINED]
    masked = _masked_columns(table) if lost else ()
    for note in (*table.notes, *_unread_columns(table), *masked):
        intake.remark(note)
    for total in table.totals:
        for key, message in mismatches(table, total, refused):
            note = Note(kind="total-mismatch", field=key, message=message)
            intake.remark(note, row=total.row)
    if fates[Fate.UNCHANGED] == len(table.rows) and not _tells_later(table, intake):
        intake.drop_table()
    else:
        intake.close_table()
    return Account(
        file=table.file,
        sheet=table.sheet,
        ledger=table.ledger.name,
        title=table.ledger.title,
        rows=len(table.rows) + sum(table.skipped.values()),
        imported=fates[Fate.IMPORTED],
        updated=fates[Fate.UPDATED],
        unchanged=fates[Fate.UNCHANGED],
        quarantined=fates[Fate.QUARANTINED],
        skipped=table.skipped,
        furniture=table.furniture,
    )


def _unread_columns(table: Table) -> Iterator[Note]:
    if table.unmatched:
        headers = "、".join(f"“{header}”" for header in table.unmatched)
        message = f"表头{headers}没有对应的栏目，未读入"
        yield Note(kind="unknown-header", field="", message=message)


def _masked_columns(table: Table) -> Iterator[Note]:
    for key, count in table.masked.items():
        column = table.columns[key]
        message = (
            f"{column.letter}列“{column.header}”有{count:,}格是脱敏内容（含*号），"
            "未采用；脱敏件不能当原件载入，请用未脱敏的台账"
        )
        yield Note(kind="masked-column", field=key, message=message)


def _tells_later(table: Table, intake: Intake) -> bool:
    """Nothing new on a later day is news."""
    told_on, known = table.facts.told_on, books.as_of(intake.known)
    return told_on is not None and (known is None or known < told_on)


def _leave(sheet: Unknown, intake: Intake) -> Account:
    if sheet.kind != EMPTY:
        intake.leave_unread(sheet)
    return Account(
        file=sheet.file,
        sheet=sheet.sheet,
        rows=sheet.rows,
        skipped={sheet.kind: sheet.rows} if sheet.rows else {},
        reason=sheet.reason,
    )


def _name_community(tables: Iterable[Table], intake: Intake) -> None:
    """A book has its community, if only by the name in the ledgers' titles."""
    ref = intake.ref(Community, intake.community)
    if intake.find(ref) is None:
        names = Counter(it.facts.community for it in tables if it.facts.community)
        name = names.most_common(1)[0][0] if names else intake.community
        intake.records[ref] = Community(id=ref, name=name)


def _after(known: Register, intake: Intake) -> Iterator[Record]:
    for record in known:
        if record.id not in intake.struck:
            yield record
    yield from intake.records.values()


def _kinds(refs: Iterable[str]) -> dict[str, int]:
    return dict(Counter(ref.split("/", 2)[1] for ref in refs))


__all__ = ["FALLBACK", "Plan", "plan", "planned", "read_all"]
