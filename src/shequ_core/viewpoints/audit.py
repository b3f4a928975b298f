"""留痕. An entry for whoever sees persons unmasked, or takes records out."""

from __future__ import annotations

from datetime import date

from shequ_core.errors import Conflict
from shequ_core.model import Access, Person
from shequ_core.ports import Store
from shequ_core.register import Register
from shequ_core.values import Period, Ref
from shequ_core.viewpoints.viewpoint import Viewpoint
from shequ_core.work import UnitOfWork

_TRIES = 20
"""尝试次数. As many may be writing an entry at the same moment."""


def enter(
    store: Store,
    community: str,
    viewpoint: Viewpoint,
    *,
    by: str,
    what: str,
    on: date,
    persons: int,
    purpose: str = "",
) -> Access:
    """留痕. Write down, before anything leaves, who sees what and what for.

    ``purpose`` is that of the viewpoint where none is given. The entry is a record as
    any other: in the log, chained, never struck. Raises Conflict where others write so
    much that there is no getting in.
    """
    for attempt in range(_TRIES):
        with UnitOfWork(store, actor=by, reason=f"留痕：{what}") as work:
            entry = Access(
                id=Ref[Access].to(community, Access.kind, str(work.view.revision + 1)),
                by=by,
                purpose=purpose or viewpoint.purpose,
                viewpoint=viewpoint.name,
                what=what,
                groups=viewpoint.groups or (),
                persons=persons,
                period=Period.since(on),
            )
            work.put(entry)
            try:
                work.commit()
            except Conflict:
                if attempt + 1 == _TRIES:
                    raise
            else:
                return entry
    raise AssertionError("the last try returns or raises")


def persons_in(register: Register) -> int:
    """涉及人数. How many persons are in what is seen."""
    return len(register.named(Person))
