"""现状. The files of what is true now, one a kind, and how far each is believed.

A file that has not the digest claimed for it is being written by someone else, or was
spoilt, or edited by hand: then the records of its kind are taken from the log.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO, FileIO
from pathlib import Path

from shequ_adapters.storage.files import replace
from shequ_adapters.storage.text.claim import Claim, read_claim, write_claim
from shequ_adapters.storage.text.lines import File
from shequ_adapters.storage.text.log import Log
from shequ_adapters.storage.text.snapshot import Snapshot
from shequ_core.errors import Unreadable
from shequ_core.model import KINDS

_WORDS = tuple(kind.kind for kind in KINDS)
_TRIES = 3

Mark = tuple[int, int, int]
"""记号. By which a file is known to be the same: its node, size and time."""


class Current:
    """现状. The files of the kinds in a folder."""

    def __init__(self, folder: Path, log: Log) -> None:
        self._folder = folder
        self._log = log
        self._digests: dict[str, tuple[Mark, str]] = {}

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """快照. All kinds as of the last commit, whatever is written meanwhile."""
        with ExitStack() as held:
            claim = read_claim(self._folder)
            files = {word: self._opened(word) for word in _WORDS}
            for file in files.values():
                held.enter_context(file)
            # Asked after the files were opened, so that none is ahead of it.
            revision = self._log.last()
            yield Snapshot(self._log, revision, claim, files, self._digest)

    def refresh(self) -> None:
        """刷新. Bring the files up to the log.

        What can not be written now stays behind, and is made up for another time.
        """
        # Two processes that do this at once may undo each other's work, so look again.
        with suppress(OSError, Unreadable):
            for _ in range(_TRIES):
                with self.snapshot() as now:
                    behind = [word for word in _WORDS if now.is_behind(word)]
                    if not behind and now.claim.revision == now.revision:
                        break
                    digests = {word: now.claim.of(word) for word in _WORDS}
                    for word in behind:
                        digests[word] = self._rewrite(word, now.shelf(word).of())
                    batch = self._log.head(now.revision).batch
                write_claim(self._folder, Claim(now.revision, batch, digests))

    def forget(self, words: Iterable[str]) -> None:
        """忘却. Away with the files of those kinds: they are made of the log anew."""
        for word in words:
            self._path(word).unlink(missing_ok=True)

    def _rewrite(self, word: str, lines: Iterator[bytes]) -> str:
        """A new file for a kind; its digest."""
        digest = hashlib.sha256()

        def written() -> Iterator[bytes]:
            for line in lines:
                digest.update(line + b"\n")
                yield line + b"\n"

        replace(self._path(word), written())
        return digest.hexdigest()

    def _path(self, word: str) -> Path:
        return self._folder / f"{word}.jsonl"

    def _opened(self, word: str) -> File:
        try:
            return FileIO(self._path(word))
        except OSError:
            return BytesIO()

    def _digest(self, word: str, file: File) -> str:
        """The digest of a file, worked out anew when it is another file than before."""
        if isinstance(file, BytesIO):
            return hashlib.sha256().hexdigest()
        stat = os.fstat(file.fileno())
        mark = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        known, digest = self._digests.get(word, (None, ""))
        if known != mark:
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            self._digests[word] = mark, digest
        return digest
