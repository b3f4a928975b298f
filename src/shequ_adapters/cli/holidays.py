"""节假日. ``shequ holidays``: the workdays of some years, into a community's book."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import DB, Actor, AsJson, Community
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from shequ_adapters.calendars import ChineseCalendar
    from shequ_core.model import CalendarYear

Years = Annotated[
    list[int], typer.Argument(metavar="年份…", help="哪些年，如 2004 2005")
]


def holidays(
    db: DB,
    years: Years,
    *,
    community: Community = "",
    actor: Actor = "shequ holidays",
    json: AsJson = False,
) -> None:
    """节假日. Which days are off, which weekends are worked: for terms in workdays."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import UnitOfWork
    from shequ_core.model import CalendarYear
    from shequ_core.plugins import Plugins

    with closing(stores.open_existing(db, Plugins.discover())) as store:
        work = UnitOfWork(store, actor=actor, reason=say("节假日安排"))
        with work:
            key = stores.key_in(work.view, community)
            known = list(_calendar().years(key, sorted(set(years))))
            there = set(work.scan(CalendarYear, community=key))
            new = [it for it in known if it not in there]
            work.put(*new)
            revision = work.commit() if new else None
    if json:
        print_json({"revision": revision, "years": [_row(it) for it in known]})
        return
    for it in known:
        words = "{year}年：放假{off}天，调休上班{worked}天"
        show(say(words, **_row(it)))
    if revision is None:
        show(say("工作日历已在库中，没有改动"))
    else:
        show(say("已写入，成为第 {revision} 版", revision=revision))


def _row(year: CalendarYear) -> dict[str, int]:
    days = year.workdays
    return {"year": days.year, "off": len(days.off), "worked": len(days.worked)}


def _calendar() -> ChineseCalendar:
    from shequ_core.plugins import Offer

    return Offer(
        name="holidays",
        suffix="",
        summary="节假日安排",
        load=_chinese_calendar,
        needs="shequ[calendar]",
    ).take()


def _chinese_calendar() -> ChineseCalendar:
    from shequ_adapters.calendars import ChineseCalendar

    return ChineseCalendar()
