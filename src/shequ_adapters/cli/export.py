"""导出. ``shequ export``: the book in a format, masked unless told otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.parameters import DB, Actor, Community, On, Unmasked
from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue

if TYPE_CHECKING:
    from shequ_core.plugins import Offer
    from shequ_core.ports import Exporter
    from shequ_core.register import Register
    from shequ_core.viewpoints import Viewpoint

Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT", help="格式：xlsx、docx、html…（见 shequ plugins）"
    ),
]
Out = Annotated[
    Path,
    typer.Option("-o", "--out", metavar="OUT", help="写到哪个文件", show_default=False),
]


def export(
    db: DB,
    format: Format,
    *,
    out: Out,
    on: On = "",
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    actor: Actor = "shequ export",
    community: Community = "",
) -> None:
    """导出. Write the book to a file, as far as the viewpoint sees it.

    What names persons leaves an entry in the database before it leaves.
    """
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import show
    from shequ_core.errors import NotFound
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import persons_in

    plugins = Plugins.discover()
    known = sorted({offer.name for offer in plugins.exporters})
    if format not in known:
        listed = " ".join(known)
        raise NotFound(
            say("没有格式 {name}，可用的有 {known}", name=format, known=listed)
        )
    book = stores.open_book(db, plugins, community=community, on=on)
    offer = plugins.export_offer(format)
    _refuse_small_cells(offer, book.viewpoint)
    shown = book.shown(unmasked=unmasked) if offer.names_people else book.register
    if offer.names_people:
        enter(
            db,
            book.key,
            plugins,
            by=actor,
            what=f"export {format}",
            persons=persons_in(shown),
            purpose=purpose,
        )
    write(shown, offer, out, on=book.on)
    is_masked = offer.names_people and not unmasked
    words = (
        "已写出 {out}（已脱敏，--unmasked 可写出原样）" if is_masked else "已写出 {out}"
    )
    show(say(words, out=out))


def _refuse_small_cells(offer: Offer[Exporter], viewpoint: Viewpoint) -> None:
    """A format of ours that counts persons of every kind has cells of one or two."""
    if viewpoint.least and offer.counts_people:
        raise InvalidValue(
            say(
                "“{title}”的视角不能导出 {name}：其中有不足 {least} 人的数",
                title=viewpoint.title,
                name=offer.name,
                least=viewpoint.least,
            ),
            problem="viewpoint",
        )


def write(register: Register, offer: Offer[Exporter], out: Path, *, on: date) -> None:
    """写出. One file in one format, whole or not at all, of what may be told."""
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.progress import waiting

    exporter = offer.take()
    with waiting(say("写出 {out}", out=out.name)), written_whole(out) as stream:
        exporter.write(register, stream, on=on)
