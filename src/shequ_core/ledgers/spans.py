"""起止. The days on which something begins and ends, as two columns tell them."""

from __future__ import annotations

from datetime import date

from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.model import Record
from shequ_core.values import ALWAYS, Period

Days = tuple[date | None, date | None]
"""起止日. The first day and the last, as far as they are known."""


def day_told(row: Row, column: str, before: Record | None, intake: Intake) -> Period:
    """当日. The one day that a column tells, as it was known where there is doubt."""
    day: date | None = row.get(column)
    known = before.period if before else ALWAYS
    return intake.or_known(column, Period.day(day) if day else ALWAYS, known)


def days_told(row: Row, columns: tuple[str, str], known: Days, intake: Intake) -> Days:
    """起止日. The days that two columns tell, each as it was ``known`` where there is
    doubt about it. An end before the beginning is not believed.
    """
    since, until = columns
    first: date | None = intake.or_known(since, row.get(since), known[0])
    last: date | None = intake.or_known(until, row.get(until), known[1])
    if _reversed(first, last):
        begins, ends = (intake.table.ledger.column(it).title for it in columns)
        words = f"{ends}早于{begins}，{ends}未采用"
        intake.leave_out("dates-reversed", words, field=until)
        last = None if _reversed(first, known[1]) else known[1]
    return first, last


def begun(start: date | None, before: Record | None) -> Period:
    """自某日起. From a day until what is known to have ended it, unless that was
    earlier: then the days stay as they were known.
    """
    known = before.period if before else ALWAYS
    return known if _reversed(start, known.end) else Period(start, known.end)


def _reversed(first: date | None, last: date | None) -> bool:
    return bool(first and last and last < first)
