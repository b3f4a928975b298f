"""载入报告. What became of the ledgers that were loaded, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from shequ_adapters.cli.words import say, sign

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.loading import Account, Plan, Repeat
    from shequ_core.plugins import Plugins


@attrs.frozen(kw_only=True)
class Loaded:
    """载入结果. The plan, and the revision that the store is at now.

    ``repeats`` are the files that were loaded before, and not read again; ``asked`` is
    the community that was named, "" for none.
    """

    plan: Plan
    revision: int
    repeats: tuple[Repeat, ...] = ()
    asked: str = ""


def as_json(done: Loaded, *, dry_run: bool) -> dict[str, object]:
    """载入 JSON. The account, the findings, what changed; tried out, all of it."""
    from shequ_adapters.cli import findings, proposed

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
        "repeats": [
            {
                "file": it.file,
                "revision": it.revision,
                "at": it.at.isoformat(),
                "actor": it.actor,
                "replaced": it.replaced,
            }
            for it in done.repeats
        ],
        **proposed.outcome_json(plan),
        **(proposed.as_json(plan) if dry_run else {}),
    }


def report(plan: Plan, plugins: Plugins) -> tuple[Table, ...]:
    """载入报告. The account of the sheets, and what was found; nothing where none was
    read.
    """
    from shequ_adapters.cli import findings

    if not plan.accounts:
        return ()
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
            it.reason or sign("，").join(f"{why} {n}" for why, n in it.skipped.items()),
        )
    return made


def outcome(done: Loaded, into: str, *, dry_run: bool) -> str:
    """载入结论. One line: what was written where, or that nothing had to be."""
    plan = done.plan
    if done.repeats and not plan.accounts:
        return say("文件都载入过，{into} 没有变化", into=into)
    verbs = (("新增", plan.added), ("更新", plan.changed), ("勾销", plan.struck))
    changes = [f"{say(verb)} {kinds_words(kinds)}" for verb, kinds in verbs if kinds]
    changes += [
        say("{title}减员 {count}", title=it.title, count=f"{len(it.records):,}")
        for it in plan.endings
        if it.records
    ]
    if not changes:
        return say("{into} 与台账一致，没有变化", into=into)
    words = "试算，没有写入：" if dry_run else "已写入 {into}（第 {revision} 版）："
    return say(words, into=into, revision=done.revision) + sign("；").join(changes)


def kinds_words(kinds: Mapping[str, int]) -> str:
    """各类条数. How many records of each kind: 户 3,321、人员 11,884."""
    from shequ_core.glossary import kind_word
    from shequ_core.model import kind_named

    return sign("、").join(
        f"{kind_word(kind_named(kind))} {count:,}" for kind, count in kinds.items()
    )


def warnings(done: Loaded, *, dry_run: bool) -> Iterator[str]:
    """提醒. What was not read again, which book is new, what did not end, what needs a
    word.
    """
    from shequ_adapters.cli.batches import moment_words
    from shequ_core.loading.endings import WITHHELD

    for it in done.repeats:
        words = (
            "{file}：{at} 已载入过（第 {revision} 版，{actor}），没有再读；"
            "要再读加 --again"
        )
        if it.replaced:
            words = (
                "{file}：{at} 载入过（第 {revision} 版，{actor}），后来已有新的一份，"
                "没有再读；要用它加 --again"
            )
        at = moment_words(it.at)
        yield say(words, file=it.file, at=at, revision=it.revision, actor=it.actor)
    yield from _new_book(done.plan, asked=done.asked)
    withheld = [it.message for it in done.plan.findings if it.kind == WITHHELD]
    for message in (*withheld, *(it.message for it in done.plan.doubts)):
        yield say("注意：{message}", message=message)
    if done.plan.questions and not dry_run:
        words = "待答复 {count} 处：--dry-run --answers 答复.toml 写出来填，填好再载入"
        yield say(words, count=f"{len(done.plan.questions):,}")


def _new_book(plan: Plan, *, asked: str) -> Iterator[str]:
    """Whoever imports or loads more of it has to know what it is called."""
    from shequ_core.model import Community

    if plan.puts and not plan.known.named(Community):
        yield say(
            "新的社区，编号 {key}：别处写来的记录也要用它开头", key=plan.community
        )
        if not asked:
            yield say("要另取编号用 --community")
