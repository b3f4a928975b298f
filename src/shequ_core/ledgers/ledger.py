"""台账. What a ledger is: its columns, and what a row of it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import attrs

from shequ_core.ledgers.table_mapping import TableMapping
from shequ_core.model import Record

MASKED = "masked-value"
"""脱敏. The word for a cell that holds stars instead of a value."""

BARE_CODE = "bare-code"
"""裸代码. The word for a cell that holds a code of a table that no one named."""


SAID_UNKNOWN = "said-unknown"
"""写着不详. The word for a cell that says that what belongs there is not known."""


class CellKind(Enum):
    """单元格类型. How the cells of a column are read, and the type of their value.

    The value of an empty cell is None; of one that can't be read, too, with a remark,
    and of one that says 不详, which is not the same as being empty.

    - TEXT (str): blanks at both ends dropped; 3.0 of a spreadsheet is 3
    - NAME (str): a person's name: blanks inside dropped, with a note
    - LABEL (str): a number that is a name (户号): leading zeros kept
    - ID_NUMBER (str): a resident number as it is recorded, 15 places or 18
    - CREDIT_CODE (str): a unified social credit code
    - PHONES (tuple[str, ...]): one number or several, each as it is written
    - DAY (date): a whole day
    - PART_DATE (PartDate): a day, a month or a year, as far as it is known
    - COUNT (int): a whole number, 64户 too
    - DECIMAL (Decimal): a number with or without places
    - YUAN (Yuan): an amount of money; 万元 of the header, unless it says 元 itself
    - QUANTITY (Quantity): a number with its bounds and its words (70多万元)
    - CHOICE (Enum): a member of ``choices``
    - CHOICES (tuple[Enum, ...]): members of ``choices``
    """

    TEXT = "text"
    NAME = "name"
    LABEL = "label"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"
    PHONES = "phones"
    DAY = "day"
    PART_DATE = "part_date"
    COUNT = "count"
    DECIMAL = "decimal"
    YUAN = "yuan"
    QUANTITY = "quantity"
    CHOICE = "choice"
    CHOICES = "choices"


@attrs.frozen(kw_only=True)
class LedgerColumn:
    """台账列. ``key`` names the field, ``title`` heads it on the way out.

    ``aliases`` are other offices' words for it; ``choices`` the Enum of CHOICE columns
    and ``words`` further words of its members. ``personal`` columns are masked on the
    way out by default. What ``over`` columns say may be told once for many rows, over
    them: beside its title, or alone where all of it matches the pattern ``over``.
    ``lasts`` names the column of the last day of what happened on a day of this one:
    its year may stand in the title, and a span of days (3月5日-7日) be told in it. It
    names itself where there is no such column, and no span.
    """

    key: str
    title: str
    cell: CellKind = CellKind.TEXT
    aliases: tuple[str, ...] = ()
    choices: type[Enum] | None = None
    words: Mapping[str, Enum] = attrs.field(factory=dict)
    personal: bool = False
    over: str | None = None
    lasts: str = ""
    width: int = 12


@attrs.frozen(kw_only=True)
class Row:
    """台账行. The values of one data row by column key; ``number`` as Excel counts."""

    number: int
    values: Mapping[str, Any]
    notes: tuple[Note, ...] = ()

    def get(self, key: str) -> Any:
        """取值. The value of a column, None where the column is missing or empty."""
        value = self.values.get(key)
        return None if value in ("", ()) else value

    def text(self, key: str) -> str:
        """文字. The text of a column, "" where there is none."""
        return self.values.get(key) or ""


@attrs.frozen(kw_only=True)
class Note:
    """阅读提示. Noticed in a cell while reading: a rule's word, a Chinese sentence."""

    kind: str
    field: str
    message: str


@attrs.frozen(kw_only=True)
class Titled:
    """标题所述. Column keys that are enough where title or sheet say what it is.

    One of the ``words`` (诉求) stands there; without them it may be any list.
    """

    words: tuple[str, ...]
    needed: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Block:
    """成块. Rows of a ledger that belong together, one after the other (一户几行).

    The first has ``first`` in its column ``key``. It alone may say what is in the
    ``carried`` columns, of which the first names the block.
    """

    key: str
    first: Enum
    carried: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class Ledger:
    """台账. One kind of ledger that offices keep.

    ``needed`` are the column keys without which a table is not this ledger, unless it
    is ``titled`` so and has what is enough then; ``name`` is stable, ``title`` is
    Chinese. ``upright`` ledgers have their titles down the first column and the values
    beside them (社区概况). ``order`` tells who is read first, ``block`` which rows
    belong together, ``mapping`` what a person says of its tables. What is done with its
    rows is its Practice.
    """

    name: str
    title: str
    order: int
    columns: tuple[LedgerColumn, ...]
    needed: tuple[str, ...]
    of: type[Record] | None = None
    """Whose key stands in the column ``key`` of its rows; None where there is none."""
    upright: bool = False
    aliases: tuple[str, ...] = ()
    """Words in a sheet's title that speak for this ledger (花名册, 党员 ...)."""
    titled: Titled | None = None
    block: Block | None = None
    mapping: TableMapping | None = None

    def column(self, key: str) -> LedgerColumn:
        """列. The column of that key (KeyError where there is none)."""
        return self._by_key()[key]

    def _by_key(self) -> dict[str, LedgerColumn]:
        return {column.key: column for column in self.columns}

    def __iter__(self) -> Iterator[LedgerColumn]:
        return iter(self.columns)
