"""发放. ``shequ hand-out``: one workbook a group, leader, branch or ledger."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.parameters import DB, Actor, AsJson, Community, On
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from rich.table import Table

    from shequ_adapters.cli.stores import Book
    from shequ_core.handout import HandOut, Split
    from shequ_core.plugins import Plugins

    Writer = Callable[[HandOut, BinaryIO], None]

_SHOWN = 20
_SUFFIX = ".xlsx"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_BY: Mapping[str, str] = {
    "小组": "small-group",
    "大组": "large-group",
    "组长": "leader",
    "支部": "branch",
    "台账": "ledger",
}

By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="分法",
        help="分成：小组、大组、组长、支部、台账",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="名称",
        help="只发这本，如 第3居民小组，可写几次",
        show_default=False,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "-o", "--out", metavar="OUT", help="写到哪个文件夹", show_default=False
    ),
]
Unmasked = Annotated[
    bool,
    typer.Option(
        "--unmasked",
        help="不脱敏，照原样写出（见上）",
    ),
]


def hand_out(
    db: DB,
    *,
    out: Out,
    by: By = "小组",
    only: Only = None,
    on: On = "",
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    actor: Actor = "shequ hand-out",
    community: Community = "",
    json: AsJson = False,
) -> None:
    """发放. Write the workbooks of a split; the records stay as they are."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import persons_in

    plugins = Plugins.discover()
    split = split_of(by)
    book = stores.open_book(db, plugins, community=community, on=on)
    made = _made(db, book, split, plugins, unmasked=unmasked)
    if unmasked:
        enter(
            db,
            book.key,
            plugins,
            by=actor,
            what=f"hand-out {split.value}",
            persons=persons_in(book.register),
            purpose=purpose,
        )
    places = places_of(_chosen(made, only or (), by), out)
    _write(places)
    if json:
        print_json(_as_json(places))
    else:
        show(_as_table(places), *_told(db, out, places, unmasked=unmasked))


def _made(
    db: str, book: Book, split: Split, plugins: Plugins, *, unmasked: bool
) -> tuple[HandOut, ...]:
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.progress import waiting
    from shequ_core.handout import hand_out as handed_out

    store = stores.open_existing(db, plugins)
    with waiting(say("分发台账")):
        made = handed_out(
            store,
            book.key,
            split,
            on=book.on,
            unmasked=unmasked,
            practices=plugins.ledgers,
        )
        return tuple(made)


def split_of(words: str) -> Split:
    """分法. By its Chinese word or its name. Raises NotFound."""
    from shequ_core.handout import Split

    name = _BY.get(words, words)
    for split in Split:
        if split.value == name:
            return split
    raise NotFound(
        say("没有分法“{by}”，可用的有 {known}", by=words, known=sign("、").join(_BY))
    )


def _chosen(
    made: Sequence[HandOut], only: Collection[str], by: str
) -> tuple[HandOut, ...]:
    """Those asked for by title, or all. Raises NotFound for a title that is none."""
    titles = [it.title for it in made]
    if not titles:
        raise NotFound(say("库中没有可以按{by}发放的台账", by=by))
    for title in only:
        if title not in titles:
            known = sign("、").join(titles[:8]) + ("…" if len(titles) > 8 else "")
            raise NotFound(
                say("没有“{title}”这一本，有的是 {known}", title=title, known=known)
            )
    return tuple(it for it in made if not only or it.title in only)


def places_of(made: Sequence[HandOut], folder: Path) -> Mapping[Path, HandOut]:
    """发放件位置. Numbered as they are, so that they stand in order.

    Raises Unreadable where one is there already: somebody may have edited it.
    """
    width = max(2, len(str(len(made))))
    places = {
        folder / f"{number:0{width}}-{_UNFIT.sub('_', it.title)}{_SUFFIX}": it
        for number, it in enumerate(made, 1)
    }
    if folder.exists() and not folder.is_dir():
        raise Unreadable(say("{path} 不是文件夹", path=folder))
    for path in places:
        if path.exists():
            raise Unreadable(
                say("{path} 已经在了，可能有人改过；请换一个文件夹", path=path)
            )
    return places


def _write(places: Mapping[Path, HandOut]) -> None:
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.progress import shown

    write = _writer()
    for path, made in shown(tuple(places.items()), say("写发放件")):
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as stream:
            write(made, stream)


def _writer() -> Writer:
    from shequ_core.plugins import Offer

    offer: Offer[Writer] = Offer(
        name="hand-out", suffix=_SUFFIX, summary="", load=_load, needs="shequ[xlsx]"
    )
    return offer.take()


def _load() -> Writer:
    from shequ_adapters.formats.xlsx.hand_out import write_hand_out

    return write_hand_out


def _as_json(places: Mapping[Path, HandOut]) -> list[dict[str, object]]:
    return [
        {
            "file": str(path),
            "title": made.title,
            "number": str(made.stamp),
            "masked": made.stamp.masked,
            "revision": made.stamp.revision,
            "rows": dict(made.counts),
        }
        for path, made in places.items()
    ]


def _as_table(places: Mapping[Path, HandOut]) -> Table:
    from shequ_adapters.cli.output import table

    made = table(
        say("发放 {count} 本", count=f"{len(places):,}"), ("工作簿", "发放范围", "内容")
    )
    for path, it in list(places.items())[:_SHOWN]:
        contents = sign("，").join(
            f"{title} {rows:,}" for title, rows in it.counts.items()
        )
        made.add_row(path.name, it.title, contents)
    return made


def _told(
    db: str, out: Path, places: Mapping[Path, HandOut], *, unmasked: bool
) -> list[str]:
    lines = []
    if len(places) > _SHOWN:
        lines.append(say("另有 {count} 本", count=len(places) - _SHOWN))
    lines.append(say("已写到 {out}", out=out))
    lines.append(
        say("里面有姓名、证件号、电话、住址，请当面发放、当面收回")
        if unmasked
        else say("姓名、证件号、电话、住址已脱敏；核对要看全的，加 --unmasked")
    )
    lines.append(say("改好后收回：") + f"shequ take-back {db} {out}")
    return lines
