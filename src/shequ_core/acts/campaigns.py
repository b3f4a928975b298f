"""创建活动. A campaign begins with its aims; what is done for it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures import Figure, Ratio, figure_named
from shequ_core.model import Campaign, CampaignAction, Target
from shequ_core.register import Register
from shequ_core.values import Ref


def launch(
    register: Register,
    campaign: Campaign,
    *,
    targets: Sequence[Target] = (),
    actions: Sequence[CampaignAction] = (),
    more: Iterable[Figure] = (),
) -> Writes:
    """启动. A campaign with what it aims at and what is to be done for it.

    Raises InvalidValue where it is there already (``launched-already``), where a
    target or an action is of another campaign, outside its time or about another's
    target, and where a target names no figure of one number, ours or one of ``more``.
    """
    if campaign.id in register:
        raise InvalidValue(
            f"{campaign.id} (创建活动) is there already", problem="launched-already"
        )
    parts: tuple[Target | CampaignAction, ...] = (*targets, *actions)
    for part in parts:
        if part.campaign != campaign.id or not campaign.period.covers(part.period):
            raise InvalidValue(
                f"{part.id} is not of {campaign.id}, or not of its time",
                problem="another-campaign",
            )
    added = tuple(more)
    for target in targets:
        _check_figure(target, added)
    named = {target.id for target in targets}
    for action in actions:
        if action.target is not None and action.target not in named:
            raise InvalidValue(
                f"{action.id} (措施) is for a target of no campaign of its own",
                problem="another-campaign",
            )
    return Writes((campaign, *targets, *actions))


def carry_out(
    register: Register,
    action: Ref[CampaignAction],
    *,
    on: date,
    by: Ref[Any] | None = None,
) -> Writes:
    """落实. An action was done on a day, by what ``by`` names: an activity, a deed.

    Raises NotFound where there is no such action or record, InvalidValue where it was
    done already, or was not to be done on that day.
    """
    found = register[action]
    if found.done is not None:
        raise InvalidValue(
            f"{action} (措施) was done on {found.done}", problem="done-already"
        )
    if not found.period.has(on):
        raise InvalidValue(
            f"{action} (措施) is not of {on}, it lasts {found.period}",
            problem="another-time",
        )
    if by is not None and by not in register:
        raise NotFound(f"no record (记录) is called {by}")
    return Writes((found.evolve(done=on, by=by or found.by),))


def _check_figure(target: Target, more: Iterable[Figure]) -> None:
    try:
        definition = figure_named(target.figure, more)
    except NotFound:
        definition = None
    is_one = isinstance(definition, Ratio) or (
        isinstance(definition, Figure) and definition.by is None
    )
    if not is_one:
        raise InvalidValue(
            f"{target.id} (目标) names no figure of one number: {target.figure!r}",
            problem="figure-kind",
        )
