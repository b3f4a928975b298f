"""导入. ``shequ import``: records that were exported, into a database again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from shequ_adapters.cli.load_options import DryRun, Into
from shequ_adapters.cli.parameters import Actor, AsJson
from shequ_adapters.cli.words import say, sign

if TYPE_CHECKING:
    from shequ_core.findings import Finding
    from shequ_core.loading import Receipt
    from shequ_core.model import Record
    from shequ_core.plugins import Plugins

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="记录文件（.jsonl、.json），地图（.geojson），或放它们的文件夹",
        show_default=False,
    ),
]


@attrs.frozen(kw_only=True)
class Imported:
    """导入结果. What came, and the revision that the store is at now."""

    receipt: Receipt
    revision: int


def import_(
    paths: Paths,
    *,
    into: Into,
    dry_run: DryRun = False,
    actor: Actor = "shequ import",
    json: AsJson = False,
) -> None:
    """导入. Records as they were exported, all files as one batch or none."""
    from shequ_adapters.cli import findings
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    done = import_files(paths, into, plugins, actor=actor, dry_run=dry_run)
    if json:
        print_json(_as_json(done, dry_run=dry_run))
        return
    if done.receipt.findings:
        show(findings.as_table(done.receipt.findings, plugins.rules))
    show(*warnings(done.receipt), outcome(done, into, dry_run=dry_run))


def import_files(
    paths: Sequence[Path],
    into: str,
    plugins: Plugins,
    *,
    actor: str,
    dry_run: bool = False,
) -> Imported:
    """导入文件. All of them as one batch; nothing unless every record can be taken.

    Raises Unreadable where a file, or a record in one, can not be.
    """
    from shequ_adapters.cli import inputs, stores
    from shequ_adapters.cli.progress import waiting
    from shequ_core import loading

    files = inputs.records_in(paths, plugins)
    place = into if stores.is_there(into, plugins) else "memory:"
    with closing(stores.open_store(place, plugins)) as known, waiting(say("核对记录")):
        receipt = loading.receive(known, _read(files, plugins))
    _refuse(receipt.refused)
    if dry_run or not receipt.puts:
        return Imported(receipt=receipt, revision=receipt.base)
    with closing(stores.open_store(into, plugins)) as store:
        with waiting(say("写入数据库")):
            reason = say(
                "导入记录 {names}", names=sign("、").join(it.name for it in files)
            )
            revision = loading.take_over(store, receipt, actor=actor, reason=reason)
        plugins.announce(store, after=receipt.base)
    return Imported(receipt=receipt, revision=revision)


def warnings(receipt: Receipt) -> Iterator[str]:
    """提醒. Of records that no command will find under the community one works on."""
    there = sign("、").join(receipt.there) or say("还没有")
    if receipt.nameless:
        words = (
            "库里和文件里都没有社区 {keys}，只有它的记录：统计和导出都看不到。"
            "库里的社区：{there}；同一个社区，记录名称开头的编号要一样"
        )
        told = say(words, keys=sign("、").join(receipt.nameless), there=there)
        yield say("注意：{message}", message=told)
    if receipt.second:
        words = (
            "又来一个社区 {keys}，库里的社区：{there}；以后各命令用 --community 指明。"
            "本是同一个社区的，记录名称开头的编号要一样"
        )
        told = say(words, keys=sign("、").join(receipt.second), there=there)
        yield say("注意：{message}", message=told)


def outcome(done: Imported, into: str, *, dry_run: bool) -> str:
    """导入结论. One line: what was written where, or that nothing had to be."""
    from shequ_adapters.cli.load_report import kinds_words

    receipt = done.receipt
    if not receipt.puts:
        return say(
            "{into} 里已有这 {count} 条记录，没有变化", into=into, count=receipt.read
        )
    words = "试算，没有写入：" if dry_run else "已写入 {into}（第 {revision} 版）："
    verbs = (("新增", receipt.added), ("更新", receipt.changed))
    changes = (f"{say(verb)} {kinds_words(kinds)}" for verb, kinds in verbs if kinds)
    return say(words, into=into, revision=done.revision) + sign("；").join(changes)


def _read(files: Sequence[Path], plugins: Plugins) -> Iterator[Record | Finding]:
    from shequ_core.findings import Finding, Place

    offers = {offer.suffix: offer for offer in plugins.importers}
    for file in files:
        offer = offers[file.suffix.lower()]
        with file.open("rb") as stream, offer.blamed():
            for it in offer.take().read(stream):
                if isinstance(it, Finding):
                    yield it.at(Place(file.name, it.place.sheet, it.place.cell))
                else:
                    yield it


def _refuse(refused: Sequence[Finding]) -> None:
    from shequ_core.errors import Unreadable

    if refused:
        first = refused[0]
        raise Unreadable(
            say(
                "{count} 条记录不能导入，什么也没有写；第一条在 {file}：{message}",
                count=len(refused),
                file=first.place.file or "—",
                message=first.message,
            )
        )


def _as_json(done: Imported, *, dry_run: bool) -> dict[str, object]:
    from shequ_adapters.cli import findings

    receipt = done.receipt
    return {
        "revision": done.revision,
        "dry_run": dry_run,
        "read": receipt.read,
        "added": dict(receipt.added),
        "changed": dict(receipt.changed),
        "findings": findings.as_json(receipt.findings),
        "warnings": list(warnings(receipt)),
    }
