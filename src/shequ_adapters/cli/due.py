"""应办事项. ``shequ due``: what is due in the year of a day, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, KnownAt, On
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.register import Register
    from shequ_core.reports.duties import Duty

Missing = Annotated[bool, typer.Option("--missing", help="只列缺的")]


def due(
    db: DB,
    *,
    on: On = "",
    missing: Missing = False,
    community: Community = "",
    known_at: KnownAt = "",
    json: AsJson = False,
) -> None:
    """应办事项. Meetings, notices, elections, projects, answers: due, done, missing.

    What bodies owe is told of the whole community, for who looks at some groups too.
    """
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.model import Meeting
    from shequ_core.plugins import Plugins
    from shequ_core.reports.duties import State
    from shequ_core.viewpoints import duties_seen

    plugins = Plugins.discover()
    book = stores.open_book(db, plugins, community=community, on=on, known_at=known_at)
    found = duties_seen(book.whole, book.viewpoint, counted=book.register, on=book.on)
    listed = [it for it in found if not missing or it.state is State.MISSING]
    if json:
        print_json([_as_json(it, book.register) for it in listed])
        return
    show(_as_table(listed, book.register, str(book.on)))
    if not book.whole.named(Meeting):
        show(say("库中没有登记过会议，应开的都列为缺"))
    counted = {state: sum(it.state is state for it in found) for state in State}
    show(
        say(
            "已办 {done} 项，缺 {missing} 项，未到期 {ahead} 项",
            done=counted[State.DONE],
            missing=counted[State.MISSING],
            ahead=counted[State.AHEAD],
        )
    )


def _as_table(listed: Iterable[Duty], register: Register, on: str) -> Table:
    from shequ_adapters.cli.output import table
    from shequ_core.reports.duties import State

    words = {
        State.DONE: say("已办"),
        State.MISSING: say("缺"),
        State.AHEAD: say("未到期"),
    }
    made = table(
        say("应办事项（截至 {on}）", on=on), ("期限", "事项", "期", "责任方", "状态")
    )
    for it in listed:
        name = _name(it.body, register)
        made.add_row(str(it.due), it.what, it.span, name, words[it.state])
    return made


def _name(body: str, register: Register) -> str:
    from shequ_core.values import Ref

    known = register.find(Ref[Any].trusted(body))
    return str(getattr(known, "name", body))


def _as_json(duty: Duty, register: Register) -> dict[str, str]:
    return {
        "due": str(duty.due),
        "what": duty.what,
        "span": duty.span,
        "body": duty.body,
        "name": _name(duty.body, register),
        "state": duty.state.value,
        "source": duty.source,
    }
