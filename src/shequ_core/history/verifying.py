"""核验. Whether the log is as it was written, and the records are as the log says.

It says no more than the chain can: whoever may write the whole store may write a
chain of his own. So the last link is to be noted down elsewhere, and compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby, takewhile
from operator import attrgetter
from typing import Any

import attrs

from shequ_core.codec import dumps
from shequ_core.errors import Damaged, ShequError
from shequ_core.model import KINDS, Erasure, Record
from shequ_core.ports import Change, Store, View
from shequ_core.ports.chain import Head, digest_of, digest_of_text, link_of
from shequ_core.values import Ref

_Place = tuple[int, int]


@attrs.frozen(kw_only=True)
class Flaw:
    """破损. The first thing that is not as it was written.

    ``revision`` and ``position`` name the entry of the log (position None: the commit
    as a whole); ``what`` is a stable word, ``about`` a ref, or "".
    """

    what: str
    revision: int
    position: int | None = None
    about: str = ""
    message: str = ""


@attrs.frozen(kw_only=True)
class Verification:
    """核验结果. How far was read, and the first flaw, None if there is none.

    ``link`` is the end of the chain: note it down with its revision. ``entries``
    counts the changes read, ``erased`` those whose text was erased.
    """

    revision: int
    link: str
    entries: int
    erased: int
    flaw: Flaw | None = None


def verify(store: Store, *, noted: Mapping[int, str] | None = None) -> Verification:
    """核验. Read the whole log and every record; the first flaw, if there is one.

    ``noted`` are links that were written down earlier, or their beginnings, by
    revision.
    """
    reading = _Reading(dict(noted or {}))
    try:
        with store.view() as view:
            until = view.revision
            changes = takewhile(lambda it: it.revision <= until, store.changes())
            flaw = reading.flaw_of(changes, until) or _flaw_of_records(
                view, store, reading.last
            )
    except ShequError as error:  # so damaged that there is nothing to look at
        flaw = reading.flaw_of(store.changes(), 0) or Flaw(
            what="table", revision=reading.revision, message=str(error)
        )
    return Verification(
        revision=reading.revision,
        link=reading.link,
        entries=reading.entries,
        erased=len(reading.erased),
        flaw=flaw,
    )


class _Reading:
    """The log as it is read, commit by commit."""

    def __init__(self, noted: dict[int, str]) -> None:
        self.revision, self.link, self.entries = 0, "", 0
        self.position: int | None = 0
        self.last: dict[Ref[Any], int | None] = {}
        self.erased: dict[_Place, str] = {}
        self._noted = noted
        self._head, self._said_link = _NOBODY, ""
        self._digests: list[str] = []
        self._told: dict[str, str] = {}

    def flaw_of(self, changes: Iterator[Change], until: int) -> Flaw | None:
        """The first flaw of the log."""
        try:
            for revision, entries in groupby(changes, key=attrgetter("revision")):
                flaw = self._flaw_of_commit(revision, entries)
                if flaw:
                    return flaw
        except Damaged as error:
            self.revision, self.position = error.revision, error.position
            return self._flaw("unreadable", message=str(error))
        except (ShequError, ValueError, LookupError) as error:
            if self._told_link() == self._said_link:
                self.revision, self.position = self.revision + 1, 0
            said = str(error) if isinstance(error, ShequError) else ""
            return self._flaw("unreadable", message=said)
        return self._flaw_of_notes(until) or self._flaw_of_remains()

    def _flaw_of_commit(self, revision: int, entries: Iterator[Change]) -> Flaw | None:
        if revision <= self.revision:
            return Flaw(what="order", revision=revision)
        self.revision, self.position, self._digests = revision, 0, []
        for change in entries:
            stored = change.stored or change
            if stored.position != self.position:
                return self._flaw("missing")
            if not self._is_whole(stored):
                return self._flaw("entry", about=stored.ref)
            if not self.position:
                self._head, self._said_link = _head(stored), stored.link
            self._digests.append(stored.digest)
            self._keep(change)
            self.position += 1
        told = self._told_link()
        if told != self._said_link:
            return Flaw(what="commit", revision=revision)
        self.link, self._digests = told, []
        if not told.startswith(self._noted.pop(revision, told)):
            return Flaw(what="noted", revision=revision)
        return None

    def _told_link(self) -> str:
        """The link of the commit that is being read, as far as it was read."""
        return link_of(self.link, self._head, self._digests)

    def _is_whole(self, stored: Change) -> bool:
        if stored.salt:
            return digest_of(stored) == stored.digest
        return stored.payload is not None and len(stored.digest) == _DIGEST

    def _keep(self, change: Change) -> None:
        """What is needed later of a change: no text, so that a city fits."""
        stored = change.stored or change
        self.entries += 1
        payload = change.payload
        self.last[change.ref] = None if payload is None else hash(payload)
        if not stored.salt:
            place = (stored.revision, stored.position)
            self.erased[place] = digest_of_text(stored.payload or "")
        if change.ref.kind == Erasure.kind and isinstance(change.after, Erasure):
            self._told |= change.after.remains()

    def _flaw_of_notes(self, until: int) -> Flaw | None:
        """A link was noted of a commit that is not there (any more)."""
        for revision in sorted(self._noted):
            if revision > until or self._noted[revision]:
                return Flaw(what="noted", revision=revision)
        return None

    def _flaw_of_remains(self) -> Flaw | None:
        """A text was taken away, or put in its place, and no erasure tells of it."""
        for (revision, position), digest in sorted(self.erased.items()):
            if self._told.get(f"{revision}/{position}") != digest:
                return Flaw(what="remains", revision=revision, position=position)
        return None

    def _flaw(self, what: str, *, about: str = "", message: str = "") -> Flaw:
        return Flaw(
            what=what,
            revision=self.revision,
            position=self.position,
            about=about,
            message=message,
        )


_NOBODY = Head(0, "", "", "", None, datetime.min.replace(tzinfo=UTC))
"""Of no commit: none was read yet."""

_DIGEST = 64
"""How many hexadecimal digits a digest has."""


def _head(change: Change) -> Head:
    return Head(
        change.revision,
        change.batch,
        change.actor,
        change.reason,
        change.told_on,
        change.at,
    )


def _flaw_of_records(
    view: View, store: Store, last: dict[Ref[Any], int | None]
) -> Flaw | None:
    """The first record that is not as the log last told of it."""
    standing = {ref: text for ref, text in last.items() if text is not None}
    doubtful: list[Record] = []
    for kind in KINDS:
        try:
            for record in view.scan(kind):
                if standing.pop(record.id, None) != hash(dumps(record)):
                    doubtful.append(record)
        except (ShequError, ValueError) as error:
            said = str(error) if isinstance(error, ShequError) else ""
            return Flaw(what="table", revision=view.revision, message=said)
    doubtful = [it for it in doubtful if not _is_told(it, view, store)]
    about = [*(it.id for it in doubtful), *standing]
    if not about:
        return None
    return Flaw(what="record", revision=view.revision, about=min(about))


def _is_told(record: Record, view: View, store: Store) -> bool:
    """Whether the log tells of it after all, in the words of an older schema."""
    told: Change | None = None
    for change in store.changes(ref=record.id):
        if change.revision <= view.revision:
            told = change
    return told is not None and told.after == record
