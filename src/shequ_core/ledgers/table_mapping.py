"""列对应. How the tables of an office are to be read, as a person says it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fnmatch import fnmatchcase

import attrs


@attrs.frozen(kw_only=True, eq=False)
class TableMapping:
    """列对应. Which words head which columns of a ledger, on the sheets it is for.

    ``columns`` gives a header's words the key of a column, or "" where the column is
    not to be read; ``#2`` after the words means the second column headed so. ``flags``
    ask about one choice of a column. ``constants`` are the words that hold for every
    row, by key; ``codes`` what stands for which choice in a column. ``sheet`` is a
    sheet's name, in which * stands for anything; "" is any sheet. ``number`` is its
    place in its file, from 1.
    """

    ledger: str
    number: int = 0
    sheet: str = ""
    columns: Mapping[str, str] = attrs.field(factory=dict)
    flags: Mapping[str, tuple[str, Enum]] = attrs.field(factory=dict)
    constants: Mapping[str, str] = attrs.field(factory=dict)
    codes: Mapping[str, Mapping[str, Enum]] = attrs.field(factory=dict)

    def meant_for(self, sheet: str) -> bool:
        """适用. Whether it is for a sheet of that name."""
        return not self.sheet or fnmatchcase(sheet, self.sheet)

    @property
    def words(self) -> frozenset[str]:
        """列名. The header words, as they were written."""
        return frozenset((*self.columns, *self.flags))

    @property
    def read(self) -> int:
        """读取的列数. How many columns it says are to be read."""
        return sum(map(bool, self.columns.values())) + len(self.flags)
