"""检查. ``shequ check``: every rule over the book."""

from __future__ import annotations

from typing import Annotated

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, KnownAt, On
from shequ_adapters.cli.words import say

Strict = Annotated[bool, typer.Option("--strict", help="有错误时退出码为 1")]

Waived = Annotated[
    bool, typer.Option("--waived", help="也列出已豁免的问题和豁免的理由")
]


def check(
    db: DB,
    *,
    on: On = "",
    strict: Strict = False,
    waived: Waived = False,
    community: Community = "",
    known_at: KnownAt = "",
    json: AsJson = False,
) -> None:
    """检查. Check the book by every rule: what the community is to look at, by whose
    rule, and apart from it what is to be mended in a ledger, and where.

    Of some groups it says what is about their records alone: the community is judged
    as a whole.
    """
    from shequ_adapters.cli import findings, stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import rules
    from shequ_core.figures import Window, failing
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import findings_seen

    plugins = Plugins.discover()
    book = stores.open_book(db, plugins, community=community, on=on, known_at=known_at)
    seen = findings_seen(
        book.whole,
        book.viewpoint,
        counted=book.register,
        on=book.on,
        rules=plugins.rules,
    )
    window = Window.year_to(book.on)
    failed = failing(book.register, window, plugins.guest_figures)
    found = [*book.origins.placed(seen), *findings.of_figures(failed)]
    accepted = rules.waived(book.register, book.on, plugins.rules) if waived else ()
    if json:
        told = findings.checked_json(found, plugins.rules)
        print_json(told + findings.waived_json(accepted))
    else:
        show(say("截至 {on}", on=book.on), findings.counted(found))
        show(*findings.by_matter(found, plugins.rules))
    if not json:
        for line in findings.waived_lines(accepted):
            show(line)
    if strict and findings.any_error(found):
        raise typer.Exit(1)
