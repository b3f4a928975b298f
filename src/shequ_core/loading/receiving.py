"""收到的记录. Records that were written out elsewhere, taken over as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from shequ_core import books
from shequ_core.errors import InvalidValue
from shequ_core.findings import Finding, Severity
from shequ_core.glossary import kind_word
from shequ_core.model import Community, Record
from shequ_core.ports import Batch, Store
from shequ_core.privacy import is_masked
from shequ_core.register import Register
from shequ_core.rules.references import DANGLING


@attrs.frozen(kw_only=True)
class Receipt:
    """收到的记录. What taking them over would change: worked out, nothing written.

    ``read`` counts the records that could be read, ``puts`` are those of them that say
    something new. ``refused`` is what could not be read or is masked, for which nothing
    may be taken over; ``findings`` are of what is new and names what is not there.
    ``there`` are the communities of the store; ``second`` come beside them, or beside
    one another; ``nameless`` have no record of a Community, here or there, so that
    nobody who asks for the communities of the store is told of them.
    """

    base: int
    read: int
    puts: tuple[Record, ...]
    added: Mapping[str, int]
    changed: Mapping[str, int]
    refused: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    there: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()


def receive(store: Store, read: Iterable[Record | Finding]) -> Receipt:
    """收. Hold records, and what could not be read, against what the store knows.

    A record that is told twice counts as it was told last.
    """
    told, refused = dict[str, Record](), list[Finding]()
    for it in read:
        if isinstance(it, Finding):
            refused.append(it)
        else:
            told[it.id] = it
    with books.uncollected(), store.view() as view:
        base = view.revision
        known = {key: books.read(view, key) for key in _books(told.values())}
        there = books.communities(view)
    named = {it.id.community for it in told.values() if isinstance(it, Community)}
    coming = tuple(sorted(named.difference(there)))
    new = [it for it in told.values() if known[it.id.community].find(it.id) != it]
    return Receipt(
        base=base,
        read=len(told),
        puts=tuple(new),
        added=_kinds(it for it in new if it.id not in known[it.id.community]),
        changed=_kinds(it for it in new if it.id in known[it.id.community]),
        refused=(*refused, *_masked(new)),
        findings=tuple(_dangling(known, new)),
        there=there,
        second=coming if len({*there, *coming}) > 1 else (),
        nameless=tuple(key for key in known if key not in {*there, *named}),
    )


def take_over(store: Store, receipt: Receipt, *, actor: str, reason: str) -> int:
    """收下. Write the records as one batch; the revision it became.

    Nothing new writes nothing. Raises InvalidValue where something of it is refused,
    and Conflict when someone changed the same records since: receive them again.
    """
    if receipt.refused:
        raise InvalidValue(
            f"{len(receipt.refused)} records (记录) could not be read or are masked: "
            "look at the receipt's refused",
            problem="refused",
        )
    if not receipt.puts:
        return receipt.base
    with books.uncollected():
        return store.commit(
            Batch(base=receipt.base, puts=receipt.puts, actor=actor, reason=reason)
        )


def _books(records: Iterable[Record]) -> list[str]:
    return sorted({it.id.community for it in records})


def _kinds(records: Iterable[Record]) -> dict[str, int]:
    return dict(Counter(it.kind for it in records))


def _masked(records: Sequence[Record]) -> Iterator[Finding]:
    """A name behind stars would be written over the name itself."""
    hidden = Counter(type(record) for record in records if is_masked(record))
    for kind, count in hidden.items():
        yield Finding(
            code="R-I14",
            kind="masked-column",
            severity=Severity.ERROR,
            message=f"{kind_word(kind)}有{count:,}条是脱敏内容（含*号），不能当原件导入；"
            "请用未脱敏的导出件",
        )


def _dangling(
    known: Mapping[str, Register], new: Sequence[Record]
) -> Iterator[Finding]:
    """What the new ones name and nobody has: a backup may have been so."""
    ours = {it.id for it in new}
    for key, register in known.items():
        after = register.after(it for it in new if it.id.community == key)
        for finding in DANGLING(after, date.min):
            if ours.intersection(finding.about):
                yield finding
