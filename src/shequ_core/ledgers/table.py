"""表. What was understood of a sheet: which ledger, where, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs

from shequ_core.ledgers.ledger import Ledger, Note, Row


@attrs.frozen(kw_only=True)
class TitleFacts:
    """标题信息. What title rows say: of which community, told when, of what."""

    title: str = ""
    community: str = ""
    told_on: date | None = None


@attrs.frozen(kw_only=True)
class MappedColumn:
    """已识别列. A column of the sheet (``index`` from 0, ``letter`` as Excel says).

    ``header`` is its words as they stand; ``scale`` multiplies what it holds (万元).
    ``row`` is where its one value stands in an upright ledger, as Excel counts; else 0.
    """

    key: str
    index: int
    letter: str
    header: str
    scale: Decimal = Decimal(1)
    row: int = 0


@attrs.frozen(kw_only=True)
class FlagColumn:
    """是否列. A column that asks about one ``choice`` of the ledger's column ``key``.

    Its cells say 是, 否, √ ... of each row (是否低保 asks about 特殊群体).
    """

    key: str
    choice: Enum
    index: int
    letter: str
    header: str

    @property
    def field(self) -> str:
        """所注栏目. What notes on its cells are notes of."""
        return flag_field(self.key, self.choice)


def flag_field(key: str, choice: Enum) -> str:
    """是否列栏目. What notes on cells that ask about a choice of a column are of."""
    return f"{key}/{choice.value}"


class ToldBy(Enum):
    """出处. Where something stands that is told once for many rows."""

    SHEET = "sheet"
    TITLE = "title"
    SECTION = "section"
    MAPPING = "mapping"


@attrs.frozen(kw_only=True)
class Given:
    """统一信息. What is told once for many rows: a column's key, and the words.

    ``row`` is where it stands, as Excel counts, 0 where in no row. A section row speaks
    for the rows below it, what else there is for all rows.
    """

    key: str
    words: str
    by: ToldBy
    row: int = 0


@attrs.frozen(kw_only=True)
class Total:
    """合计. A totals row: what it says by column key (numbers only), and where.

    It speaks of the data rows from row ``since`` on; a 小计 of those after the last.
    """

    row: int
    said: Mapping[str, Decimal]
    letters: Mapping[str, str]
    since: int = 0


@attrs.frozen(kw_only=True)
class Table:
    """表. One ledger found on a sheet, its data rows read.

    ``rows`` are the rows that speak of something; ``skipped`` counts data rows left
    out, by Chinese reason (提示行, 空白模板行); ``furniture`` counts what is no data
    (标题, 表头, 合计, 签字). ``unmatched`` are headers that no column fits; ``masked``
    counts the stars of the columns, by key, that are masked throughout, ``coded`` has
    the codes of those that hold codes of no table that was named. ``given`` is what was
    told once for many rows, ``flags`` ask about choices: both are in the rows' values.
    """

    file: str
    sheet: str
    ledger: Ledger
    facts: TitleFacts
    columns: Mapping[str, MappedColumn]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...] = ()
    skipped: Mapping[str, int] = attrs.field(factory=dict)
    furniture: Mapping[str, int] = attrs.field(factory=dict)
    unmatched: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    masked: Mapping[str, int] = attrs.field(factory=dict)
    coded: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    given: tuple[Given, ...] = ()
    flags: tuple[FlagColumn, ...] = ()
    digest: str = ""

    def told(self) -> frozenset[str]:
        """所述栏目. The keys of the columns that the table says something of at all."""
        given, flags = (it.key for it in self.given), (it.key for it in self.flags)
        return frozenset((*self.columns, *given, *flags))

    def asked(self, key: str) -> frozenset[Enum] | None:
        """所问. Which choices of a column the table speaks of, None where of all."""
        if key in self.columns:
            return None
        return frozenset(it.choice for it in self.flags if it.key == key) or None


@attrs.frozen(kw_only=True)
class Unknown:
    """未识别. A sheet that is not read; ``reason`` is a Chinese sentence.

    It may be a part of one, which ``begins`` in a row (from 0).
    """

    file: str
    sheet: str
    reason: str
    kind: str
    rows: int
    begins: int = 0
