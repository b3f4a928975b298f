"""架. The records of one kind as of a commit: a sorted file, and what came after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import merge

from shequ_adapters.storage.text.lines import (
    SortedLines,
    place_in,
    place_of,
    ref_in,
)

Fresh = Mapping[bytes, bytes | None]
"""后改. The line of every ref that was put later, None for those struck."""


class Shelf:
    """架. Lines out of a file that may be behind, as they would be if it were not."""

    def __init__(self, base: SortedLines, fresh: Fresh) -> None:
        self._base = base
        self._fresh = fresh

    def find(self, ref: bytes) -> bytes | None:
        """查找. The line of a ref."""
        return self._fresh[ref] if ref in self._fresh else self._base.find(ref)

    def of(self, community: bytes | None = None) -> Iterator[bytes]:
        """某社区. The lines of a community, or all of them; sorted, one by one."""
        base = self._base.of(community)
        if not self._fresh:
            return base
        kept = (line for line in base if ref_in(line) not in self._fresh)
        return merge(kept, self._fresh_of(community), key=place_in)

    def _fresh_of(self, community: bytes | None) -> Iterator[bytes]:
        for ref in sorted(self._fresh, key=place_of):
            line = self._fresh[ref]
            if line is not None and community in (None, place_of(ref)[0]):
                yield line
