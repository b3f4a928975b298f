"""检查. ``shequ check``: every rule over the book."""

from __future__ import annotations

from typing import Annotated

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, KnownAt, On
from shequ_adapters.cli.words import say

Strict = Annotated[bool, typer.Option("--strict", help="有错误时退出码为 1")]


def check(
    db: DB,
    *,
    on: On = "",
    strict: Strict = False,
    community: Community = "",
    known_at: KnownAt = "",
    json: AsJson = False,
) -> None:
    """检查. Check the book by every rule, and say where the trouble is."""
    from shequ_adapters.cli import findings, stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import rules
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    book = stores.open_book(db, plugins, community=community, on=on, known_at=known_at)
    found = list(
        book.origins.placed(rules.check(book.register, book.on, plugins.rules))
    )
    if json:
        print_json(findings.as_json(found))
    elif found:
        show(say("截至 {on}", on=book.on), findings.as_table(found, plugins.rules))
    else:
        show(say("截至 {on}", on=book.on), findings.counted(found))
    if strict and findings.any_error(found):
        raise typer.Exit(1)
