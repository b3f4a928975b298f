"""复合文档. The container of old Office files (MS-CFB): enough to find a stream."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

import attrs

_HEADER = 512
_ENTRY = 128
_IN_HEADER = 109
_LAST = 0xFFFFFFFA
_SMALL = 64
_STREAM, _ROOT = 2, 5


class Broken(Exception):
    """损坏. A chain of sectors that leaves the file or never ends."""


@attrs.frozen
class _Entry:
    name: str
    kind: int
    start: int
    size: int


@attrs.frozen
class Compound:
    """复合文档. The streams of a file, by name. Raises Broken when damaged."""

    data: bytes
    sector: int
    fat: tuple[int, ...]
    entries: Mapping[str, _Entry]
    small_from: int
    mini_fat_start: int

    @classmethod
    def opened(cls, data: bytes) -> Compound:
        """打开. Reads the sector table and the directory."""
        if len(data) < _HEADER:
            raise Broken
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in {9, 12}:
            raise Broken
        directory, _, small_from, mini_fat_start = struct.unpack_from("<4I", data, 48)
        promised = struct.unpack_from("<I", data, 44) + struct.unpack_from(
            "<I", data, 64
        )
        if max(promised) > len(data) >> shift:
            raise Broken
        fat = tuple(_fat(data, 1 << shift))
        compound = cls(data, 1 << shift, fat, {}, small_from, mini_fat_start)
        entries = _entries(compound._chain(directory))
        return attrs.evolve(compound, entries={entry.name: entry for entry in entries})

    def stream(self, name: str) -> bytes:
        """流. The bytes of a stream; a short one lies in the small sectors."""
        entry = self.entries[name]
        is_small = entry.size < self.small_from
        data = self._small(entry) if is_small else self._chain(entry.start)
        if len(data) < entry.size:
            raise Broken
        return data[: entry.size]

    def _small(self, entry: _Entry) -> bytes:
        roots = [e for e in self.entries.values() if e.kind == _ROOT]
        if not roots:
            raise Broken
        pool = self._chain(roots[0].start)
        table = _numbers(self._chain(self.mini_fat_start))
        return _joined(pool, _SMALL, table, entry.start, offset=0)

    def _chain(self, start: int) -> bytes:
        return _joined(self.data, self.sector, self.fat, start, offset=self.sector)


def _joined(
    data: bytes, size: int, table: tuple[int, ...], start: int, *, offset: int
) -> bytes:
    parts: list[bytes] = []
    place = start
    while place < _LAST:
        part = data[offset + place * size : offset + (place + 1) * size]
        if not part or place >= len(table) or len(parts) > len(table):
            raise Broken
        parts.append(part)
        place = table[place]
    return b"".join(parts)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _fat(data: bytes, size: int) -> Iterator[int]:
    places = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    further, sectors = struct.unpack_from("<I", data, 68)[0], len(data) // size
    while further < _LAST:
        block = _numbers(_sector(data, size, further))
        if not block or len(places) > sectors + len(block) + _IN_HEADER:
            raise Broken
        places += block[:-1]
        further = block[-1]
    for place in places:
        if place < _LAST:
            yield from _numbers(_sector(data, size, place))


def _sector(data: bytes, size: int, place: int) -> bytes:
    return data[(place + 1) * size : (place + 2) * size]


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        name = directory[at : at + max(0, min(length, 64) - 2)]
        if kind in {_STREAM, _ROOT}:
            yield _Entry(name.decode("utf-16-le", "replace"), kind, start, size)
