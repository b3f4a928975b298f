"""依据. ``shequ why``: what a figure is, and the records behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, During, KnownAt, On
from shequ_adapters.cli.words import say
from shequ_core.errors import NotFound, PluginError

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_adapters.cli.stores import Book
    from shequ_core.figures import Figure, Measured, Window
    from shequ_core.loading import Origins
    from shequ_core.model import Record

_SHOWN = 20
_SAID_APART = ("id", "kind", "schema")

Code = Annotated[
    str,
    typer.Argument(
        metavar="CODE", help="指标代码或名称，如 registered_residents、户籍人口"
    ),
]


def why(
    db: DB,
    code: Code,
    *,
    on: On = "",
    period: During = "",
    community: Community = "",
    known_at: KnownAt = "",
    json: AsJson = False,
) -> None:
    """依据. Define a figure, and list the records and ledger rows that it counts."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.figures import window_of
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import figures
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    book = stores.open_book(db, plugins, community=community, on=on, known_at=known_at)
    window, guests = window_of(book.on, period), plugins.guest_figures
    code = _code_of(code, window, guests)
    measured = _measured(book, code, window, guests)
    shown = book.shown()
    counted = figures.why(book.register, code, window, guests)
    rows = [it for it in (shown.find(row.id) for row in counted) if it is not None]
    if json:
        print_json(_as_json(measured, rows, book.origins))
    elif counted and not rows:
        show(*_definition(measured), say("计入的记录不在这个视角里"))
    else:
        show(*_definition(measured), _table(rows, book))
        if len(rows) > _SHOWN:
            show(
                say("另有 {count} 条，--json 列出全部", count=f"{len(rows) - _SHOWN:,}")
            )


def _code_of(word: str, window: Window, guests: Sequence[Figure]) -> str:
    """The code of a figure, ours or a plug-in's, that goes by its code or its label.

    Raises NotFound, with the one that is called nearly so.
    """
    from shequ_core import figures

    known = figures.labelled(guests)
    code = known[word].code if word in known else word
    try:
        figures.asked(code, window, guests)
    except NotFound:
        words = "没有指标 {code}，代码和名称见 shequ figures"
        near = get_close_matches(word, known, n=1)
        if near:
            words = "没有指标 {code}，是不是 {near}？"
        raise NotFound(say(words, code=word, near="".join(near))) from None
    return code


def _measured(
    book: Book, code: str, window: Window, guests: Sequence[Figure]
) -> Measured:
    """The figure, without what is not to be told of it. Raises NotFound, PluginError
    where a plug-in's fails.
    """
    from shequ_core import figures

    least = book.viewpoint.least
    if not least:
        try:
            return figures.measure(book.register, code, window, guests)
        except NotFound:  # a share of nothing
            raise NotFound(_nothing(code)) from None
    told = figures.published(book.register, window, least, more=guests).get(code)
    if told is None:
        if failed := figures.failing(book.register, window, guests).get(code):
            raise PluginError(failed)
        raise NotFound(_nothing(code))
    if not told.is_told:
        words = "“{title}”的视角不公布指标 {code}：人数太少，或能推出太少的人数"
        raise NotFound(say(words, title=book.viewpoint.title, code=code))
    return told.measured


def _nothing(code: str) -> str:
    return say("指标 {code} 这时没有可算的：要除以的数是零，或没有登记", code=code)


def _as_json(
    measured: Measured, rows: Iterable[Record], origins: Origins
) -> dict[str, object]:
    from shequ_adapters.cli.figures import as_json

    return {
        "code": measured.code,
        **as_json(measured),
        "on": measured.window.on.isoformat(),
        "period": str(measured.window.period),
        "rows": [_row_json(row, origins) for row in rows],
    }


def _row_json(row: Record, origins: Origins) -> dict[str, object]:
    from shequ_core.codec import dump

    origin = origins.of(row.id)
    fields = {k: v for k, v in dump(row).items() if k not in _SAID_APART}
    return {
        "ref": row.id,
        "kind": row.kind,
        "file": origin.file if origin else "",
        "sheet": origin.sheet if origin else "",
        "row": origin.row if origin else None,
        **fields,
    }


def _definition(measured: Measured) -> Iterable[str]:
    from shequ_adapters.cli.days import period_words
    from shequ_adapters.cli.figures import value_words

    window = measured.window
    yield f"{measured.label}（{measured.code}）：{value_words(measured)}"
    yield say("口径：{basis}", basis=measured.basis)
    yield say(
        "时点 {on}，时期 {period}", on=window.on, period=period_words(window.period)
    )


def _table(rows: list[Record], book: Book) -> Table:
    from shequ_adapters.cli.output import table
    from shequ_adapters.cli.records import words_of

    made = table(
        say("计入的记录 {count} 条", count=f"{len(rows):,}"),
        ("内容", "文件", "工作表", "行"),
        right=[3],
    )
    for row in rows[:_SHOWN]:
        origin = book.origins.of(row.id)
        place = (origin.file, origin.sheet, str(origin.row)) if origin else ("", "", "")
        made.add_row(words_of(row, book.register), *place)
    return made
