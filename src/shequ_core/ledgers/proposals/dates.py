"""日期建议. How a date is to be written, and which one was meant."""

from __future__ import annotations

import re
from datetime import date, time

from shequ_core.ledgers.proposals.doubt import Doubt
from shequ_core.ledgers.proposals.numbers import born_told
from shequ_core.values import PartDate

CLEARED = ""
"""清空. The proposal that nothing should stand there."""

_NOTHING = re.compile(r"0+(?:[-/.:]0+)*|1900-0?1-0?0|1899-12-30", re.ASCII)
_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D*", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def iso(doubt: Doubt) -> str | None:
    """规范写法. 1985-03-12, or as much of it as was read; None where nothing was."""
    value = doubt.value
    return str(value) if isinstance(value, PartDate | date) else None


def meant(doubt: Doubt) -> str | None:
    """改日期. The birth that the row's number says; nothing for a day that is all
    zeros; month and day the other way round where only that is a day.
    """
    if doubt.column.key == "born" and doubt.number:
        return born_told(doubt)
    if isinstance(doubt.cell, time) or _NOTHING.fullmatch(doubt.text):
        return CLEARED
    found = _DAY.fullmatch(doubt.text) or _DIGITS.fullmatch(doubt.text)
    return _swapped(*map(int, found.groups())) if found else None


def _swapped(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, day, month).isoformat() if month > 12 else None
    except ValueError:
        return None
