"""留痕. What is written down before persons leave the database."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.looking import viewpoint

if TYPE_CHECKING:
    from shequ_core.plugins import Plugins

Purpose = Annotated[
    str, typer.Option("--purpose", metavar="用途", help="看、取个人信息的用途")
]


def enter(
    db: str,
    community: str,
    plugins: Plugins,
    *,
    by: str,
    what: str,
    persons: int,
    purpose: str,
) -> None:
    """留痕. Who takes out what today, what for, and how many persons are in it."""
    from shequ_adapters.cli import stores
    from shequ_core import viewpoints

    with closing(stores.open_existing(db, plugins)) as store:
        viewpoints.enter(
            store,
            community,
            viewpoint(),
            by=by,
            what=what,
            on=date.today(),
            persons=persons,
            purpose=purpose,
        )
