"""传统节日. ``shequ festivals``: when the festivals of some years are, into a book."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from shequ_adapters.cli.holidays import Years
from shequ_adapters.cli.parameters import DB, Actor, AsJson, Community
from shequ_adapters.cli.words import say

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
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import UnitOfWork
    from shequ_core.model import Festival
    from shequ_core.plugins import Plugins

    with closing(stores.open_existing(db, Plugins.discover())) as store:
        work = UnitOfWork(store, actor=actor, reason=say("传统节日"))
        with work:
            key = stores.key_in(work.view, community)
            known = list(_calendar().days(key, sorted(set(years))))
            there = {it.id for it in work.scan(Festival, community=key)}
            new = [it for it in known if it.id not in there]
            work.put(*new)
            revision = work.commit() if new else None
    if json:
        days = [{"name": it.name, "day": str(it.period.start)} for it in known]
        print_json({"revision": revision, "festivals": days})
        return
    for it in known:
        show(f"{it.period.start} {it.name}")
    if revision is None:
        show(say("节日已在库中，没有改动"))
    else:
        show(say("已写入，成为第 {revision} 版", revision=revision))


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
