"""方言. What differs from database to database: one object each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from sqlalchemy import ClauseElement, Connection, Table
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError


@attrs.frozen(kw_only=True)
class Dialect:
    """方言. How one database is reached, and opens a snapshot or a write.

    ``begin_commit`` must let one writer in at a time, or fail the later one. All of
    them run on connections that commit by themselves, so these words are the law.
    """

    look: Callable[[URL], None]
    """看. Raises Unreadable where the address can't be a database."""

    arguments: Callable[[float], Mapping[str, object]]
    """参数. What the driver is told, to wait so many seconds for another writer."""

    prepare: Callable[[Connection], None]
    """准备. Sets up a database that will be ours."""

    begin_view: str
    begin_commit: str

    upsert: Callable[[Table], ClauseElement]
    """写. Adds a row, or replaces the one of its key."""

    busy: Callable[[DBAPIError], bool]
    """忙. Somebody else is writing: try again, nothing is broken."""
