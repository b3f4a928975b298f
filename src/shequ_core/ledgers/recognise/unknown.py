"""未识别. Why a sheet is not read, in a sentence that helps."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.recognise.header import labels_between
from shequ_core.ledgers.recognise.matching import Match, nearest
from shequ_core.ledgers.recognise.vocabulary import heads_something
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import Unknown

_LOOKED_AT = 20
_FEWEST = 2
_NOTHING_FOUND = "没有找到能识别的台账表头，未读取"


def unknown(sheet: Sheet, kind: str, reason: str) -> Unknown:
    """未识别. A sheet that is not read, and why."""
    return Unknown(
        file=sheet.file,
        sheet=sheet.name,
        reason=reason,
        kind=kind,
        rows=Grid.of(sheet).filled_rows(),
    )


@attrs.frozen
class Near:
    """最近. The row (from 0) that comes nearest to heading a ledger, and how near."""

    row: int
    match: Match


def unknown_part(
    sheet: Sheet, grid: Grid, rows: range, ledgers: Sequence[Ledger]
) -> Unknown:
    """未识别部分. A table that is none of the ledgers, on a sheet with one that is."""
    why = reason_of(grid, ledgers, rows)
    return Unknown(
        file=sheet.file,
        sheet=sheet.name,
        reason=f"第{rows.start + 1}至{rows.stop}行是另一张表，{why}",
        kind="unknown-ledger",
        rows=sum(not grid.bare(row) for row in rows),
        begins=rows.start,
    )


def closest(
    grid: Grid, ledgers: Sequence[Ledger], rows: range | None = None
) -> Near | None:
    """最近. Of the first rows, that which heads the most columns of one ledger."""
    plain = tuple(ledger for ledger in ledgers if ledger.mapping is None)
    found: Near | None = None
    for row in (rows or range(len(grid)))[:_LOOKED_AT]:
        labels = labels_between(grid, row, row)
        heading = [it for it in labels if heads_something(it.header, plain)]
        near = nearest(labels, plain) if len(heading) >= _FEWEST else None
        if near and (found is None or len(near.found) > len(found.match.found)):
            found = Near(row, near)
    return found if found and len(found.match.found) >= _FEWEST else None


def reason_of(grid: Grid, ledgers: Sequence[Ledger], rows: range | None = None) -> str:
    """原因. Which ledger the sheet comes nearest to, and what it lacks."""
    near = closest(grid, ledgers, rows)
    if near is None:
        return _NOTHING_FOUND
    match = near.match
    title = match.ledger.title
    if match.missing:
        lacks = "、".join(f"“{it}”" for it in match.missing)
        return f"没有识别出台账：最接近“{title}”，但缺少{lacks}列，未读取"
    if match.gone:
        return f"“{match.gone}”列说明表中是已离开的人员，不是“{title}”，未读取"
    return f"没有识别出台账：只有{len(match.found)}列与“{title}”相符，未读取"
