"""表旁说明. How a form is to be filled in, told beside the table: no column of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.recognise.labels import Label

_REMARKS = frozenset({"说明", "备注", "备注说明", "附注", "注", "注意", "其他说明"})
_TELLS = re.compile(r"(?:说明|须知|要求|注意)[:：]?$|[:：]$")
_LISTED = re.compile(
    r"[(（]?[\d一二三四五六七八九十]{1,2}[)）.、．:：](?!\d)|[①-⑳]|[*※·●]"
)
_LOOKED_AT = 50


def within(grid: Grid, labels: Sequence[Label], top: int) -> list[Label]:
    """表内列标. The labels of a header without those of an explanation beside it."""
    return [it for it in labels if not explains(grid, it.index, top)]


def explains(grid: Grid, column: int, top: int) -> bool:
    """表旁说明. Whether an explanation is in the column, from that row on.

    It stands after a column in which there is nothing at all, is headed 说明, 备注 and
    the like, and says so by its heading or by numbering what it says.
    """
    told = _downwards(grid, column, top)
    over = next(told, "")
    if heading(over).bare not in _REMARKS or not _apart(grid, column):
        return False
    return bool(_TELLS.search(over) or _LISTED.match(next(told, "")))


def _apart(grid: Grid, column: int) -> bool:
    """Whether nothing stands in the column before it; the first has none before it."""
    return column > 0 and not any(_downwards(grid, column - 1, 0))


def _downwards(grid: Grid, column: int, top: int) -> Iterator[str]:
    """What stands in a column, from a row on."""
    for row in range(top, min(top + _LOOKED_AT, len(grid))):
        if words := grid.told(row, column).strip():
            yield words
