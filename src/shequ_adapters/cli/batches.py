"""批次. ``shequ log`` and ``shequ undo``: what was written together, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import DB, Actor, AsJson
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import Conflict, InvalidValue, NotFound

if TYPE_CHECKING:
    from datetime import date, datetime

    from rich.table import Table

    from shequ_core.history import Commit
    from shequ_core.ports import Batch, Change, Store

_SHOWN = 20
_BEGINNING = 12
_NAMED = 5
_REFUSED = {
    "undone": "第 {revision} 版已经撤销，没有可撤销的了",
    "access": "第 {revision} 版是留痕，不能撤销",
}

BatchId = Annotated[
    str, typer.Argument(metavar="BATCH", help="批次号，或它的开头几位（见 shequ log）")
]
Reason = Annotated[str, typer.Option("--reason", metavar="事由", help="为什么撤销")]


def log(db: DB, *, json: AsJson = False) -> None:
    """批次. List every batch that was written, the last one first."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import history
    from shequ_core.plugins import Plugins

    with closing(stores.open_existing(db, Plugins.discover())) as store:
        commits = list(history.commits(store))[::-1]
    if json:
        print_json(
            [{**as_json(it), "puts": it.puts, "strikes": it.strikes} for it in commits]
        )
        return
    show(_as_table(commits))
    if len(commits) > _SHOWN:
        more = f"{len(commits) - _SHOWN:,}"
        show(say("另有 {count} 条，--json 列出全部", count=more))


def as_json(written: Commit | Change) -> dict[str, object]:
    """JSON 批次. Which batch it was, by whom, why and when."""
    return {
        "revision": written.revision,
        "batch": written.batch,
        "at": written.at.isoformat(),
        "actor": written.actor,
        "reason": written.reason,
        "told_on": day_words(written.told_on) or None,
    }


def _as_table(commits: Sequence[Commit]) -> Table:
    from shequ_adapters.cli.output import table

    made = table(
        say("批次 {count} 个", count=f"{len(commits):,}"),
        ("版次", "时间", "经办人", "事由", "填报日期", "写入", "勾销", "批次号"),
        right=(0, 5, 6),
    )
    for commit in commits[:_SHOWN]:
        made.add_row(
            f"{commit.revision:,}",
            moment_words(commit.at),
            commit.actor,
            commit.reason,
            day_words(commit.told_on),
            f"{commit.puts:,}",
            f"{commit.strikes:,}",
            commit.batch[:_BEGINNING],
        )
    return made


def moment_words(at: datetime) -> str:
    """时刻文字. To the second, on the clock of this machine."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def day_words(day: date | None) -> str:
    """日期文字. Empty where there is no day."""
    return day.isoformat() if day else ""


def undo(
    db: DB,
    batch: BatchId,
    *,
    actor: Actor = "shequ undo",
    reason: Reason = "",
    json: AsJson = False,
) -> None:
    """撤销. Make everything as it was before a batch, as one batch more."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    with closing(stores.open_existing(db, plugins)) as store:
        undone = _named(store, batch)
        why = reason or say("撤销第 {revision} 版", revision=undone.revision)
        undoing = _reversal(store, undone, actor=actor, reason=why)
        revision = store.commit(undoing)
        plugins.announce(store, after=revision - 1)
    restored, struck = len(undoing.puts), len(undoing.strikes)
    if json:
        print_json(
            {
                "undone": undone.revision,
                "revision": revision,
                "restored": restored,
                "struck": struck,
            }
        )
        return
    words = "已撤销第 {undone} 版，成为第 {revision} 版：恢复 {restored}，勾销 {struck}"
    show(
        say(
            words,
            undone=undone.revision,
            revision=revision,
            restored=f"{restored:,}",
            struck=f"{struck:,}",
        )
    )


def _named(store: Store, batch: str) -> Commit:
    """The commit of a batch, by its id or the beginning of it."""
    from shequ_core import history

    commits = list(history.commits(store))
    found = [it for it in commits if it.batch == batch]
    found = found or [it for it in commits if it.batch.startswith(batch)]
    if not found:
        raise NotFound(say("没有批次 {batch}，请用 shequ log 查看", batch=batch))
    if len(found) > 1:
        raise NotFound(say("有几个批次以 {batch} 开头，请多写几位", batch=batch))
    return found[0]


def _reversal(store: Store, commit: Commit, *, actor: str, reason: str) -> Batch:
    """The batch that undoes another; what stands in the way, said to a clerk."""
    from shequ_core import history

    revision = commit.revision
    try:
        return history.reversal(store, commit.batch, actor=actor, reason=reason)
    except Conflict as conflict:
        named = sign("、").join(conflict.refs[:_NAMED])
        if len(conflict.refs) > _NAMED:
            named += " …"
        count = f"{len(conflict.refs):,}"
        raise Conflict(
            conflict.refs,
            say(
                "第 {revision} 版之后又改过 {count} 条记录，不能撤销：{named}",
                revision=revision,
                count=count,
                named=named,
            ),
        ) from None
    except InvalidValue as refused:
        words = _REFUSED.get(refused.problem)
        if words is None:
            raise
        raise InvalidValue(
            say(words, revision=revision), problem=refused.problem
        ) from None
