"""删除. What identifies a person is erased: from the records, and from the whole log.

What is left is counted and named by its ref alone: sex, birth and where somebody
lived stay, so the figures of past years do not move.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from shequ_core.codec import dumps
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import KINDS, Erasure, Person, Record
from shequ_core.ports import Batch, Redaction, Remains, Store, View
from shequ_core.ports.chain import digest_of_text
from shequ_core.privacy import NAMING, unnamed
from shequ_core.values import Ref


def erase(
    store: Store, person: Ref[Person], *, actor: str, reason: str, basis: str = ""
) -> int:
    """删除. Erase what identifies a person; the revision it became.

    Raises as ``erasure`` and, where somebody changed the person meanwhile, Conflict.
    """
    return store.redact(erasure(store, person, actor=actor, reason=reason, basis=basis))


def erasure(
    store: Store, person: Ref[Person], *, actor: str, reason: str, basis: str = ""
) -> Redaction:
    """删除方案. What an erasure would write, and what it would leave of the log.

    It takes the person's own record and those that name the person by ref: their
    direct identifiers and what else may name somebody become empty. Raises NotFound
    where the log knows no such person, InvalidValue (``erased``) where nothing that
    identifies is left.
    """
    with store.view() as view:
        base = view.revision
        puts = tuple(unnamed(it) for it in _naming(view, person) if _names(it))
    remains = tuple(_remains(store, person, base))
    if not puts and not remains:
        if not any(store.changes(ref=person)):
            raise NotFound(f"no person (人员) was ever called {person}")
        raise InvalidValue(f"{person} is erased (已删除) already", problem="erased")
    paper = Erasure(
        id=Ref.to(person.community, Erasure.kind, f"{person.key}.{base + 1}"),
        of=person,
        entries=tuple(
            f"{it.revision}/{it.position}:{digest_of_text(it.payload)}"
            for it in remains
        ),
        basis=basis,
    )
    batch = Batch(base=base, puts=(*puts, paper), actor=actor, reason=reason)
    return Redaction(batch, remains)


def mentions(view: View, person: Ref[Person]) -> tuple[Ref[Any], ...]:
    """提及. Other records that may name the person in words: the same name, id number
    or phone stands in them, without a ref. They are for a human to look at.
    """
    known = view.get(person)
    words = {known.name, known.number, *known.phones} - {""}
    return tuple(
        record.id
        for kind in NAMING
        for record in view.scan(kind, community=person.community)
        if not _is_about(record, person) and words & set(_texts(record))
    )


def _remains(store: Store, person: Ref[Person], base: int) -> Iterator[Remains]:
    changes = store.changes(community=person.community)
    for change in takewhile(lambda it: it.revision <= base, changes):
        if change.payload is None or change.ref.kind not in _WORDS:
            continue
        record = change.after
        if record is not None and _is_about(record, person) and _names(record):
            left = dumps(unnamed(record))
            yield Remains(change.revision, change.position, change.ref, left)


_WORDS = frozenset(kind.kind for kind in NAMING)


def _naming(view: View, person: Ref[Person]) -> Iterator[Record]:
    """The records about a person that say who it is."""
    for kind in KINDS:
        if kind in NAMING:
            for record in view.scan(kind, community=person.community):
                if _is_about(record, person):
                    yield record


def _is_about(record: Record, person: Ref[Person]) -> bool:
    return record.id == person or any(ref == person for _, ref in record.refs())


def _names(record: Record) -> bool:
    return unnamed(record) != record


def _texts(record: Record) -> Iterator[str]:
    for field in NAMING[type(record)]:
        value = getattr(record, field)
        yield from (value,) if isinstance(value, str) else value
