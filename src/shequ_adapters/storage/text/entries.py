"""日志行. How a commit is written as lines, and read again.

The payload is the last of a line and stays as it was written, so it is parsed only
by whoever asks what it says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from shequ_core.ports import Batch

_REF = b'{"ref":"'
_PAYLOAD = b',"payload":'
_STRIKE = b"null"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Head(NamedTuple):
    """首行. The first line of a commit: who, why, when; how many lines follow."""

    batch: str
    actor: str
    reason: str
    told_on: date | None
    at: datetime
    changes: int


class Entry(NamedTuple):
    """条目. A line of a commit: a ref, its payload (None: struck), its source."""

    ref: bytes
    payload: bytes | None
    source: str


def lines_of(batch: Batch, revision: int, at: datetime) -> Iterator[bytes]:
    """成行. The lines of a batch as that commit, recorded at that moment."""
    head = {
        "revision": revision,
        "batch": batch.id,
        "actor": batch.actor,
        "reason": batch.reason,
        "told_on": batch.told_on and batch.told_on.isoformat(),
        "at": at.isoformat(),
        "changes": len(batch.puts) + len(batch.strikes),
    }
    yield f"{_json(head)}\n".encode()
    payloads = (*batch.payloads, *("null" for _ in batch.strikes))
    for ref, payload in zip(batch.refs(), payloads, strict=True):
        source = batch.sources.get(ref, "")
        said = f',"source":{_json(source)}' if source else ""
        yield f'{{"ref":"{ref}"{said},"payload":{payload}}}\n'.encode()


def head_of(line: bytes, revision: int) -> Head:
    """读首行. Raises ValueError, TypeError or KeyError if it is not of that commit."""
    said = json.loads(line)
    if said["revision"] != revision:
        raise ValueError("the head of another commit")
    return Head(
        batch=said["batch"],
        actor=said["actor"],
        reason=said["reason"],
        told_on=said["told_on"] and date.fromisoformat(said["told_on"]),
        at=datetime.fromisoformat(said["at"]),
        changes=int(said["changes"]),
    )


def entry_of(line: bytes) -> Entry:
    """读条目. Raises ValueError or KeyError on what ``lines_of`` did not write."""
    head, begun, rest = line.partition(_PAYLOAD)
    if not (head.startswith(_REF) and begun and rest.endswith(b"}\n")):
        raise ValueError("not a line of the log")
    end, payload = head.index(b'"', len(_REF)), rest[:-2]
    source = json.loads(head + b"}")["source"] if len(head) > end + 1 else ""
    return Entry(head[len(_REF) : end], None if payload == _STRIKE else payload, source)
