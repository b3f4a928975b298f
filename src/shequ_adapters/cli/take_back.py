"""收回. ``shequ take-back``: what was edited in handed-out workbooks, merged in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.answers import Answers, answers_in, offered
from shequ_adapters.cli.load_options import DryRun, MarkedUp
from shequ_adapters.cli.load_report import Loaded, outcome
from shequ_adapters.cli.parameters import DB, Actor, AsJson
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import NotFound

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.findings import Finding
    from shequ_core.handout import CellEdit, Outcome, Preference, Return, TakenBack
    from shequ_core.plugins import Plugins

_SHOWN = 20
_PREFERRED: Mapping[str, str] = {"问": "ask", "退回": "returned", "库里": "current"}
_RESULTS: Mapping[str, str] = {
    "asked": "待核",
    "unread": "没有读懂",
    "idle": "没有采用",
    "kept": "保留库里",
    "taken": "采用",
}

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH", help="交回的工作簿，或放它们的文件夹", show_default=False
    ),
]
Prefer = Annotated[
    str,
    typer.Option(
        "--prefer",
        metavar="谁",
        help="两边都改时以谁为准：问、退回、库里",
    ),
]


def take_back(
    db: DB,
    paths: Paths,
    *,
    dry_run: DryRun = False,
    prefer: Prefer = "问",
    marked_up: MarkedUp = None,
    answers: Answers = None,
    actor: Actor = "shequ take-back",
    json: AsJson = False,
) -> None:
    """收回. Merge the edited cells in, as one batch; ask about what both changed."""
    from shequ_adapters.cli import marking
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    preference = preference_of(prefer)
    copies = marking.copies_of(paths, marked_up, plugins) if marked_up else {}
    taken, done = take_files(
        db,
        paths,
        plugins,
        preference,
        actor=actor,
        answers=answers_in(answers, may_lack=dry_run),
        dry_run=dry_run,
    )
    if marked_up and len(copies) > 1:
        marked_up.mkdir(parents=True, exist_ok=True)
    told = [
        *marking.write(_to_mark(copies, taken), done.plan, plugins),
        *offered(answers, done.plan, dry_run=dry_run),
    ]
    if json:
        print_json(_as_json(taken, done, dry_run=dry_run))
        return
    show(*_report(taken, plugins), outcome(done, db, dry_run=dry_run), *told)


def preference_of(words: str) -> Preference:
    """以谁为准. By its Chinese word or its name. Raises NotFound."""
    from shequ_core.handout import Preference

    name = _PREFERRED.get(words, words)
    for preference in Preference:
        if preference.value == name:
            return preference
    known = sign("、").join(_PREFERRED)
    raise NotFound(say("--prefer 可写 {known}，没有“{who}”", known=known, who=words))


def take_files(
    db: str,
    paths: Sequence[Path],
    plugins: Plugins,
    prefer: Preference,
    *,
    actor: str,
    answers: Mapping[str, str],
    dry_run: bool,
) -> tuple[TakenBack, Loaded]:
    """收回文件. All files as one batch, unless this is only tried out."""
    from shequ_adapters.cli import inputs, stores
    from shequ_adapters.cli.progress import waiting
    from shequ_core import loading
    from shequ_core.handout import take_back as taken_back

    files = inputs.workbooks_in(paths, plugins)
    sheets = inputs.read_sheets(files, plugins)
    with closing(stores.open_existing(db, plugins)) as store:
        with waiting(say("核对改动")):
            taken = taken_back(
                store,
                sheets,
                prefer=prefer,
                practices=plugins.ledgers,
                rules=plugins.rules,
                answers=answers,
            )
        plan = taken.plan
        if dry_run:
            return taken, Loaded(plan=plan, revision=plan.base)
        with waiting(say("写入数据库")):
            reason = say("收回台账 {count} 个文件", count=len(files))
            revision = loading.commit(store, plan, actor=actor, reason=reason)
        if revision > plan.base:
            plugins.announce(store, after=plan.base)
    return taken, Loaded(plan=plan, revision=revision)


def _to_mark(copies: Mapping[Path, Path], taken: TakenBack) -> Mapping[Path, Path]:
    """Of several workbooks those in which something was found."""
    found = {it.place.file for it in _in_files(taken)}
    if len(copies) == 1:
        return copies
    return {file: copy for file, copy in copies.items() if file.name in found}


def _in_files(taken: TakenBack) -> list[Finding]:
    """What was found in the workbooks that came back; a ledger of the same name that
    was loaded once has other sheets.
    """
    sheets = {(it.file, sheet) for it in taken.returns for sheet in ("", *it.sheets)}
    found = taken.plan.findings
    return [it for it in found if (it.place.file, it.place.sheet) in sheets]


def _as_json(taken: TakenBack, done: Loaded, *, dry_run: bool) -> dict[str, object]:
    from shequ_adapters.cli import findings, proposed

    plan = taken.plan
    return {
        "community": plan.community,
        "revision": done.revision,
        "dry_run": dry_run,
        "returns": [_return_json(it) for it in taken.returns],
        "questions": proposed.questions_json(plan),
        "findings": findings.as_json(_in_files(taken)),
        "changes": {
            "added": dict(plan.added),
            "changed": dict(plan.changed),
            "struck": dict(plan.struck),
        },
    }


def _return_json(it: Return) -> dict[str, object]:
    return {
        "file": it.file,
        "title": it.title,
        "number": str(it.stamp),
        "rows": it.rows,
        "added": it.added,
        "missing": it.missing,
        "absent": list(it.absent),
        "cells": [
            {
                "sheet": cell.place.sheet,
                "cell": cell.place.cell,
                "column": cell.title,
                "key": cell.key,
                "handed": cell.handed,
                "returned": cell.returned,
                "current": cell.current,
                "outcome": cell.outcome.value,
            }
            for cell in it.cells
        ],
    }


def _report(taken: TakenBack, plugins: Plugins) -> list[Table | str]:
    from shequ_adapters.cli import findings, proposed

    cells = [cell for it in taken.returns for cell in it.cells]
    quiet = all(_is_quiet(it) and not it.absent for it in taken.returns)
    title = _returns_title(taken.returns)
    parts: list[Table | str] = [title if quiet else _returns_table(taken.returns)]
    if cells:
        parts.append(_cells_table(cells))
    if len(cells) > _SHOWN:
        more = f"{len(cells) - _SHOWN:,}"
        parts.append(say("另有 {count} 格，--json 列出全部", count=more))
    found = _in_files(taken)
    if found:
        parts.append(findings.as_table(found, plugins.rules))
    gone = [it for it in found if it.kind == "row-missing"]
    parts += [f"{findings.place_words(it.place)}：{it.message}" for it in gone[:_SHOWN]]
    parts += proposed.questions(taken.plan)
    return parts


def _is_quiet(it: Return) -> bool:
    return not (it.cells or it.added or it.missing)


def _returns_title(returns: Sequence[Return]) -> str:
    quiet = sum(map(_is_quiet, returns))
    title = say("收回 {count} 本", count=f"{len(returns):,}")
    if quiet:
        title += say("，其中 {count} 本没有改动", count=f"{quiet:,}")
    return title


def _returns_table(returns: Sequence[Return]) -> Table:
    from shequ_adapters.cli.output import table
    from shequ_core.handout import Outcome

    made = table(
        _returns_title(returns),
        (
            "文件",
            "发放范围",
            "版次",
            "行数",
            "采用",
            "待核",
            "没有采用",
            "添的行",
            "缺的行",
            "没有交回的表",
        ),
        right=range(2, 9),
    )
    for it in returns:
        if _is_quiet(it) and not it.absent:
            continue
        asked, taken = it.count(Outcome.ASKED), it.count(Outcome.TAKEN)
        numbers = (it.stamp.revision, it.rows, taken, asked)
        others = (len(it.cells) - taken - asked, it.added, it.missing)
        made.add_row(
            it.file,
            it.title,
            *(f"{number:,}" for number in (*numbers, *others)),
            sign("、").join(it.absent),
        )
    return made


def _cells_table(cells: Sequence[CellEdit]) -> Table:
    """The cells to look at first, then those that were taken."""
    from shequ_adapters.cli.findings import place_words
    from shequ_adapters.cli.output import table

    made = table(
        say("改过的 {count} 格（已脱敏）", count=f"{len(cells):,}"),
        ("位置", "栏", "发放时", "交回", "库里", "结果"),
    )
    order = list(_RESULTS)
    ranked = sorted(cells, key=lambda it: order.index(it.outcome.value))
    for it in ranked[:_SHOWN]:
        made.add_row(
            place_words(it.place),
            it.title,
            *(words or "—" for words in (it.handed, it.returned, it.current)),
            _result(it.outcome),
        )
    return made


def _result(found: Outcome) -> str:
    return say(_RESULTS[found.value])
