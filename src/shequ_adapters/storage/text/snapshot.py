"""快照. Every kind as of one commit, out of files that may be behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from io import BytesIO

from shequ_adapters.storage.text.claim import Claim
from shequ_adapters.storage.text.lines import File, SortedLines, kind_of
from shequ_adapters.storage.text.log import Log
from shequ_adapters.storage.text.shelf import Fresh, Shelf


class Snapshot:
    """快照. What the log says up to a revision.

    No file may be ahead of the revision; ``digest`` is asked for that of a kind's file.
    """

    def __init__(
        self,
        log: Log,
        revision: int,
        claim: Claim,
        files: Mapping[str, File],
        digest: Callable[[str, File], str],
    ) -> None:
        self.revision = revision
        self.claim = claim if _is_of(claim, log, revision) else Claim()
        self._log = log
        self._files = files
        self._digest = digest
        self._shelves: dict[str, Shelf] = {}
        self._later: dict[int, Mapping[str, Fresh]] = {}

    def shelf(self, kind: str) -> Shelf:
        """架. The records of a kind."""
        if kind not in self._shelves:
            file, after = self._files[kind], self.claim.revision
            if not self._is_as_claimed(kind):
                file, after = BytesIO(), 0
            fresh = self._since(after).get(kind, {})
            self._shelves[kind] = Shelf(SortedLines(file), fresh)
        return self._shelves[kind]

    def is_behind(self, kind: str) -> bool:
        """落后. Whether the file of a kind does not say what the log says."""
        later = self._since(self.claim.revision)
        return kind in later or not self._is_as_claimed(kind)

    def _is_as_claimed(self, kind: str) -> bool:
        return self._digest(kind, self._files[kind]) == self.claim.of(kind)

    def _since(self, after: int) -> Mapping[str, Fresh]:
        """What was put and struck after a commit, by kind."""
        if after not in self._later:
            later: defaultdict[str, dict[bytes, bytes | None]] = defaultdict(dict)
            for ref, payload, _ in self._log.entries(after, self.revision):
                later[kind_of(ref)][ref] = payload
            self._later[after] = later
        return self._later[after]


def _is_of(claim: Claim, log: Log, revision: int) -> bool:
    if not 0 < claim.revision <= revision:
        return False
    return log.head(claim.revision).batch == claim.batch
