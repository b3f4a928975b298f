"""哈希链. A change commits to a salted digest, a commit to its changes and to the last.

The digest of a change is of its salt, place, ref, source and payload; the link of a
commit is of the link before it, of who, why and when, and of the digests. So whoever
edits, removes or reorders what was told breaks the chain, and whoever erases a payload
together with its salt does not: the digest stays, and tells nothing without the salt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import chain, count, repeat
from typing import NamedTuple

import attrs

from shequ_core.ports.storage import Batch, Change

Chance = Callable[[int], bytes]
"""随机源. So many bytes that nobody can guess, as of ``os.urandom``."""

_SALT = 16
_END = "\0"  # no text that is kept has one, so no two entries are written alike


def salts(number: int, chance: Chance) -> list[str]:
    """盐. So many of 128 bits, in hexadecimal digits."""
    drawn, size = chance(_SALT * number).hex(), 2 * _SALT
    return [drawn[start : start + size] for start in range(0, size * number, size)]


def digests(batch: Batch, revision: int, salts: Sequence[str]) -> Iterator[str]:
    """摘要. The SHA-256 of each change of a batch as that commit, in order, one at a
    time: a database takes one row while the next is made.
    """
    refs = batch.refs()
    for salt, position, ref, source, payload in zip(
        salts,
        count(),
        refs,
        map(batch.sources.get, refs, repeat("")),
        chain(batch.payloads, repeat("")),
        strict=False,
    ):
        yield _sha256(f"{salt}\0{revision}\0{position}\0{ref}\0{source}\0{payload}")


def digest_of(change: Change) -> str:
    """摘要. What the digest of a change should be, while its salt is there."""
    return _sha256(
        f"{change.salt}\0{change.revision}\0{change.position}\0{change.ref}"
        f"\0{change.source}\0{change.payload or ''}"
    )


def digest_of_text(text: str) -> str:
    """摘要. Of what is left of a payload after an erasure; it needs no salt."""
    return _sha256(text)


class Head(NamedTuple):
    """首部. What a commit says of itself: which it is, who, why and when."""

    revision: int
    batch: str
    actor: str
    reason: str
    told_on: date | None
    at: datetime


def head_of(batch: Batch, revision: int, at: datetime) -> Head:
    """首部. Of a batch as that commit, recorded at that moment."""
    return Head(revision, batch.id, batch.actor, batch.reason, batch.told_on, at)


def link_of(previous: str, head: Head, digests: Iterable[str]) -> str:
    """链值. Of a commit, after the ``previous`` one ("" before the first).

    A commit without a change is not in the log, and leaves the chain as it was.
    """
    told = "".join(digests)
    if not told:
        return previous
    revision, batch, actor, reason, told_on, at = head
    when, day = at.astimezone(UTC).isoformat(), str(told_on or "")
    parts = (previous, str(revision), batch, actor, reason, day, when, told)
    return _sha256(_END.join(parts))


def chained(
    batch: Batch, revision: int, at: datetime, previous: str, chance: Chance
) -> tuple[Change, ...]:
    """成链. The changes of a batch as that commit, ready to be kept.

    ``at`` is the moment, ``previous`` the link of the commit before, "" for the first;
    ``chance`` is usually ``os.urandom``.
    """
    refs = batch.refs()
    drawn = salts(len(refs), chance)
    told = list(digests(batch, revision, drawn))
    link = link_of(previous, head_of(batch, revision, at), told)
    return tuple(
        Change(
            revision=revision,
            position=position,
            batch=batch.id,
            at=at,
            ref=ref,
            payload=payload,
            actor=batch.actor,
            reason=batch.reason,
            told_on=batch.told_on,
            source=batch.sources.get(ref, ""),
            salt=salt,
            digest=digest,
            link=link,
        )
        for position, ref, payload, salt, digest in zip(
            count(),
            refs,
            chain(batch.payloads, repeat(None)),
            drawn,
            told,
            strict=False,
        )
    )


def without(change: Change, payload: str) -> Change:
    """删余. The change after an erasure: that payload, and no salt."""
    return attrs.evolve(change, payload=payload, salt="")


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
