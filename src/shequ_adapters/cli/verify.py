"""核验. ``shequ verify``: whether the log and the records are as they were written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import DB, AsJson
from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue

if TYPE_CHECKING:
    from shequ_core.history import Flaw, Verification

_WORDS = {
    "order": "第 {revision} 版的次序不对",
    "missing": "第 {revision} 版缺第 {entry} 条变更",
    "entry": "第 {revision} 版第 {entry} 条变更被改动：{about}",
    "commit": "第 {revision} 版的批次信息或条目被改动",
    "noted": "第 {revision} 版的链值与当初记下的不同",
    "remains": "第 {revision} 版第 {entry} 条变更的内容被拿掉，没有删除记录说明",
    "unreadable": "第 {revision} 版第 {entry} 条变更读不出来",
    "record": "现有记录与日志不符：{about}",
    "table": "现有记录读不出来",
}
"""破损. What each flaw is called, to a clerk."""

Noted = Annotated[
    list[str] | None,
    typer.Option(
        "--noted",
        metavar="版次:链值",
        help="当初记下的链值，如 12:9f86d0…，可写开头几位；可给多个",
    ),
]


def verify(db: DB, *, noted: Noted = None, json: AsJson = False) -> None:
    """核验. Read the whole log and every record; exit 1 where something was changed."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import history
    from shequ_core.plugins import Plugins

    links = dict(map(_noted, noted or ()))
    with closing(stores.open_underneath(db, Plugins.discover())) as store:
        found = history.verify(store, noted=links)
    engine = sqlite3.sqlite_version if stores.url_of(db).startswith("sqlite") else ""
    if json:
        print_json(_as_json(found, engine))
    else:
        for line in _lines(found, engine):
            show(line)
    if found.flaw:
        raise typer.Exit(1)


def _noted(text: str) -> tuple[int, str]:
    revision, _, link = text.partition(":")
    if not (revision.isdecimal() and len(link) >= _ENOUGH):
        raise InvalidValue(
            say("“{text}”应写作 版次:链值，链值至少 8 位", text=text),
            problem="noted-shape",
        )
    return int(revision), link.lower()


_ENOUGH = 8


def _as_json(found: Verification, engine: str) -> dict[str, object]:
    flaw = found.flaw
    return {
        "revision": found.revision,
        "link": found.link,
        "entries": found.entries,
        "erased": found.erased,
        "sqlite": engine or None,
        "flaw": flaw
        and {
            "what": flaw.what,
            "revision": flaw.revision,
            "position": flaw.position,
            "about": flaw.about,
            "message": flaw.message,
        },
    }


def _lines(found: Verification, engine: str) -> list[str]:
    counts = {"entries": f"{found.entries:,}", "erased": f"{found.erased:,}"}
    if found.flaw:
        return [
            say("核验未通过：{flaw}", flaw=_flaw_words(found.flaw)),
            say("此前 {entries} 条变更完好。请停止使用，从备份恢复", **counts),
        ]
    lines = [say("核验通过：{entries} 条变更，现有记录与日志一致", **counts)]
    if found.erased:
        lines.append(say("其中 {erased} 条的个人信息已依法删除", **counts))
    words = "第 {revision} 版链值，请抄存备查：{link}"
    lines.append(say(words, revision=found.revision, link=found.link))
    if engine:
        lines.append(say("SQLite 版本 {version}", version=engine))
    return lines


def _flaw_words(flaw: Flaw) -> str:
    entry = "" if flaw.position is None else f"{flaw.position + 1:,}"
    told = say(_WORDS[flaw.what], revision=flaw.revision, entry=entry, about=flaw.about)
    return f"{told}（{flaw.message}）" if flaw.message else told
