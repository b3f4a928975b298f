"""删除. Files of the log are replaced after an erasure: all of them, or none.

The new files are written into a folder that is called after the batch of the erasure.
Once that batch is in the log the erasure is there, and whoever opens the store (or is
to erase next) moves into place what its writer had no time to move.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from shequ_adapters.storage.files import A_DAY, publish, sync
from shequ_adapters.storage.text.log import Log
from shequ_core.ports import Redaction, Remains

_MARK = ".erasing-"
_BATCH = "batch"


def prepare(log: Log, folder: Path, redaction: Redaction) -> Path:
    """准备. The new files of the commits that are erased from, in a folder beside."""
    batch = redaction.batch.id
    place = folder / f"{_MARK}{hashlib.sha256(batch.encode()).hexdigest()[:32]}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for revision, found in _by_revision(redaction.remains):
        remains = {it.position: it for it in found}
        publish(place / log.path(revision).name, log.lines_left(revision, remains))
    publish(place / _BATCH, [batch.encode()])
    return place


def finish(log: Log, folder: Path) -> None:
    """完成. Move the files of every erasure that is in the log into their place."""
    for place in _begun(folder):
        try:
            batch = (place / _BATCH).read_text("utf-8")
        except OSError:
            _discard_if_old(place)
            continue
        if log.revision_of(batch) is None:
            _discard_if_old(place)
            continue
        for path in sorted(place.glob("*.jsonl")):
            with suppress(FileNotFoundError):  # another process moved it just now
                path.replace(folder / path.name)
        sync(folder)
        shutil.rmtree(place, ignore_errors=True)


def discard(place: Path) -> None:
    """放弃. An erasure that did not come to pass."""
    shutil.rmtree(place, ignore_errors=True)


def _begun(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob(f"{_MARK}*")) if path.is_dir())


def _discard_if_old(place: Path) -> None:
    """Its writer may be at work; a day later it was killed."""
    with suppress(OSError):
        if time.time() - place.stat().st_mtime > A_DAY:
            discard(place)


def _by_revision(
    remains: Iterable[Remains],
) -> Iterator[tuple[int, Iterator[Remains]]]:
    revision = attrgetter("revision")
    return groupby(sorted(remains, key=revision), key=revision)
