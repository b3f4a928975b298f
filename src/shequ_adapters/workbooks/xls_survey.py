"""XLS 查勘. How far the sheets of an old workbook reach, and what its error cells say.

Record numbers and layouts: [MS-XLS] 2.3 and 2.4; only those that place a cell are read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

import attrs

from shequ_adapters.workbooks.compound import Broken, Compound
from shequ_adapters.workbooks.extents import column_letters
from shequ_adapters.workbooks.limits import MOST_CELLS
from shequ_adapters.workbooks.refusals import NO_LEDGER, damaged, refused, too_large
from shequ_adapters.workbooks.survey import Survey

_BOUNDSHEET, _BOF, _EOF, _FILEPASS = 0x0085, 0x0809, 0x000A, 0x002F
_BOOLERR, _FORMULA, _MULRK, _DATEMODE = 0x0205, 0x0006, 0x00BD, 0x0022
_DIMENSIONS = 0x0200
_MOST_PROMISED = 2 * MOST_CELLS
_PLAIN = {0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6}
_VALUES = frozenset({_BOOLERR, _FORMULA, _MULRK} | _PLAIN)
_WORDS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def survey_xls(data: bytes, file: str) -> Survey:
    """查勘. Raises Unreadable when it is no workbook, locked, damaged or too large."""
    try:
        compound = Compound.opened(data)
        names = compound.entries
        if "EncryptedPackage" in names:
            raise refused(file, "设有密码", "请用 Excel 去掉密码另存后再导入")
        name = next((name for name in ("Workbook", "Book") if name in names), "")
        if not name:
            raise refused(file, _what_else(names), NO_LEDGER)
        stream = compound.stream(name)
        sheets = tuple(_sheets(stream, file))
    except (Broken, struct.error, IndexError, MemoryError):
        raise damaged(file) from None
    return Survey(
        errors={place: errors for place, errors in enumerate(sheets) if errors},
        has_macros="_VBA_PROJECT_CUR" in names or "VBA" in names,
        from_1904=_is_1904(stream),
    )


def _what_else(names: Mapping[str, object]) -> str:
    if "WordDocument" in names:
        return "是 Word 文档，不是工作簿"
    return "不是 Excel 工作簿"


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of what begins there."""
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        if number == _EOF:
            return
        yield number, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _own_records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of a sheet, without those of charts within it."""
    seen, depth = False, 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if number == _BOF:
            depth += seen
            seen = True
        elif number == _EOF:
            if not depth:
                return
            depth -= 1
        elif not depth:
            yield number, body


def _sheets(stream: bytes, file: str) -> Iterator[tuple[tuple[int, int, str], ...]]:
    cells = 0
    for number, body in _records(stream, 0):
        if number == _FILEPASS:
            raise refused(file, "设有密码", "请用 Excel 去掉密码另存后再导入")
        if number == _BOUNDSHEET:
            box = _Box(file, cells)
            box.read(_own_records(stream, struct.unpack_from("<I", body)[0]))
            cells += box.rows * box.columns
            yield tuple(box.errors)


def _is_1904(stream: bytes) -> bool:
    records = _records(stream, 0)
    return any(n == _DATEMODE and body[:1] == b"\1" for n, body in records)


@attrs.define
class _Box:
    """The box around the values of a sheet; ``before`` counts those of earlier ones."""

    file: str
    before: int
    rows: int = 0
    columns: int = 0
    errors: list[tuple[int, int, str]] = attrs.field(factory=list)

    def read(self, records: Iterator[tuple[int, bytes]]) -> None:
        for number, body in records:
            if number == _DIMENSIONS:
                self._promise(body)
            elif number in _VALUES:
                row, column = struct.unpack_from("<HH", body)
                last = struct.unpack("<H", body[-2:])[0] if number == _MULRK else column
                self._stretch(row, max(column, last))
                error = _error_in(number, body)
                if error is not None:
                    self.errors.append((row, column, _WORDS.get(error, "#ERROR!")))

    def _promise(self, body: bytes) -> None:
        """The box as declared: readers make room for it, so it may not be boundless."""
        layout = "<II2xH" if len(body) == 14 else "<HH2xH"
        top, bottom, right = struct.unpack_from(layout, body)
        if bottom and (top > bottom or (bottom - top) * right > _MOST_PROMISED):
            raise Broken

    def _stretch(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if self.before + self.rows * self.columns > MOST_CELLS:
            raise too_large(
                self.file,
                f"算到单元格 {column_letters(column + 1)}{row + 1} 已超过 "
                f"{MOST_CELLS // 10_000} 万格的上限，可能有内容误写在很远的地方",
            )


def _error_in(number: int, body: bytes) -> int | None:
    if number == _BOOLERR and body[7]:
        return body[6]
    if number == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
