"""行. A sorted file of records, searched without reading it whole.

A line is the payload of a record. Lines are sorted by community, then by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import SEEK_END, BytesIO, FileIO

_FIRST_BLOCK, _BLOCK = 1 << 10, 1 << 16
_ID = b'"id":"'

File = BytesIO | FileIO
"""文件. Of a kind; an empty one in memory stands for one that is not there."""

Place = tuple[bytes, bytes]
"""位置. A community and an id: what lines are sorted by."""


def ref_in(line: bytes) -> bytes:
    """引用. The id of the record of a line."""
    start = line.index(_ID) + len(_ID)
    return line[start : line.index(b'"', start)]


def kind_of(ref: bytes) -> str:
    """种类. The kind in a ref."""
    return ref.split(b"/", 2)[1].decode()


def place_of(ref: bytes) -> Place:
    """位置. Where a ref is sorted."""
    return ref.partition(b"/")[0], ref


def place_in(line: bytes) -> Place:
    """位置. Where a line is sorted."""
    return place_of(ref_in(line))


class SortedLines:
    """有序行. The lines of a file that stays as it is while this is used."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._size = file.seek(0, SEEK_END)

    def find(self, ref: bytes) -> bytes | None:
        """查找. The line of a ref."""
        line = next(self._lines(self._start(place_of(ref)), self._size), b"")
        return line if line and ref_in(line) == ref else None

    def of(self, community: bytes | None) -> Iterator[bytes]:
        """某社区. The lines of a community, or all of them; read block by block."""
        if community is None:
            return self._lines(0, self._size)
        # Of all names of communities that come later, none comes before this one.
        after = community + b"\0"
        return self._lines(self._start((community, b"")), self._start((after, b"")))

    def _lines(self, start: int, end: int) -> Iterator[bytes]:
        rest, size = b"", _FIRST_BLOCK
        while start < end:
            self._file.seek(start)
            block = self._file.read(min(size, end - start))
            if not block:
                break
            start, size = start + len(block), min(size * 2, _BLOCK)
            *whole, rest = (rest + block).split(b"\n")
            yield from whole

    def _start(self, place: Place) -> int:
        """Where the first line at or after the place starts, by bisection."""
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            start, line = self._line_from(middle)
            if start >= high or place_in(line) >= place:
                high = middle
            else:
                low = start + len(line) + 1
        return low

    def _line_from(self, offset: int) -> tuple[int, bytes]:
        """The first line that starts there or later, with its start."""
        if offset:
            cut = next(self._lines(offset - 1, self._size), b"")
            offset += len(cut)
        return offset, next(self._lines(offset, self._size), b"")
