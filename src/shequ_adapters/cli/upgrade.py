"""升级. ``shequ upgrade``: a database of an older shequ becomes one of this."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from shequ_adapters.cli.parameters import DB, AsJson
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from shequ_core.ports import Upgrade


def upgrade(db: DB, *, json: AsJson = False) -> None:
    """升级. Whole or not at all; what was there is kept."""
    import attrs

    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_adapters.cli.progress import waiting
    from shequ_core.plugins import Plugins

    with waiting(say("正在升级")):
        done = stores.upgrade(db, Plugins.discover())
    if json:
        print_json(attrs.asdict(done) if done else {"is_done": False})
    else:
        show(*_words(db, done))


def _words(place: str, done: Upgrade | None) -> tuple[str, ...]:
    if done is None:
        return (say("{place} 不必升级，没有改动", place=place),)
    if not done.is_done:
        words = "{place} 已是最新（数据版本 {schema}），没有改动"
        return (say(words, place=place, schema=done.after),)
    if done.before == done.after:
        head = say(
            "{place} 已升级：数据版本仍为 {after}", place=place, after=done.after
        )
    else:
        words = "{place} 已升级：数据版本由 {before} 升至 {after}"
        head = say(words, place=place, before=done.before, after=done.after)
    kept = say(
        "历史原样保留，共 {commits} 版、{changes} 条变更；"
        "现有记录 {records} 条，已逐条核对",
        commits=f"{done.commits:,}",
        changes=f"{done.changes:,}",
        records=f"{done.records:,}",
    )
    return head, kept, _backup(done)


def _backup(done: Upgrade) -> str:
    if done.backup:
        words = "旧库在旁边：{backup}，内有个人信息，用过几天没有问题请删除"
        return say(words, backup=Path(done.backup).name)
    return say("没有另存备份：改动的只是由历史得出的部分")
