"""Whether a store is in order: every batch whole, and what stands as the log tells."""

from contextlib import closing

from tests.faults.writer import opened

from shequ_core.model import KINDS, Record
from shequ_core.ports import Batch, Change


def whole(address: str) -> int:
    """The last revision of a store that is in order; fails, and says how, if not.

    The id of a batch is the digest of what is in it, so that one that misses a change,
    or has one too many, is known by its id.
    """
    with closing(opened(address)) as store, store.view() as view:
        reached = view.revision
        told: dict[int, list[Change]] = {}
        standing: dict[str, Record | None] = {}
        for change in store.changes():
            # A server may still be writing what somebody who was killed had sent.
            if change.revision <= reached:
                told.setdefault(change.revision, []).append(change)
                standing[change.ref] = change.after
        shown = {it.id: it for kind in KINDS for it in view.scan(kind)}
    assert list(told) == list(range(1, reached + 1)), "a revision is missing"
    for revision, changes in told.items():
        _check_whole(revision, changes)
    alive = {ref: it for ref, it in standing.items() if it is not None}
    assert shown == alive, "the tables do not say what the log says"
    return reached


def _check_whole(revision: int, changes: list[Change]) -> None:
    first, *_ = changes
    places = [change.position for change in changes]
    assert places == list(range(len(changes))), f"revision {revision} has a gap"
    after = {change.ref: change.after for change in changes}
    batch = Batch(
        base=revision - 1,
        puts=tuple(it for it in after.values() if it is not None),
        strikes=tuple(change.ref for change in changes if change.payload is None),
        actor=first.actor,
        reason=first.reason,
        told_on=first.told_on,
        sources={change.ref: change.source for change in changes if change.source},
    )
    ids = {change.batch for change in changes}
    assert ids == {batch.id}, f"revision {revision} is torn"


def everything(address: str) -> list[Record]:
    """All that stands in a store."""
    with closing(opened(address)) as store, store.view() as view:
        return [record for kind in KINDS for record in view.scan(kind)]
