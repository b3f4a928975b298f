"""日志行. How a commit is written as lines, and read again.

The payload is the last of a line and stays as it was written, so it is parsed only
by whoever asks what it says. So is what stands before it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, repeat
from typing import NamedTuple

from shequ_core.codec import sound
from shequ_core.ports import Batch
from shequ_core.ports.chain import digests, head_of, link_of, salts

_REF = b'{"ref":"'
_PAYLOAD = b',"payload":'
_STRIKE = b"null"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class FirstLine(NamedTuple):
    """首行. The first line of a commit: who, why, when; how many lines follow."""

    batch: str
    actor: str
    reason: str
    told_on: date | None
    at: datetime
    changes: int
    link: str


class Terms(NamedTuple):
    """附记. What a line says of its change, beside ref and payload."""

    source: str
    salt: str
    digest: str


class Entry(NamedTuple):
    """条目. A line of a commit: a ref, its payload (None: struck), and the rest."""

    ref: bytes
    payload: bytes | None
    head: bytes

    def terms(self) -> Terms:
        """附记. Raises ValueError, TypeError or KeyError on what was not written so."""
        said = json.loads(self.head + b"}")
        return Terms(
            sound(said.get("source", "")), sound(said["salt"]), sound(said["digest"])
        )

    def left(self, payload: str) -> bytes:
        """删余. The line after an erasure: another payload, and no salt."""
        said = json.loads(self.head + b"}") | {"salt": ""}
        return _line(_json(said)[:-1], payload)


def lines_of(
    batch: Batch, revision: int, at: datetime, previous: str
) -> Iterator[bytes]:
    """成行. The lines of a batch as that commit, recorded at that moment.

    ``previous`` is the link of the commit before.
    """
    refs = batch.refs()
    drawn = salts(len(refs), os.urandom)
    told = list(digests(batch, revision, drawn))
    head = {
        "revision": revision,
        "batch": batch.id,
        "actor": batch.actor,
        "reason": batch.reason,
        "told_on": batch.told_on and batch.told_on.isoformat(),
        "at": at.isoformat(),
        "changes": len(refs),
        "link": link_of(previous, head_of(batch, revision, at), told),
    }
    yield f"{_json(head)}\n".encode()
    payloads = chain(batch.payloads, repeat(_STRIKE.decode()))
    for ref, payload, salt, digest in zip(refs, payloads, drawn, told, strict=False):
        source = batch.sources.get(ref, "")
        said = f',"source":{_json(source)}' if source else ""
        terms = f'{said},"salt":"{salt}","digest":"{digest}"'
        yield _line(f'{{"ref":"{ref}"{terms}', payload)


def _line(head: str, payload: str) -> bytes:
    return f"{head}{_PAYLOAD.decode()}{payload}}}\n".encode()


def first_line_of(line: bytes, revision: int) -> FirstLine:
    """读首行. Raises ValueError, TypeError or KeyError if it is not of that commit."""
    said = json.loads(line)
    if said["revision"] != revision:
        raise ValueError("the head of another commit")
    at = datetime.fromisoformat(said["at"])
    if at.isoformat() != said["at"]:
        raise ValueError("not a moment as it was written")
    return FirstLine(
        batch=sound(said["batch"]),
        actor=sound(said["actor"]),
        reason=sound(said["reason"]),
        told_on=said["told_on"] and date.fromisoformat(said["told_on"]),
        at=at,
        changes=int(said["changes"]),
        link=sound(said["link"]),
    )


def entry_of(line: bytes) -> Entry:
    """读条目. Raises ValueError on what ``lines_of`` did not write."""
    head, begun, rest = line.partition(_PAYLOAD)
    if not (head.startswith(_REF) and begun and rest.endswith(b"}\n")):
        raise ValueError("not a line of the log")
    end, payload = head.index(b'"', len(_REF)), rest[:-2]
    return Entry(head[len(_REF) : end], None if payload == _STRIKE else payload, head)
