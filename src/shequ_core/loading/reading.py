"""读台账. Tables into an intake, with the account of every sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from shequ_core import books
from shequ_core.ledgers import Fate, Intake, Note, Practice, Table, Unknown
from shequ_core.ledgers.ledger import SAID_UNKNOWN
from shequ_core.loading.accounts import Account
from shequ_core.loading.noticed import notices_more
from shequ_core.loading.totals import mismatches
from shequ_core.loading.watching import Watch, nobody, watched

_SHOWN = 6
EMPTY = "empty-sheet"
"""空表. A sheet without a word in it leaves no remark."""


def read_all(
    found: Sequence[Table | Unknown],
    intake: Intake,
    practices: Iterable[Practice],
    watch: Watch = nobody,
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
            accounts[places[id(table)]] = _read_table(table, practice, intake, watch)
    for place, part in enumerate(found):
        if isinstance(part, Unknown):
            accounts[place] = _leave(part, intake)
    return tuple(account for _, account in sorted(accounts.items()))


def _read_table(
    table: Table, practice: Practice, intake: Intake, watch: Watch
) -> Account:
    intake.open_table(table)
    fates: Counter[Fate] = Counter()
    refused: set[int] = set()
    for row in watched(table.rows, watch):
        fate = intake.read(row, practice.read)
        fates[fate] += 1
        if fate is Fate.QUARANTINED:
            refused.add(row.number)
    lost = fates[Fate.IMPORTED] or fates[Fate.QUARANTINED]
    masked = _masked_columns(table) if lost else ()
    kept = (
        *_kept_over(table, intake),
        *_not_kept(table, intake),
        *_unlike(table, intake),
    )
    for note in (*table.notes, *_unread_columns(table), *masked, *kept):
        intake.remark(note)
    for total in table.totals:
        for key, message in mismatches(table, total, refused):
            note = Note(kind="total-mismatch", field=key, message=message)
            intake.remark(note, row=total.row)
    if fates[Fate.UNCHANGED] < len(table.rows) or _is_news(table, intake):
        intake.close_table()
    else:
        intake.drop_table()
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


def _not_kept(table: Table, intake: Intake) -> Iterator[Note]:
    """Said once for each column, however many rows of it were of no use."""
    for key, count in intake.not_kept.items():
        title = table.ledger.column(key).title
        message = f"“{title}”只用来认人，有{count:,}行的人不在册，这一列没有入库"
        yield Note(kind="not-kept", field=key, message=message)


def _unlike(table: Table, intake: Intake) -> Iterator[Note]:
    """What other ledgers know better, said once for each column, with its rows."""
    titles = {it.key: it.title for it in table.ledger}
    for key, rows in intake.unlike.items():
        if key in table.told():
            shown = "、".join(map(str, rows[:_SHOWN])) + (
                "等" if len(rows) > _SHOWN else ""
            )
            message = (
                f"“{titles[key]}”有{len(rows):,}行与别的台账登记的不同（第{shown}行），"
                "没有改动，请核对哪一个对"
            )
            yield Note(kind="differs-kept", field=key, message=message)


def _kept_over(table: Table, intake: Intake) -> Iterator[Note]:
    """Said once for each column, however many rows of it say 不详; what a ledger has
    no column for was said by no cell.
    """
    titles = {it.key: it.title for it in table.ledger}
    titles |= {it.field: it.header for it in table.flags}
    for key, count in intake.kept_over.items():
        if title := titles.get(key):
            rows = f"“{title}”有{count:,}行写着不详一类的话"
            message = f"{rows}，保留了已知的内容，查清了再填"
            yield Note(kind=SAID_UNKNOWN, field=key, message=message)


def _is_news(table: Table, intake: Intake) -> bool:
    """Nothing new on a later day is news, and so is trouble that was not seen before:
    a cell that can't be read changes no record, but must not be forgotten.
    """
    return _tells_later(table, intake) or notices_more(intake)


def _tells_later(table: Table, intake: Intake) -> bool:
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
