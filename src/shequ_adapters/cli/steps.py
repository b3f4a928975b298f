"""历次变更. The changes of a record as a person reads them: what became what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

import attrs

from shequ_adapters.cli.records import said_of
from shequ_adapters.cli.words import sign
from shequ_core import glossary, history
from shequ_core.codec import changed_fields
from shequ_core.errors import InvalidValue
from shequ_core.loading import Origin, Origins
from shequ_core.model import LedgerSheet, Record
from shequ_core.ports import Change, Store
from shequ_core.register import Register
from shequ_core.values import Ref

Shown = Callable[[Iterable[Record]], Iterator[Record]]
"""显示. Records as they may be shown: masked, or as they are."""


@attrs.frozen(kw_only=True)
class Step:
    """一步. A change, the record before and after it as shown, and its ledger row.

    ``fields`` are those that changed, of a record that was there before.
    """

    change: Change
    before: Record | None
    after: Record | None
    fields: tuple[str, ...]
    origin: Origin | None

    @property
    def verb(self) -> str:
        """动词. What happened to the record."""
        if self.after is None:
            return "勾销"
        return "新增" if self.before is None else "更新"

    @property
    def words(self) -> str:
        """文字. All that a new record says; of a changed one, what became what."""
        if self.after is None:
            return ""
        after = dict(said_of(self.after, Register()))
        if self.before is None:
            return sign("；").join(
                f"{self._word(name)} {after[name]}" for name in after
            )
        before = dict(said_of(self.before, Register()))
        return sign("；").join(
            f"{self._word(name)} {before.get(name, '—')} → {after.get(name, '—')}"
            for name in self.fields
        )

    def _word(self, name: str) -> str:
        return glossary.field_word(type(self.after), name) if self.after else name


def steps(store: Store, changes: Iterable[Change], *, shown: Shown) -> Iterator[Step]:
    """历次变更. Of one record, in the order of its changes."""
    before: Record | None = None
    for change in changes:
        after = change.after
        yield Step(
            change=change,
            before=next(shown([before])) if before else None,
            after=next(shown([after])) if after else None,
            fields=changed_fields(before, after) if before and after else (),
            origin=_origin(store, change),
        )
        before = after


def _origin(store: Store, change: Change) -> Origin | None:
    """The ledger row that a change came from, in the sheet as it was then."""
    try:
        sheet = Ref[LedgerSheet](change.source.partition("#")[0])
    except InvalidValue:
        return None
    told = takewhile(
        lambda it: it.revision <= change.revision, history.history(store, sheet)
    )
    sheets = filter(None, (it.after for it in told))
    return Origins(Register(sheets), {change.ref: change.source}).of(change.ref)
