"""范围. How far the cells of a sheet reach, found without laying them out.

A reader lays out the whole box from A1 to the last cell; one stray cell in XFD1048576
would take it 17 thousand million places, and the process with it. So the XML is looked
at first: by one pattern where it is written as Excel and WPS write it, by a parser
where it is not, where the box seems too large, or where errors stand in cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn
from xml.parsers import expat

import attrs

from shequ_adapters.workbooks.limits import MIB, MOST_CELLS

_COLUMN = re.compile(rb'<c(?![A-Za-z:.])(?: r="([A-Z]{1,3})\d{1,7}")?')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_REFERENCE = re.compile(r"([A-Za-z]{1,7})(\d{1,10})", re.ASCII)
_DIGITS = re.compile(r"\d{1,10}", re.ASCII)
_STRINGS = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d{1,40})""")
_LONGEST_TAG = 32 * MIB


class TooFar(Exception):
    """太远. A cell that is one too many, or too far out; ``cell`` is its reference."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


class Malformed(Exception):
    """不合规. XML that is broken, endless, or declares a document type."""


@attrs.frozen
class Extent:
    """范围. Rows and columns from A1 on, and what stands in the error cells.

    ``errors`` holds (row, column, text), zero-based.
    """

    rows: int = 0
    columns: int = 0
    errors: tuple[tuple[int, int, str], ...] = ()

    @property
    def cells(self) -> int:
        """格数. Of the whole box."""
        return self.rows * self.columns


def column_number(letters: str) -> int:
    """列号. 1 for A, 16384 for XFD."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """列名. A for 1, XFD for 16384."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def glanced(pieces: Iterable[bytes]) -> Extent | None:
    """粗看. The extent of a sheet by pattern, never too small.

    None where a pattern is not enough: examine it. What is no sheet has no extent.
    Raises Malformed.
    """
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    is_sheet = is_odd = False
    seen = 0
    for piece in whole_tags(pieces):
        is_sheet = is_sheet or b"sheetData" in piece
        is_odd = is_odd or _is_odd(piece)
        found = _COLUMN.findall(piece)
        seen += len(found)
        columns.update(found)
        rows.update(_ROW.findall(piece))
    if not is_sheet:
        return Extent()
    if is_odd or b"" in columns or seen > MOST_CELLS:
        return None
    width = max((column_number(letters.decode()) for letters in columns), default=0)
    extent = Extent(max(map(int, rows), default=0), width)
    return extent if extent.cells <= MOST_CELLS else None


def _is_odd(piece: bytes) -> bool:
    return (
        b'"e"' in piece
        or b"'e'" in piece
        or b"\0" in piece
        or _PREFIXED.search(piece) is not None
    )


def whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """整标签. The same bytes, cut before a tag rather than in it. Raises Malformed."""
    rest = b""
    for piece in pieces:
        data = rest + piece
        if b"<!DOCTYPE" in data or len(data) > _LONGEST_TAG + len(piece):
            raise Malformed
        if b"uniqueCount" in data and _boasts(data):
            raise Malformed
        cut = max(data.rfind(b"<"), 0)
        yield data[:cut]
        rest = data[cut:]
    yield rest


def _boasts(data: bytes) -> bool:
    """A table of shared strings said to be endless: readers make room for it."""
    return any(int(number) > MOST_CELLS for number in _STRINGS.findall(data))


def examined(pieces: Iterable[bytes]) -> Extent:
    """细看. The extent of the cells that hold something. Raises TooFar, Malformed."""
    parser = expat.ParserCreate()
    examiner = _Examiner(parser)
    parser.StartElementHandler = examiner.start
    _feed(parser, pieces)
    return Extent(examiner.rows, examiner.columns, tuple(examiner.errors))


class _Examiner:
    """The place of the parser in a sheet, and how far it has come."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self.rows = self.columns = self._seen = 0
        self.errors: list[tuple[int, int, str]] = []
        self._row = self._column = 0
        self._is_error = False
        self._words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """起始标签. Rows and cells move on, values count."""
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name in {"v", "is"}:
            self._value()
            if name == "v" and self._is_error:
                self._listen()
        elif name == "row":
            self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0

    def _listen(self) -> None:
        """Take down what an error says; other values are not listened to."""
        self._words.clear()
        self._parser.CharacterDataHandler = self._words.append
        self._parser.EndElementHandler = self._note

    def _note(self, _: str) -> None:
        self.errors.append((self._row - 1, self._column - 1, "".join(self._words)))
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def _cell(self, attributes: dict[str, str]) -> None:
        self._is_error = attributes.get("t") == "e"
        if "r" not in attributes:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(attributes["r"])
        if not found:
            raise Malformed
        self._column, self._row = column_number(found[1]), int(found[2])

    def _value(self) -> None:
        self.rows = max(self.rows, self._row)
        self.columns = max(self.columns, self._column)
        self._seen += 1
        if max(self.rows * self.columns, self._seen) > MOST_CELLS:
            raise TooFar(f"{column_letters(self._column)}{self._row}")


def _number(digits: str) -> int:
    if not _DIGITS.fullmatch(digits):
        raise Malformed
    return int(digits)


def parse(
    pieces: Iterable[bytes], start: Callable[[str, dict[str, str]], None]
) -> None:
    """解析. Tell ``start`` of every tag of some XML. Raises Malformed."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    _feed(parser, pieces)


def _feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for piece in whole_tags(pieces):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Malformed from None


def _no_doctype(*_: object) -> NoReturn:
    raise Malformed
