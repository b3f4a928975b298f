"""换新. What is to be done where the tables of the kinds are made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from sqlalchemy import Connection, Table

from shequ_core.model import Record

Tables = Mapping[type[Record], Table]
"""种类表. A table for every kind."""


@attrs.frozen
class Rebuilt:
    """重建结果. How many commits and changes are in the log, and records in force."""

    commits: int
    changes: int
    records: int


@attrs.frozen(kw_only=True)
class Renewal:
    """换新. Of a database whose tables are of another age; its log is left as it is.

    Each dialect makes the new tables where nobody sees them, has them filled, and puts
    them in the place of the old in one step: before it all is as it was.
    """

    patience: float
    """耐心. How many seconds to wait for others."""

    old: tuple[str, ...]
    """旧表. The tables of the kinds that are there."""

    changed: frozenset[str]
    """有变的表. Those of another shape than ours, or not ours any more."""

    confirm: Callable[[Connection], None]
    """确认. That it is still to be done, when no one else can write any more. Raises
    Unreadable.
    """

    fill: Callable[[Connection, Tables, Table], Rebuilt]
    """填写. Of the log, into those new tables; then the marks into that table."""


@attrs.frozen
class Renewed:
    """换新结果. ``backup`` is where the old database is kept, "" if nowhere."""

    rebuilt: Rebuilt
    backup: str = ""
