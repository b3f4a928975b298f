"""更改. What a load would change of the records that are there, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from shequ_core.loading.planning import Plan
from shequ_core.model import PAPERS, Record, field_types
from shequ_core.values import Ref


@attrs.frozen(kw_only=True)
class Edit:
    """更改. A field of a record, as it was and as it would be; nothing is masked."""

    ref: Ref[Any]
    field: str
    before: object
    after: object


def edits(plan: Plan) -> Iterator[Edit]:
    """更改. Every field that a plan changes, in the order of the records; no papers."""
    for after in plan.puts:
        before = plan.known.find(after.id)
        if before is not None and type(after) not in PAPERS:
            yield from _edits_of(before, after)


def additions(plan: Plan) -> Iterator[Record]:
    """新增. Every record that a plan adds, in order; no papers."""
    for record in plan.puts:
        if record.id not in plan.known and type(record) not in PAPERS:
            yield record


def _edits_of(before: Record, after: Record) -> Iterator[Edit]:
    for field in field_types(type(after)):
        was, is_ = getattr(before, field), getattr(after, field)
        if was != is_:
            yield Edit(ref=after.id, field=field, before=was, after=is_)
