"""入库. A plan becomes one batch in the store, and can be taken back."""

from __future__ import annotations

from datetime import date

from shequ_core import books, history
from shequ_core.acts import Writes
from shequ_core.errors import InvalidValue, Unconfirmed
from shequ_core.loading.planning import ANY_DAY, Plan
from shequ_core.ports import Batch, Store
from shequ_core.viewpoints import OFFICE, Viewpoint, refuse_beyond


def commit(
    store: Store, plan: Plan, *, actor: str, reason: str, confirmed: bool = False
) -> int:
    """入库. Write the plan as one batch; the revision it became.

    A plan that changes nothing writes nothing. Raises InvalidValue (``beyond``) for one
    that writes what its viewpoint does not see; Unconfirmed for one with doubts,
    unless somebody said yes to them (``confirmed``); Conflict when someone changed the
    same records since the plan was made: make it again.
    """
    if not plan.puts and not plan.strikes:
        return plan.base
    if plan.beyond:
        raise InvalidValue(
            f"{len(plan.beyond)} records (记录) are not of the groups of who loads: "
            "leave their rows out, or let the office load",
            problem="beyond",
        )
    if plan.doubts and not confirmed:
        raise Unconfirmed(
            "；".join(it.message for it in plan.doubts),
            tuple(it.kind for it in plan.doubts),
        )
    with books.uncollected():
        return store.commit(
            Batch(
                base=plan.base,
                puts=plan.puts,
                strikes=plan.strikes,
                actor=actor,
                reason=reason,
                told_on=plan.told_on,
                sources=plan.sources,
            )
        )


def take_back(
    store: Store,
    batch: str,
    *,
    actor: str,
    reason: str,
    viewpoint: Viewpoint = OFFICE,
    today: date = ANY_DAY,
) -> int:
    """撤回. As ``history.undo``, of a batch that the viewpoint may write ``today``.

    Raises InvalidValue (``beyond``) where it would change what is not seen.
    """
    back = history.reversal(store, batch, actor=actor, reason=reason)
    with store.view() as view:
        for community in sorted({ref.community for ref in back.refs()}):
            register = books.read(view, community)
            writes = Writes(back.puts, back.strikes).of(community)
            refuse_beyond(register, writes, viewpoint, on=today)
    return store.commit(back)
