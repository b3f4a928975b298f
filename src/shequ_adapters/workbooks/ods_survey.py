"""ODS 查勘. How far the sheets of an OpenDocument workbook reach, repeats unrolled."""

from __future__ import annotations

import attrs

from shequ_adapters.workbooks.extents import Malformed, column_letters, parse
from shequ_adapters.workbooks.limits import MOST_CELLS
from shequ_adapters.workbooks.package import Package
from shequ_adapters.workbooks.refusals import damaged, too_large
from shequ_core.errors import Unreadable


def survey_ods(package: Package) -> None:
    """查勘. Raises Unreadable when the workbook would harm whoever reads it."""
    tables = _Tables(package.file)
    if "content.xml" not in package.names:
        raise damaged(package.file)
    try:
        parse(package.pieces("content.xml"), tables.start)
    except Malformed:
        raise damaged(package.file) from None


@attrs.define
class _Tables:
    """The place of the parser, and the boxes of the sheets so far."""

    file: str
    sheet: str = ""
    done: int = 0
    rows: int = 0
    columns: int = 0
    _row: int = 0
    _row_times: int = 1
    _column: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """起始标签. Cells with a value stretch the box; repeats count as they say."""
        if tag == "table:table":
            self.done += self.rows * self.columns
            self.sheet = attributes.get("table:name", "")
            self.rows = self.columns = self._row = 0
            self._row_times = 1
        elif tag == "table:table-row":
            self._row += self._row_times if self._row else 1
            self._row_times = _times(attributes, "table:number-rows-repeated")
            self._column = 0
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._column += _times(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self._stretch()

    def _stretch(self) -> None:
        last_row = self._row + self._row_times - 1
        self.rows = max(self.rows, last_row)
        self.columns = max(self.columns, self._column)
        if self.done + self.rows * self.columns > MOST_CELLS:
            raise self._far(f"{column_letters(self._column)}{last_row}")

    def _far(self, cell: str) -> Unreadable:
        return too_large(
            self.file,
            f"工作表“{self.sheet}”算到单元格 {cell} 已超过 "
            f"{MOST_CELLS // 10_000} 万格的上限，可能有内容误写在很远的地方",
        )


def _times(attributes: dict[str, str], name: str) -> int:
    words = attributes.get(name, "1")
    if not words.isascii() or not words.isdigit() or len(words) > 10:
        raise Malformed
    return int(words)
