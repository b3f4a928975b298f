"""载入. ``shequ load``: ledgers in, with the account of every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Mapping_
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from shequ_adapters.cli.answers import Answers, answers_in, offered
from shequ_adapters.cli.load_options import (
    Again,
    All,
    Complete,
    DryRun,
    Into,
    MarkedUp,
    Paths,
    Yes,
)
from shequ_adapters.cli.load_report import Loaded
from shequ_adapters.cli.mappings import Mapping, Profile
from shequ_adapters.cli.parameters import Actor, AsJson, Community
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue, NotFound, Unreadable

if TYPE_CHECKING:
    from shequ_core.ledgers.mappings import Mappings
    from shequ_core.loading import Plan
    from shequ_core.loading.watching import Watch
    from shequ_core.plugins import Plugins
    from shequ_core.ports import Sheet, Store


def load(
    paths: Paths,
    *,
    into: Into,
    dry_run: DryRun = False,
    all: All = False,
    marked_up: MarkedUp = None,
    mapping: Mapping = None,
    profile: Profile = "",
    answers: Answers = None,
    complete: Complete = None,
    yes: Yes = False,
    again: Again = False,
    community: Community = "",
    actor: Actor = "shequ load",
    json: AsJson = False,
) -> None:
    """载入. Read ledgers into a database, as one batch."""
    from shequ_adapters.cli import load_report, mappings, marking, proposed
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    mappings.there(mapping)
    said = mappings.mappings_of(mapping, profile, plugins)
    manner = Manner(
        mappings=said if mapping or profile else None,
        answers=answers_in(answers, may_lack=dry_run),
        complete=ledgers_named(complete or (), plugins),
        again=again or bool(marked_up or answers),
        yes=yes,
    )
    copies = marking.copies_of(paths, marked_up, plugins) if marked_up else {}
    whose = {"community": community, "actor": actor}
    done = load_files(paths, into, plugins, **whose, dry_run=dry_run, manner=manner)
    told = [
        *marking.write(copies, done.plan, plugins, manner.mappings),
        *offered(answers, done.plan, dry_run=dry_run),
    ]
    if json:
        print_json(load_report.as_json(done, dry_run=dry_run))
        return
    tried = proposed.lists(done.plan, most=None if all else proposed.SHOWN)
    show(
        *load_report.report(done.plan, plugins),
        *(tried if dry_run else ()),
        *load_report.warnings(done, dry_run=dry_run),
        load_report.outcome(done, into, dry_run=dry_run),
        *told,
    )


@attrs.frozen(kw_only=True)
class Manner:
    """载入方式. How to read, what was answered, which ledgers are complete.

    With ``again`` files that were loaded before are read again; ``yes`` was said to
    what is doubtful.
    """

    mappings: Mappings | None = None
    answers: Mapping_[str, str] = attrs.field(factory=dict)
    complete: frozenset[str] = frozenset()
    again: bool = False
    yes: bool = False

    @property
    def reads_again(self) -> bool:
        """再读. What is said now may make something else of the same file."""
        return bool(self.again or self.mappings or self.answers or self.complete)


_AS_USUAL = Manner()


def load_files(
    paths: Sequence[Path],
    into: str,
    plugins: Plugins,
    *,
    community: str,
    actor: str,
    dry_run: bool = False,
    manner: Manner = _AS_USUAL,
) -> Loaded:
    """载入文件. All files as one batch; nothing is written unless all can be read.

    A database that is not there yet is made when there is something to write in it.
    Raises Unreadable where a file can't be, and where nobody said yes to a doubt.
    """
    from shequ_adapters.cli import inputs, stores
    from shequ_adapters.cli.progress import rows_gone, waiting
    from shequ_core import loading

    files = inputs.workbooks_in(paths, plugins)
    sheets = inputs.read_sheets(files, plugins)
    place = into if stores.is_there(into, plugins) else "memory:"
    with closing(stores.open_store(place, plugins)) as known:
        _refuse_handed_out(known, sheets, into)
        repeats = (
            ()
            if manner.reads_again
            else loading.repeats(known, sheets, community=community or None)
        )
        before = {it.file for it in repeats}
        new = [sheet for sheet in sheets if sheet.file not in before]
        rows = sum(len(sheet.rows) for sheet in new)
        with rows_gone(2 * rows, say("核对台账")) as watch:
            plan = _plan(known, new, plugins, manner, community=community, watch=watch)
    if new:
        _refuse_unread(plan)
    if dry_run or not new:
        return Loaded(plan=plan, revision=plan.base, repeats=repeats, asked=community)
    _refuse_doubted(plan, manner)
    with closing(stores.open_store(into, plugins)) as store:
        with waiting(say("写入数据库")):
            reason = say("载入台账 {count} 个文件", count=len(files) - len(before))
            revision = loading.commit(
                store, plan, actor=actor, reason=reason, confirmed=manner.yes
            )
        if revision > plan.base:
            plugins.announce(store, after=plan.base)
    return Loaded(plan=plan, revision=revision, repeats=repeats, asked=community)


def _plan(
    known: Store,
    sheets: Sequence[Sheet],
    plugins: Plugins,
    manner: Manner,
    *,
    community: str,
    watch: Watch,
) -> Plan:
    from shequ_core import loading
    from shequ_core.ledgers.mappings import AS_THEY_ARE

    try:
        return loading.plan(
            known,
            sheets,
            community=community or None,
            practices=plugins.ledgers,
            rules=plugins.rules,
            mappings=manner.mappings or AS_THEY_ARE,
            answers=manner.answers,
            complete=manner.complete,
            today=date.today(),
            watch=watch,
        )
    except InvalidValue as error:
        raise Unreadable(str(error)) from None


def _refuse_unread(plan: Plan) -> None:
    if not any(account.ledger for account in plan.accounts):
        reasons = [f"{it.file} {it.sheet}：{it.reason}" for it in plan.accounts]
        raise Unreadable(sign("；").join(reasons[:3]) or say("文件里没有表"))


def _refuse_doubted(plan: Plan, manner: Manner) -> None:
    if plan.doubts and not manner.yes:
        words = "{doubts}。加 --dry-run 先看清单；核对无误的话，加 --yes 载入"
        doubts = sign("；").join(it.message for it in plan.doubts)
        raise Unreadable(say(words, doubts=doubts))


def ledgers_named(titles: Iterable[str], plugins: Plugins) -> frozenset[str]:
    """台账名. By their Chinese titles or their names. Raises NotFound."""
    known = {it.ledger.title: it.ledger.name for it in plugins.ledgers if it.holds}
    names = {known.get(title, title) for title in titles}
    for wrong in names - set(known.values()):
        listed = sign("、").join(known)
        raise NotFound(
            say("--complete 可写 {known}，没有“{name}”", known=listed, name=wrong)
        )
    return frozenset(names)


def _refuse_handed_out(known: Store, sheets: Sequence[Sheet], into: str) -> None:
    """To load what was handed out would write over what was told here since."""
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
