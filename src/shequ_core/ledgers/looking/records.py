"""看懂了什么. What a look at a sheet tells: where, which ledger, which column, why."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

import attrs

from shequ_core.ledgers.table import TitleFacts, ToldBy


class Reason(Enum):
    """对列理由. Why the words over a column are taken for a column of the ledger.

    From the surest to the least: its title (标题相同), an alias (别名), either of them
    without what stands in brackets (去括号后相同), another spelling (写法相近), one of
    two words for one thing (并列写法之一, 姓名/名称). A flag asks about one choice of a
    column (是否列, 是否低保). What a mapping says (列对应) is surer than all of them.
    """

    MAPPED = "mapped"
    TITLE = "title"
    ALIAS = "alias"
    BARE = "bare"
    VARIANT = "variant"
    PART = "part"
    FLAG = "flag"


@attrs.frozen(kw_only=True)
class Rows:
    """行范围. From the first row to the last, as Excel counts, both in."""

    first: int
    last: int


@attrs.frozen(kw_only=True)
class Headed:
    """列名. The words over a column; ``letter`` as Excel says, "" where not known.

    ``may_be`` are the titles of the columns that they could head, where there are
    several and nothing tells which.
    """

    letter: str
    header: str
    may_be: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Recognised:
    """认出的列. The words over a column, the column of the ledger, and the reason.

    ``stacked`` where the words of several header lines were read together; ``scale``
    multiplies what stands in it (万元 under 元 is 10000); ``row`` is where the value
    stands in an upright ledger, as Excel counts, else 0. A flag asks about ``choice``.
    """

    letter: str
    header: str
    key: str
    title: str
    reason: Reason
    stacked: bool = False
    scale: Decimal = Decimal(1)
    row: int = 0
    choice: str = ""


@attrs.frozen(kw_only=True)
class Candidate:
    """候选台账. How well a ledger explains the labelled columns.

    ``explained`` counts them, ``share`` is their part of all (0 to 1); ``missing`` are
    the titles of needed columns that are not there; ``holds`` whether it could be it.
    """

    ledger: str
    title: str
    explained: int
    share: float
    missing: tuple[str, ...]
    holds: bool


@attrs.frozen(kw_only=True)
class Certainty:
    """把握. How sure it is that a table is its ledger.

    ``needed`` are the titles of the columns it can not be without, all there;
    ``runner_up`` is the ledger that comes next, None where none explains a column.
    """

    explained: int
    share: float
    needed: tuple[str, ...]
    runner_up: Candidate | None = None

    @property
    def tied(self) -> bool:
        """难分. The runner-up explains as many columns, and holds as well."""
        other = self.runner_up
        return other is not None and other.holds and other.explained >= self.explained


@attrs.frozen(kw_only=True)
class SeenTotal:
    """所见合计. A totals row (as Excel counts), and its numbers by column letter.

    It speaks of the data rows from row ``since`` on.
    """

    row: int
    since: int
    said: Mapping[str, Decimal]


@attrs.frozen(kw_only=True)
class SeenGiven:
    """所见统一信息. A column of the ledger that is told once for many rows, and where.

    ``words`` (masked) are the first that are told, in row ``row`` (as Excel counts, 0
    for a sheet's name); ``count`` is how often others are told.
    """

    key: str
    title: str
    by: ToldBy
    row: int
    words: str
    count: int


@attrs.frozen(kw_only=True)
class Noticed:
    """提示计数. How often a kind of note was made, and the first cell, "" if none."""

    kind: str
    count: int
    first: str = ""


@attrs.frozen(kw_only=True)
class SampleRow:
    """样例行. A data row (as Excel counts): what was read by column key, masked."""

    row: int
    values: Mapping[str, str]


@attrs.frozen(kw_only=True)
class SeenTable:
    """所见的表. One ledger on a sheet: where it stands and how it was understood.

    ``titles``, ``header`` and ``data`` are None where there are none, ``columns`` the
    first and last column letter of what was recognised. ``count`` data rows were read;
    ``skipped`` counts those left out, ``furniture`` the rows that are no data, by
    Chinese word. ``repeated`` columns are headed like another one and are not read;
    ``given`` is told once for many rows. ``barred`` columns are not to be read, as the
    mapping says whose ``mapping`` is the number, 0 for none; ``coded`` are the codes of
    no table that was named, by column key.
    """

    ledger: str
    title: str
    upright: bool
    certainty: Certainty
    titles: Rows | None
    header: Rows | None
    data: Rows | None
    columns: tuple[str, str]
    recognised: tuple[Recognised, ...]
    unmatched: tuple[Headed, ...]
    repeated: tuple[Recognised, ...]
    count: int
    skipped: Mapping[str, int]
    furniture: Mapping[str, int]
    facts: TitleFacts
    totals: tuple[SeenTotal, ...]
    notes: tuple[Noticed, ...]
    sample: tuple[SampleRow, ...]
    given: tuple[SeenGiven, ...] = ()
    barred: tuple[Headed, ...] = ()
    mapping: int = 0
    coded: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Nearest:
    """最近的台账. Of a sheet that is no ledger: which one it comes nearest to.

    ``missing`` are the titles of the columns that it lacks; ``header`` is the row with
    the words, ``recognised`` what they would be, were it that ledger.
    """

    ledger: str
    title: str
    missing: tuple[str, ...]
    header: Rows
    recognised: tuple[Recognised, ...]
    unmatched: tuple[Headed, ...]


@attrs.frozen(kw_only=True)
class Look:
    """所见. What was understood of one sheet; nothing is written.

    ``rows`` counts the rows that are not blank, ``encoding`` is that of a text file,
    else "". Where ``tables`` is empty, ``kind`` is the word and ``reason`` the Chinese
    sentence for why, and ``nearest`` what it could be; ``notes`` are what the reader of
    the file noticed.
    """

    file: str
    sheet: str
    hidden: bool
    encoding: str
    rows: int
    tables: tuple[SeenTable, ...] = ()
    kind: str = ""
    reason: str = ""
    notes: tuple[Noticed, ...] = ()
    nearest: Nearest | None = None

    @property
    def understood(self) -> bool:
        """看懂了. Whether there is a ledger on the sheet."""
        return bool(self.tables)
