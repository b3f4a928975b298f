"""文本工作表. A text file, or one file of a package of them, as a sheet."""

from __future__ import annotations

from shequ_adapters.workbooks import notes
from shequ_adapters.workbooks.contents import looks_binary
from shequ_adapters.workbooks.encodings import REPLACEMENT, decoded
from shequ_adapters.workbooks.limits import MOST_CELLS
from shequ_adapters.workbooks.refusals import NO_LEDGER, refused, too_large
from shequ_adapters.workbooks.text_table import TextTable, delimiter_of, rows_of
from shequ_core.findings import Finding
from shequ_core.ports import Sheet


def text_sheet(data: bytes, file: str, name: str) -> Sheet:
    """文本工作表. The sheet of a text; its encoding and its troubles are said on it.

    Raises Unreadable when the bytes are no text, or too much of it.
    """
    reading = decoded(data)
    if looks_binary(reading.text):
        raise refused(file, "既不是文本，也不是工作簿", NO_LEDGER)
    many = reading.text.count(delimiter_of(reading.text))
    table = rows_of(reading.text) if many < 2 * MOST_CELLS else None
    if table is None or sum(map(len, table.rows)) > MOST_CELLS:
        raise too_large(file, f"超过 {MOST_CELLS // 10_000} 万个单元格")
    troubled = REPLACEMENT in reading.text
    return Sheet(
        file=file,
        name=name,
        rows=table.rows,
        encoding=reading.encoding,
        notes=_notes(table, file, name) if troubled or table.unbalanced else (),
    )


def _notes(table: TextTable, file: str, name: str) -> tuple[Finding, ...]:
    undecodable = [
        notes.undecodable(file, name, number)
        for number, row in enumerate(table.rows, 1)
        if any(REPLACEMENT in cell for cell in row)
    ]
    unbalanced = [notes.unbalanced_quote(file, name, row) for row in table.unbalanced]
    return (*undecodable, *unbalanced)
