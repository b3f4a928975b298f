"""对比. ``shequ diff``: two ledgers in, what happened between them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.load_options import DryRun
from shequ_adapters.cli.load_report import Loaded, outcome
from shequ_adapters.cli.parameters import Actor, AsJson, Community, Unmasked
from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import BinaryIO

    from shequ_core.events import Accepted, Comparison, Event, Snapshot
    from shequ_core.ledgers.writing import WrittenLedger
    from shequ_core.plugins import Plugins

    Writer = Callable[[WrittenLedger, date, BinaryIO], None]

_SUFFIX = ".xlsx"
_DATABASES = frozenset({".db", ".sqlite", ".sqlite3"})
Old = Annotated[str, typer.Argument(metavar="OLD", help="旧台账：文件、文件夹或数据库")]
New = Annotated[str, typer.Argument(metavar="NEW", help="新台账：文件、文件夹或数据库")]
OldOn = Annotated[
    str, typer.Option("--old-on", metavar="日期", help="旧台账是哪一天的")
]
NewOn = Annotated[
    str, typer.Option("--new-on", metavar="日期", help="新台账是哪一天的")
]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o", "--out", metavar="OUT", help="写出变动核对表 .xlsx", show_default=False
    ),
]
Accept = Annotated[
    Path | None,
    typer.Option(
        "--accept", metavar="XLSX", help="标好采纳的核对表", show_default=False
    ),
]
Into = Annotated[
    str,
    typer.Option("--into", metavar="DB", help="采纳的变动写入哪个数据库"),
]
OnDay = Annotated[
    str,
    typer.Option("--on", metavar="日期", help="没有发生日期的，按这一天计"),
]


def diff(
    old: Old,
    new: New,
    *,
    old_on: OldOn = "",
    new_on: NewOn = "",
    out: Out = None,
    accept: Accept = None,
    into: Into = "",
    on: OnDay = "",
    dry_run: DryRun = False,
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    community: Community = "",
    actor: Actor = "shequ diff",
    json: AsJson = False,
) -> None:
    """对比. List what happened, write a checklist, or write what was accepted."""
    from shequ_adapters.cli import differences
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    if bool(accept) is not bool(into):
        raise InvalidValue(say("--accept 核对表 和 --into 数据库 要一起写"))
    key = community or _key_of((into, old, new), plugins)
    given = _compared(
        _side(old, old_on, "--old-on", key, plugins),
        _side(new, new_on, "--new-on", key, plugins),
    )
    found = _events(given)
    if accept is not None:
        accepted, done = _accept(
            given, found, accept, into, plugins, day=on, actor=actor, dry_run=dry_run
        )
        if json:
            print_json(differences.done_json(given, accepted, done, dry_run=dry_run))
        else:
            told = differences.told_of(given, accepted)
            show(*told, outcome(done, into, dry_run=dry_run))
        return
    for place in filter(_is_database, (old, new) if unmasked else ()):
        _enter(place, key, plugins, found, by=actor, purpose=purpose)
    if out is not None:
        _write(given, found, out, unmasked=unmasked)
    if json:
        print_json(differences.as_json(given, found, unmasked=unmasked))
    else:
        show(*differences.as_tables(given, found, unmasked=unmasked))
        show(*_what_now(old, new, out))


def _what_now(old: str, new: str, out: Path | None) -> Iterator[str]:
    if out is not None:
        yield say("核对表已写到 {out}，标好采纳后：", out=out)
        yield f"  shequ diff {old} {new} --accept {out} --into DB"


def _enter(
    db: str,
    community: str,
    plugins: Plugins,
    found: Sequence[Event],
    *,
    by: str,
    purpose: str,
) -> None:
    """That people are named, before they are."""
    persons = len({who for event in found for who in event.people})
    enter(db, community, plugins, by=by, what="diff", persons=persons, purpose=purpose)


def _is_database(place: str) -> bool:
    from shequ_adapters.cli import stores

    return stores.url_of(place) == place or Path(place).suffix.lower() in _DATABASES


def _key_of(places: Sequence[str], plugins: Plugins) -> str:
    """The key of the community in the first database that is named; else any."""
    from shequ_adapters.cli import stores

    for place in places:
        if place and _is_database(place):
            return stores.open_book(place, plugins, community="", on="").key
    return ""


def _side(
    place: str, on: str, option: str, community: str, plugins: Plugins
) -> Snapshot:
    """One side: a database as it is, or ledgers read by themselves."""
    from shequ_adapters.cli import inputs, stores
    from shequ_adapters.cli.days import day_of
    from shequ_adapters.cli.progress import waiting
    from shequ_core import books, loading
    from shequ_core.events import Snapshot
    from shequ_core.events.snapshot import listed_on

    if _is_database(place):
        book = stores.open_book(place, plugins, community=community, on=on)
        told = None if on else listed_on(book.register)
        return Snapshot(book.register, told or book.on, book.origins)
    sheets = inputs.read_sheets(inputs.workbooks_in([Path(place)], plugins), plugins)
    with waiting(say("核对台账")):
        plan = loading.plan(
            plugins.open_store("memory:"),
            sheets,
            community=community or None,
            practices=plugins.ledgers,
            rules=(),
        )
    if not any(account.ledger for account in plan.accounts):
        raise Unreadable(say("{path} 里没有认出台账", path=place))
    day = day_of(on) if on else books.as_of(plan.register)
    if day is None:
        raise InvalidValue(
            say("{path} 没有填报日期，请用 {option} 指明", path=place, option=option)
        )
    origins = loading.Origins(plan.register, plan.sources)
    return Snapshot(plan.register, day, origins)


def _compared(old: Snapshot, new: Snapshot) -> Comparison:
    from shequ_core.events import Comparison

    if new.day <= old.day:
        raise InvalidValue(
            say(
                "新台账（{new}）不比旧台账（{old}）晚；前一个写旧的，后一个写新的，"
                "日期不对的用 --old-on、--new-on 指明",
                new=new.day,
                old=old.day,
            )
        )
    return Comparison(old, new)


def _events(given: Comparison) -> tuple[Event, ...]:
    from shequ_adapters.cli.progress import waiting
    from shequ_core.events import events

    with waiting(say("对比")):
        return events(given)


def _write(
    given: Comparison, found: Sequence[Event], out: Path, *, unmasked: bool
) -> None:
    from shequ_adapters.cli.files import written_whole
    from shequ_core.events import checklist

    if out.suffix.lower() != _SUFFIX:
        raise Unreadable(say("核对表 {path} 须以 .xlsx 结尾", path=out))
    write = _writer()
    with written_whole(out) as stream:
        write(checklist(given, found, unmasked=unmasked), given.new.day, stream)


def _writer() -> Writer:
    from shequ_core.plugins import Offer

    offer: Offer[Writer] = Offer(
        name="checklist", suffix=_SUFFIX, summary="", load=_load, needs="shequ[xlsx]"
    )
    return offer.take()


def _load() -> Writer:
    from shequ_adapters.formats.xlsx.checklist import write_checklist

    return write_checklist


def _accept(
    given: Comparison,
    found: Sequence[Event],
    marked: Path,
    into: str,
    plugins: Plugins,
    *,
    day: str,
    actor: str,
    dry_run: bool,
) -> tuple[Accepted, Loaded]:
    from shequ_adapters.cli import inputs, stores
    from shequ_adapters.cli.days import day_of
    from shequ_core import books, loading
    from shequ_core.events import accept, accepted_in, chosen, plan_of

    sheets = inputs.read_sheets(inputs.workbooks_in([marked], plugins), plugins)
    picked = chosen(found, accepted_in(sheets), day_of(day) if day else None)
    with closing(stores.open_existing(into, plugins)) as store:
        key = next(iter(given.old.register)).id.community
        with store.view() as view:
            known = books.read(view, key), view.revision
        done = accept(given, known[0], picked)
        plan = plan_of(store, key, known, given, done, rules=plugins.rules)
        if dry_run:
            return done, Loaded(plan=plan, revision=plan.base)
        reason = say("采纳变动 {count} 件", count=len(done.done))
        revision = loading.commit(store, plan, actor=actor, reason=reason)
        if revision > plan.base:
            plugins.announce(store, after=plan.base)
    return done, Loaded(plan=plan, revision=revision)
