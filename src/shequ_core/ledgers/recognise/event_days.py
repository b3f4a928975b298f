"""活动日期. Days of what happened: their year in the title, or several in one cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import attrs

from shequ_core.ledgers.sheet import Cell
from shequ_core.ledgers.table import Given, ToldBy

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年|$)")
_NO_YEAR = re.compile(r"\d{1,2}月\d{1,2}[日号].*")
_FROM = r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?"
_TO = r"(?:(\d{4})[年./-])?(?:(\d{1,2})[月./-])?(\d{1,2})[日号]?"
_SPAN = re.compile(rf"{_FROM}(?:-+|—+|–|~|至|到){_TO}")


@attrs.frozen
class Days:
    """日期. The cells of a column of days, and those on which it was over."""

    first: list[Cell]
    last: list[Cell]


def year_over(key: str, name: str, lines: Iterable[tuple[int, str]]) -> Given | None:
    """年份. The year of what happened, from the title rows (from 0), or the sheet.

    ``key`` is the column of days. Where a title tells two years, none is told.
    """
    told = [(row, _YEAR.findall(line)) for row, line in lines]
    years = [(row, found) for row, found in told if found]
    if years:
        row, found = years[0]
        if len(set(found)) > 1:
            return None
        return Given(key=key, words=f"{found[0]}年", by=ToldBy.TITLE, row=row + 1)
    of_sheet = set(_YEAR.findall(name))
    if len(of_sheet) != 1:
        return None
    return Given(key=key, words=f"{of_sheet.pop()}年", by=ToldBy.SHEET)


def days_of(cells: Sequence[Cell], year: str) -> Days:
    """逐日. With ``year`` (2004年, or "") where a cell has none, and spans taken apart.

    What is no such day or span stays as it is.
    """
    pairs = [_days(cell, year) for cell in cells]
    return Days([first for first, _ in pairs], [last for _, last in pairs])


def with_year(cells: Sequence[Cell], year: str) -> list[Cell]:
    """补年份. With ``year`` (2004年, or "") where a day has none."""
    return [_with_year(cell, year) for cell in cells]


def _days(cell: Cell, year: str) -> tuple[Cell, Cell]:
    if isinstance(cell, str) and (found := _SPAN.fullmatch(_plain(cell))):
        return _span(found, year.rstrip("年")) or (cell, None)
    return _with_year(cell, year), None


def _with_year(cell: Cell, year: str) -> Cell:
    if year and isinstance(cell, str):
        plain = _plain(cell)
        if _NO_YEAR.fullmatch(plain) and not _SPAN.fullmatch(plain):
            return year + plain
    return cell


def _plain(cell: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell))


def _span(found: re.Match[str], year: str) -> tuple[str, str] | None:
    """3月5日-7日 as two days; None where no year is known."""
    began, month, day, ended, later, last = found.groups()
    began = began or year
    if not began or (ended and not found[1]):
        return None
    return f"{began}-{month}-{day}", f"{ended or began}-{later or month}-{last}"
