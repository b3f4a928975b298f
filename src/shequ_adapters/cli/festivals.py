"""传统节日. ``shequ festivals``: when the festivals of some years are, into a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shequ_adapters.cli.parameters import DB, Actor, AsJson, Community
from shequ_adapters.cli.words import say
from shequ_adapters.cli.years import Years, outcome, write_years

if TYPE_CHECKING:
    from shequ_adapters.festivals import LunarFestivals


def festivals(
    db: DB,
    years: Years,
    *,
    community: Community = "",
    actor: Actor = "shequ festivals",
    json: AsJson = False,
) -> None:
    """传统节日. The days of the traditional festivals, for activities of theirs."""
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.model import Festival

    known, revision = write_years(
        db,
        Festival,
        lambda key, years: _calendar().days(key, years),
        years,
        same=lambda it: it.id,
        community=community,
        actor=actor,
        reason=say("传统节日"),
    )
    if json:
        days = [{"name": it.name, "day": str(it.period.start)} for it in known]
        print_json({"revision": revision, "festivals": days})
        return
    for it in known:
        show(f"{it.period.start} {it.name}")
    show(outcome(revision, "节日已在库中，没有改动"))


def _calendar() -> LunarFestivals:
    from shequ_core.plugins import Offer

    return Offer(
        name="festivals",
        suffix="",
        summary="传统节日",
        load=_lunar_festivals,
        needs="shequ[lunar]",
    ).take()


def _lunar_festivals() -> LunarFestivals:
    from shequ_adapters.festivals import LunarFestivals

    return LunarFestivals()
