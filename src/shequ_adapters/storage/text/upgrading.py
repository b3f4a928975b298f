"""升级. A folder of an older shequ becomes one of this, by its mark alone.

The log stays as it is, and what is made of it says what the log says. So all there is
to do is to see that every entry can still be read.
"""

from __future__ import annotations

from pathlib import Path

from shequ_adapters.storage.ages import LogEntry, check_not_newer, check_not_too_old
from shequ_adapters.storage.text.log import Log
from shequ_adapters.storage.text.opening import (
    LAYOUT,
    LOG,
    NUMBERS,
    mark_again,
    numbers_in,
)
from shequ_core.codec import SCHEMA, UPCASTS, Upcasts
from shequ_core.errors import Unreadable
from shequ_core.ports import Upgrade


def upgrade(folder: Path, *, upcasts: Upcasts = UPCASTS) -> Upgrade:
    """升级. Mark a folder as of this shequ, if every entry of its log can be read.

    Raises Unreadable, and leaves all as it was, where it is none of ours, where it is
    of a newer shequ, or where an entry can't be read.
    """
    try:
        numbers = numbers_in(folder)
    except OSError:
        raise Unreadable(
            f"{folder} 里没有 shequ 的数据，无可升级 (nothing of ours to upgrade)"
        ) from None
    check_not_newer(str(folder), numbers, NUMBERS)
    log = Log(folder / LOG)
    if numbers == NUMBERS:
        return Upgrade(before=SCHEMA, after=SCHEMA, commits=log.last())
    oldest = {"schema": upcasts.first, "layout": LAYOUT}
    check_not_too_old(str(folder), numbers, oldest)
    changes, records = _read(log, str(folder), upcasts)
    mark_again(folder)
    return Upgrade(
        before=numbers["schema"],
        after=SCHEMA,
        is_done=True,
        commits=log.last(),
        changes=changes,
        records=records,
    )


def _read(log: Log, place: str, upcasts: Upcasts) -> tuple[int, int]:
    """How many changes there are, and how many records they leave."""
    changes, standing = 0, set()
    for revision in range(1, log.last() + 1):
        for it in log.changes(revision, None, None):
            changes += 1
            entry = LogEntry(revision, it.position, it.ref, it.payload)
            if entry.read(place, upcasts) is None:
                standing.discard(it.ref)
            else:
                standing.add(it.ref)
    return changes, len(standing)
