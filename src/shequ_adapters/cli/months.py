"""逐月变动. ``shequ months``: who came and who left, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import (
    DB,
    AsJson,
    Boundary,
    Community,
    During,
    KnownAt,
    On,
)
from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.figures import Movement

ReportedBy = Annotated[
    str,
    typer.Option(
        "--reported-by",
        metavar="日期",
        help="原报数：到这一天为止报出的，之后的补报更正不计",
    ),
]
_COLUMNS = ("opening", "births", "arrivals", "deaths", "departures", "closing")
_HEADINGS = ("月份", "期初", "出生", "迁入", "死亡", "迁出", "期末")


def months(
    db: DB,
    *,
    on: On = "",
    period: During = "",
    community: Community = "",
    known_at: KnownAt = "",
    boundary: Boundary = "",
    reported_by: ReportedBy = "",
    json: AsJson = False,
) -> None:
    """逐月变动. Account for the registered residents, month by month."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.days import day_of
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.figures import month_by_month, reported
    from shequ_core.plugins import Plugins

    book = stores.open_book(
        db,
        Plugins.discover(),
        community=community,
        on=on,
        known_at=known_at,
        boundary=boundary,
    )
    first, last = _span(book.on, period)
    if reported_by:
        found = reported(book.register, first, last, day_of(reported_by))
    else:
        found = month_by_month(book.register, first, last)
    if json:
        print_json([_as_json(one) for one in found])
    else:
        show(_as_table(found, reported_by))


def _span(on: date, period: str) -> tuple[date, date]:
    """The first day and the last; raises InvalidValue where there is none."""
    from shequ_adapters.cli.figures import window_of

    chosen = window_of(on, period).period
    if chosen.start is None or chosen.last is None:
        raise InvalidValue(
            say("逐月统计要有首日和末日，请用 --period 写明"), problem="period"
        )
    return chosen.start, chosen.last


def _month(movement: Movement) -> str:
    start = movement.period.start
    return f"{start:%Y-%m}" if start else ""


def _as_json(movement: Movement) -> dict[str, object]:
    numbers = {column: getattr(movement, column) for column in _COLUMNS}
    return {"month": _month(movement), **numbers}


def _as_table(found: Sequence[Movement], reported_by: str) -> Table:
    from shequ_adapters.cli.output import number_words, table

    title = say("逐月户籍人口变动")
    if reported_by:
        title = say("逐月户籍人口变动（{day}为止的原报数）", day=reported_by)
    made = table(title, _HEADINGS, right=range(1, len(_HEADINGS)))
    for one in found:
        numbers = (number_words(getattr(one, column)) for column in _COLUMNS)
        made.add_row(_month(one), *numbers)
    return made
