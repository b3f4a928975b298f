"""载入. ``shequ load``: ledgers in, with the account of every row."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from shequ_adapters.cli.mappings import Mapping, Profile
from shequ_adapters.cli.parameters import Actor, AsJson, Community
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.ledgers.mappings import Mappings
    from shequ_core.loading import Account, Plan
    from shequ_core.plugins import Plugins
    from shequ_core.ports import Sheet, Store

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH", help="台账文件，或放台账的文件夹", show_default=False
    ),
]
Into = Annotated[
    str, typer.Option("--into", metavar="DB", help="数据库：.db 文件，或存储地址")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只试算，不写入")]
MarkedUp = Annotated[
    Path | None,
    typer.Option(
        "--marked-up",
        metavar="OUT",
        help="另存标注件：原台账加底色、批注、问题列；几个文件时 OUT 是文件夹",
        show_default=False,
    ),
]


@attrs.frozen(kw_only=True)
class Loaded:
    """载入结果. The plan, and the revision that the store is at now."""

    plan: Plan
    revision: int


def load(
    paths: Paths,
    *,
    into: Into,
    dry_run: DryRun = False,
    marked_up: MarkedUp = None,
    mapping: Mapping = None,
    profile: Profile = "",
    community: Community = "",
    actor: Actor = "shequ load",
    json: AsJson = False,
) -> None:
    """载入. Read ledgers into a database, as one batch."""
    from shequ_adapters.cli import mappings, marking
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    mappings.there(mapping)
    said = mappings.mappings_of(mapping, profile)
    copies = marking.copies_of(paths, marked_up, plugins) if marked_up else {}
    done = load_files(
        paths,
        into,
        plugins,
        community=community,
        actor=actor,
        dry_run=dry_run,
        mappings=said,
    )
    told = marking.write(copies, done.plan, plugins, said)
    if json:
        print_json(_as_json(done, dry_run=dry_run))
        return
    show(*report(done.plan, plugins), outcome(done, into, dry_run=dry_run), *told)


def load_files(
    paths: Sequence[Path],
    into: str,
    plugins: Plugins,
    *,
    community: str,
    actor: str,
    dry_run: bool = False,
    mappings: Mappings | None = None,
) -> Loaded:
    """载入文件. All files as one batch; nothing is written unless all can be read.

    A database that is not there yet is made when there is something to write in it.
    """
    from shequ_adapters.cli import inputs, stores
    from shequ_adapters.cli.progress import waiting
    from shequ_core import loading
    from shequ_core.errors import Unreadable
    from shequ_core.ledgers.mappings import AS_THEY_ARE

    files = inputs.workbooks_in(paths, plugins)
    sheets = inputs.read_sheets(files, plugins)
    place = into if stores.is_there(into) else "memory:"
    with closing(stores.open_store(place, plugins)) as known:
        _refuse_handed_out(known, sheets, into)
        with waiting(say("核对台账")):
            plan = loading.plan(
                known,
                sheets,
                community=community or None,
                rules=plugins.rules,
                mappings=mappings or AS_THEY_ARE,
            )
    if not any(account.ledger for account in plan.accounts):
        reasons = [f"{it.file} {it.sheet}：{it.reason}" for it in plan.accounts]
        raise Unreadable("；".join(reasons[:3]) or say("文件里没有表"))
    if dry_run:
        return Loaded(plan=plan, revision=plan.base)
    with closing(stores.open_store(into, plugins)) as store:
        with waiting(say("写入数据库")):
            reason = say("载入台账 {count} 个文件", count=len(files))
            revision = loading.commit(store, plan, actor=actor, reason=reason)
        if revision > plan.base:
            plugins.announce(store, after=plan.base)
    return Loaded(plan=plan, revision=revision)


def _refuse_handed_out(known: Store, sheets: Sequence[Sheet], into: str) -> None:
    """To load what was handed out would write over what was told here since."""
    from shequ_core.errors import Unreadable
    from shequ_core.handout import handed_out_by

    for name in handed_out_by(known, sheets):
        raise Unreadable(
            say(
                "{name} 是从 {into} 发放出去的，请用 shequ take-back {into} 收回，"
                "只取改过的格",
                name=name,
                into=into,
            )
        )


def _as_json(done: Loaded, *, dry_run: bool) -> dict[str, object]:
    from shequ_adapters.cli import findings

    plan = done.plan
    return {
        "community": plan.community,
        "revision": done.revision,
        "dry_run": dry_run,
        "account": [attrs.asdict(account) for account in plan.accounts],
        "findings": findings.as_json(plan.findings),
        "changes": {
            "added": dict(plan.added),
            "changed": dict(plan.changed),
            "struck": dict(plan.struck),
        },
    }


def report(plan: Plan, plugins: Plugins) -> tuple[Table, ...]:
    """载入报告. The account of the sheets, and what was found in them."""
    from shequ_adapters.cli import findings

    return _account_table(plan.accounts), findings.as_table(
        plan.findings, plugins.rules
    )


def _account_table(accounts: Sequence[Account]) -> Table:
    from shequ_adapters.cli.output import table

    made = table(
        say("台账行账"),
        (
            "文件",
            "工作表",
            "台账",
            "行数",
            "新增",
            "更新",
            "未变",
            "隔离",
            "略过",
            "说明",
        ),
        right=range(3, 9),
    )
    for it in accounts:
        numbers = (it.rows, it.imported, it.updated, it.unchanged, it.quarantined)
        made.add_row(
            it.file,
            it.sheet,
            it.title or "—",
            *(f"{number:,}" for number in (*numbers, sum(it.skipped.values()))),
            it.reason or "，".join(f"{why} {n}" for why, n in it.skipped.items()),
        )
    return made


def outcome(done: Loaded, into: str, *, dry_run: bool) -> str:
    """载入结论. One line: what was written where, or that nothing had to be."""
    from shequ_core import glossary
    from shequ_core.model import kind_named

    plan = done.plan
    verbs = (("新增", plan.added), ("更新", plan.changed), ("勾销", plan.struck))
    changes = [
        say(verb)
        + " "
        + "、".join(
            f"{glossary.kind_word(kind_named(kind))} {count:,}"
            for kind, count in kinds.items()
        )
        for verb, kinds in verbs
        if kinds
    ]
    if not changes:
        return say("{into} 与台账一致，没有变化", into=into)
    words = "试算，没有写入：" if dry_run else "已写入 {into}（第 {revision} 版）："
    return say(words, into=into, revision=done.revision) + "；".join(changes)
