"""检查. ``shequ check``: every rule over the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, KnownAt, On
from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from shequ_core.findings import Finding
    from shequ_core.register import Register

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
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    book = stores.open_book(db, plugins, community=community, on=on, known_at=known_at)
    found = list(
        book.origins.placed(
            it
            for it in rules.check(book.whole, book.on, plugins.rules)
            if book.viewpoint.groups is None or _is_within(it, book.register)
        )
    )
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


def _is_within(finding: Finding, register: Register) -> bool:
    return bool(finding.about) and all(ref in register for ref in finding.about)
