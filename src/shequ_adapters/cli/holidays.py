"""节假日. ``shequ holidays``: the workdays of some years, into a community's book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shequ_adapters.cli.parameters import DB, Actor, AsJson, Community
from shequ_adapters.cli.words import say
from shequ_adapters.cli.years import Years, outcome, write_years

if TYPE_CHECKING:
    from shequ_adapters.calendars import ChineseCalendar
    from shequ_core.model import CalendarYear


def holidays(
    db: DB,
    years: Years,
    *,
    community: Community = "",
    actor: Actor = "shequ holidays",
    json: AsJson = False,
) -> None:
    """节假日. Which days are off, which weekends are worked: for terms in workdays."""
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.model import CalendarYear

    known, revision = write_years(
        db,
        CalendarYear,
        lambda key, years: _calendar().years(key, years),
        years,
        same=lambda it: it,
        community=community,
        actor=actor,
        reason=say("节假日安排"),
    )
    if json:
        print_json({"revision": revision, "years": [_row(it) for it in known]})
        return
    for it in known:
        words = "{year}年：放假{off}天，调休上班{worked}天"
        show(say(words, **_row(it)))
    show(outcome(revision, "工作日历已在库中，没有改动"))


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
