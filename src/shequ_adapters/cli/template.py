"""空白台账. ``shequ template``: a ledger to fill in, or the list of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from rich.table import Table

    from shequ_core.ledgers import Ledger

    Writer = Callable[[Sequence[Ledger], BinaryIO], None]

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="LEDGER",
        help="台账的名称或中文名，如 residents 或 居民花名册；all 是全部",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="OUT", help="写到哪个文件", show_default=False),
]
Listed = Annotated[bool, typer.Option("--list", help="列出全部台账")]


def template(ledger: Wanted = "", *, out: Out = None, listed: Listed = False) -> None:
    """空白台账. Write an empty ledger with hints and lists to choose from."""
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.output import show
    from shequ_core.ledgers.templates import ledgers_named
    from shequ_core.plugins import Plugins

    known = tuple(it.ledger for it in Plugins.discover().ledgers)
    if listed:
        show(_table(known))
        return
    if not ledger or out is None:
        raise InvalidValue(
            say("请写明台账和文件：shequ template 居民花名册 -o F.xlsx，或用 --list")
        )
    chosen = ledgers_named(ledger, known)
    write = _writer()
    with written_whole(out) as stream:
        write(chosen, stream)
    show(say("已写出 {out}", out=out))


def _table(ledgers: Sequence[Ledger]) -> Table:
    from shequ_adapters.cli.output import table

    made = table(say("台账"), ("名称", "台账", "内容"))
    for it in ledgers:
        made.add_row(it.name, it.title, sign("、").join(column.title for column in it))
    return made


def _writer() -> Writer:
    from shequ_core.plugins import Offer

    offer: Offer[Writer] = Offer(
        name="template", suffix=".xlsx", summary="", load=_load, needs="shequ[xlsx]"
    )
    return offer.take()


def _load() -> Writer:
    from shequ_adapters.formats.xlsx.template import write_templates

    return write_templates
