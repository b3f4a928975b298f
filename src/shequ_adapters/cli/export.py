"""导出. ``shequ export``: the book in a format, masked unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import DB, Community, On, Unmasked
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from datetime import date

    from shequ_core.plugins import Plugins
    from shequ_core.register import Register

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
    community: Community = "",
) -> None:
    """导出. Write the book to a file."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import show
    from shequ_core.errors import NotFound
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    known = sorted({offer.name for offer in plugins.exporters})
    if format not in known:
        listed = " ".join(known)
        raise NotFound(
            say("没有格式 {name}，可用的有 {known}", name=format, known=listed)
        )
    book = stores.open_book(db, plugins, community=community, on=on)
    is_masked = write(
        book.register, format, out, plugins, on=book.on, unmasked=unmasked
    )
    words = (
        "已写出 {out}（已脱敏，--unmasked 可写出原样）" if is_masked else "已写出 {out}"
    )
    show(say(words, out=out))


def write(
    register: Register,
    name: str,
    out: Path,
    plugins: Plugins,
    *,
    on: date,
    unmasked: bool = False,
) -> bool:
    """写出. One file in one format, whole or not at all; whether it was masked."""
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.progress import waiting
    from shequ_core.model import Record
    from shequ_core.privacy import masked

    offer = plugins.export_offer(name)
    exporter = offer.take()
    is_masked = offer.names_people and not unmasked
    records: Iterable[Record] = masked(register) if is_masked else register
    with waiting(say("写出 {out}", out=out.name)), written_whole(out) as stream:
        exporter.write(records, stream, on=on)
    return is_masked
