"""所及. What a viewpoint may write: no more than it sees."""

from __future__ import annotations

from datetime import date
from typing import Any

from shequ_core import books
from shequ_core.acts import Act, Writes, apply
from shequ_core.errors import InvalidValue, NotFound, ShequError
from shequ_core.model import LedgerSheet, Remark
from shequ_core.ports import Store
from shequ_core.register import Register
from shequ_core.values import Ref
from shequ_core.viewpoints.seeing import counted_by
from shequ_core.viewpoints.viewpoint import Clearance, Viewpoint
from shequ_core.work import UnitOfWork

_OF_A_LOAD = frozenset({LedgerSheet.kind, Remark.kind})
"""载入留存. What a ledger leaves among the office's papers goes along with it."""


def within_reach(register: Register, viewpoint: Viewpoint, *, on: date) -> Register:
    """所及范围. What somebody works on who looks from there: all that is seen, and
    nothing for who sees figures only. Raises NotFound for its groups.
    """
    if viewpoint.ceiling is Clearance.OPEN:
        return Register()
    return counted_by(register, viewpoint, on=on)


def beyond(
    register: Register, writes: Writes, viewpoint: Viewpoint, *, on: date
) -> tuple[Ref[Any], ...]:
    """越界. Which records would be written that are not ``within_reach`` on the day, as
    they are or as they would be.

    It tells whose records one may write, not which acts are one's business. Raises
    NotFound for the viewpoint's groups.
    """
    if viewpoint.groups is None and viewpoint.ceiling is not Clearance.OPEN:
        return ()
    touched = (*(it.id for it in writes.puts), *writes.strikes)
    now, after = within_reach(register, viewpoint, on=on), apply(register, writes)
    try:
        then = within_reach(after, viewpoint, on=on)
    except NotFound:  # the groups themselves would be gone
        return touched
    return tuple(
        ref
        for ref in touched
        if ref.kind not in _OF_A_LOAD
        and ((ref in register and ref not in now) or (ref in after and ref not in then))
    )


def write_as(
    store: Store,
    community: str,
    viewpoint: Viewpoint,
    act: Act,
    *,
    by: str,
    reason: str,
    on: date,
) -> int:
    """以此视角办理. An act is asked of a book and committed; the revision it became.

    It is asked of what is seen first, and raises whatever the act does there. What
    stops it in the whole book alone is not told: that, and any write that is
    ``beyond``, is InvalidValue (``beyond``). Raises Conflict where somebody else was
    first.
    """
    with UnitOfWork(store, actor=by, reason=reason) as work:
        book = books.read(work.view, community)
        act(within_reach(book, viewpoint, on=on))
        try:
            writes = act(book)
        except ShequError:
            raise _refused(viewpoint) from None
        refuse_beyond(book, writes, viewpoint, on=on)
        work.write(writes)
        return work.commit()


def refuse_beyond(
    register: Register, writes: Writes, viewpoint: Viewpoint, *, on: date
) -> None:
    """拒绝越界. Raises InvalidValue (``beyond``) where anything is ``beyond``."""
    if beyond(register, writes, viewpoint, on=on):
        raise _refused(viewpoint)


def _refused(viewpoint: Viewpoint) -> InvalidValue:
    """Names no record: whoever is not seen is not named either."""
    return InvalidValue(
        f"this writes records (记录) that are not seen from the viewpoint (视角) "
        f"{viewpoint.name}, or fails on them: let the office write them",
        problem="beyond",
    )
