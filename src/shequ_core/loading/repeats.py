"""重复载入. Files whose very bytes were loaded before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from shequ_core.ledgers import Sheet
from shequ_core.model import LedgerSheet
from shequ_core.ports import Change, Store
from shequ_core.values import Ref


@attrs.frozen(kw_only=True)
class Repeat:
    """重复文件. A file that was loaded before: as which revision, when (UTC), by whom.

    ``replaced`` says that another file of that name was loaded after it.
    """

    file: str
    revision: int
    at: datetime
    actor: str
    replaced: bool


def repeats(
    store: Store, sheets: Iterable[Sheet], *, community: str | None = None
) -> tuple[Repeat, ...]:
    """重复文件. Those of the files that were loaded before, by their SHA-256; into the
    book of that ``community``, or into any.

    What was undone since was not loaded. Nothing of them needs to be read again, unless
    to be read in another way.
    """
    files = {sheet.digest: sheet.file for sheet in sheets if sheet.digest}
    with store.view() as view:
        papers = [
            paper
            for paper in view.scan(LedgerSheet, community=community)
            if paper.digest in files or paper.file in files.values()
        ]
    found = dict[str, Repeat]()
    for paper in papers:
        for repeat in _repeats_of(store, paper, files):
            known = found.get(repeat.file)
            if known is None or known.replaced:
                found[repeat.file] = repeat
    return tuple(found[file] for file in sorted(found))


def _repeats_of(
    store: Store, paper: LedgerSheet, files: dict[str, str]
) -> Iterator[Repeat]:
    for digest, change in _digests(store, paper.id).items():
        if digest in files:
            yield Repeat(
                file=files[digest],
                revision=change.revision,
                at=change.at,
                actor=change.actor,
                replaced=digest != paper.digest,
            )


def _digests(store: Store, paper: Ref[LedgerSheet]) -> dict[str, Change]:
    """The files that a paper was read from, with the change that first told of each."""
    told = dict[str, Change]()
    for change in store.changes(ref=paper):
        after = change.after
        if isinstance(after, LedgerSheet) and after.digest:
            told.setdefault(after.digest, change)
    return told
