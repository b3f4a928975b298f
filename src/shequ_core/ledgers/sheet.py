"""工作表. What readers of workbooks hand over: cells, and no meaning yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import attrs

from shequ_core.findings import Finding

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""单元格. What a workbook holds in one cell; "" and None are both empty."""


@attrs.frozen(kw_only=True)
class Sheet:
    """工作表. One sheet as it lies in a file: rows of cells from A1 on, no meaning yet.

    ``merged`` are the merged ranges as (row, column, row, column), zero-based, both
    ends in; ``encoding`` is what a text file was read in; ``notes`` what the reader
    noticed (formula errors, undecodable rows ...).
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    encoding: str = ""
    digest: str = ""
    notes: tuple[Finding, ...] = ()
