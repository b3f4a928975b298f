"""模板报告. ``shequ report``: a user's own Word template, filled from the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, During, On, Unmasked
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from shequ_adapters.cli.stores import Book
    from shequ_core.facts import Facts
    from shequ_core.plugins import Plugins

Wanted = Annotated[
    Path,
    typer.Argument(metavar="TEMPLATE", help="模板：自己的 .docx 文件"),
]
Out = Annotated[
    Path,
    typer.Option(
        "-o", "--out", metavar="OUT.docx", help="写到哪个文件", show_default=False
    ),
]


def report(
    db: DB,
    template: Wanted,
    *,
    out: Out,
    on: On = "",
    period: During = "",
    unmasked: Unmasked = False,
    community: Community = "",
    json: AsJson = False,
) -> None:
    """模板报告. The template with its figures, tables and charts put in."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.figures import as_json
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    write = writer()
    wanted = _bytes_of(template)
    _refuse(template, out)
    book = stores.open_book(db, plugins, community=community, on=on)
    facts = facts_of(book, period, plugins, unmasked=unmasked)
    with written_whole(out) as stream:
        write(wanted, facts, stream, on=book.on)
    if json:
        told = {code: as_json(it) for code, it in facts.told.items()}
        print_json({"out": str(out), "masked": not unmasked, "figures": told})
        return
    words = "已写出 {out}（已脱敏，--unmasked 可写出原样）"
    show(say("已写出 {out}" if unmasked else words, out=out))


def facts_of(book: Book, period: str, plugins: Plugins, *, unmasked: bool) -> Facts:
    """取数. What a template may ask of a book; names in rows are masked."""
    from shequ_adapters.cli.figures import window_of
    from shequ_core.facts import Facts
    from shequ_core.privacy import masked
    from shequ_core.register import Register

    return Facts(
        book.register,
        window_of(book.on, period),
        masked=None if unmasked else Register(masked(book.register)),
        more=plugins.guest_figures,
    )


def writer() -> Any:
    """写报告. Raises PluginError where its library is missing."""
    from shequ_core.plugins import Offer

    offer: Offer[Any] = Offer(
        name="report", suffix=".docx", summary="", load=_load, needs="shequ[report]"
    )
    return offer.take()


def _load() -> Any:
    from shequ_adapters.texts.report import write_report

    return write_report


def _bytes_of(template: Path) -> Any:
    from shequ_adapters.texts.package import bytes_of
    from shequ_adapters.texts.report import Template

    return Template(bytes_of(template), template.name)


def _refuse(template: Path, out: Path) -> None:
    from shequ_core.errors import Unreadable

    if out.suffix.lower() != ".docx":
        raise Unreadable(say("报告 {path} 须以 .docx 结尾", path=out))
    if out.resolve() == template.resolve():
        raise Unreadable(say("{path} 是模板，报告请写到别处", path=out))
