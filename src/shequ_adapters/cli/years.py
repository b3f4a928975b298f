"""各年. What a library computes for some years, into a community's book, once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from shequ_core.model import Record

R = TypeVar("R", bound="Record")

Years = Annotated[
    list[int], typer.Argument(metavar="年份…", help="哪些年，如 2004 2005")
]

Computed = Callable[[str, list[int]], Iterable[R]]
"""算出. The records of those years, for the community of that key."""


def write_years(
    db: str,
    kind: type[R],
    computed: Computed[R],
    years: Iterable[int],
    *,
    same: Callable[[R], Hashable],
    community: str,
    actor: str,
    reason: str,
) -> tuple[list[R], int | None]:
    """写入各年. The records of the years, and the revision; None if all were there.

    Those whose ``same`` is in the book already are not written again.
    """
    from shequ_adapters.cli import stores
    from shequ_core import UnitOfWork
    from shequ_core.plugins import Plugins

    with closing(stores.open_existing(db, Plugins.discover())) as store:
        work = UnitOfWork(store, actor=actor, reason=reason)
        with work:
            key = stores.key_in(work.view, community)
            known = list(computed(key, sorted(set(years))))
            there = {same(it) for it in work.scan(kind, community=key)}
            new = [it for it in known if same(it) not in there]
            work.put(*new)
            return known, work.commit() if new else None


def outcome(revision: int | None, unchanged: str) -> str:
    """写入结果. Which revision it became, or that nothing was to be written."""
    if revision is None:
        return say(unchanged)
    return say("已写入，成为第 {revision} 版", revision=revision)
