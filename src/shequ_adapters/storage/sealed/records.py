"""记录加密. What records and payloads say of people, sealed and opened.

Each is bound to its record and field, so that ciphertexts can't be swapped. A list is
sealed as one text: how many phones someone has is not to be seen either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from shequ_adapters.storage.sealed.keys import Keys, index_form
from shequ_adapters.storage.sealed.text import MARK, is_sealed
from shequ_core.codec import dumps, loads
from shequ_core.model import Erasure, Record, kind_named
from shequ_core.ports import Remains
from shequ_core.privacy import guarded

R = TypeVar("R", bound=Record)
Texts = str | Sequence[str]

_to_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ROW = re.compile(r"[a-z0-9-]+/ledger_sheet/[a-z0-9.-]+(#\d+)?", re.ASCII)
_INDEXED = "person/number"
"""可查字段. The field by which persons are looked up."""


def sealed_texts(record: Record) -> Iterator[str]:
    """应加密文本. What of a stored record is sealed, or is yet to be; nothing empty."""
    for field in guarded(type(record)):
        value = getattr(record, field)
        yield from filter(None, (value,) if isinstance(value, str) else value)


def seal_record(record: R, keys: Keys) -> R:
    """加密. The record as it is stored; what is empty stays empty."""
    sealed: dict[str, object] = {}
    for field in guarded(type(record)):
        value, about = getattr(record, field), f"{record.id}#{field}"
        if not value:
            continue
        if f"{record.kind}/{field}" == _INDEXED:
            index = keys.first.index(index_form(value))
            sealed[field] = keys.seal(value, about, index)
        elif isinstance(value, str):
            sealed[field] = keys.seal(value, about)
        else:
            sealed[field] = (keys.seal(json.dumps(value), about),)
    return record.evolve(**sealed) if sealed else record


def open_record(record: R, keys: Keys) -> R:
    """解密. The record as it was. Raises Unreadable.

    What was stored unsealed is left as it is.
    """
    opened: dict[str, object] = {}
    for field in guarded(type(record)):
        value = getattr(record, field)
        if _is_sealed(value):
            found = _opened(value, f"{record.id}#{field}", keys)
            opened[field] = found if isinstance(found, str) else tuple(found)
    return record.evolve(**opened) if opened else record


def open_payload(payload: str, keys: Keys) -> str:
    """解密. A line of the log as it was, to the letter. Raises Unreadable."""
    if MARK not in payload:
        return payload
    fields = json.loads(payload)
    for field in guarded(kind_named(fields["kind"])):
        value = fields.get(field, "")
        if _is_sealed(value):
            fields[field] = _opened(value, f"{fields['id']}#{field}", keys)
    return _to_line(fields)


def seal_source(source: str, ref: str, keys: Keys) -> str:
    """加密来源. Where a record came from; the row of a sheet of ours names nobody."""
    if not source or _ROW.fullmatch(source):
        return source
    return keys.seal(source, f"{ref}@source")


def open_source(source: str, ref: str, keys: Keys) -> str:
    """解密来源. As it was. Raises Unreadable."""
    return keys.open(source, f"{ref}@source") if is_sealed(source) else source


def seal_remains(left: Remains, keys: Keys) -> Remains:
    """加密删余. What is left of a change, as it is stored."""
    return attrs.evolve(left, payload=dumps(seal_record(loads(left.payload), keys)))


def retold(record: Record, digests: Mapping[str, str]) -> Record:
    """改述. An erasure that tells of what it left by these digests, by place."""
    if not isinstance(record, Erasure):
        return record
    return record.evolve(
        entries=tuple(
            f"{place}:{digests.get(place, digest)}"
            for place, digest in record.remains().items()
        )
    )


def _is_sealed(value: Texts) -> bool:
    if isinstance(value, str):
        return is_sealed(value)
    return len(value) == 1 and is_sealed(value[0])


def _opened(value: Texts, about: str, keys: Keys) -> Texts:
    if isinstance(value, str):
        return keys.open(value, about)
    texts: list[str] = json.loads(keys.open(value[0], about))
    return texts
