"""方言. What differs from database to database: one object each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import attrs
from sqlalchemy import Connection, Engine, Table
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.sql.prepared import Prepared, Rows
from shequ_adapters.storage.sql.renewal import Renewal, Renewed
from shequ_core.values import Ref


class Tell(Protocol):
    """告知. Writes rows of a table, their cells in its order; one a ref, one at least.

    The rows are taken once, as they are written.
    """

    def __call__(
        self,
        connection: Connection,
        prepared: Prepared,
        table: Table,
        refs: Sequence[Ref[Any]],
        rows: Rows,
    ) -> None:
        """写行. All of them."""
        ...


class Scan(Protocol):
    """扫描. Reads a kind in the order of its key, some rows at a time."""

    def __call__(
        self,
        connection: Connection,
        prepared: Prepared,
        table: Table,
        *,
        community: str | None,
        on: date | None,
    ) -> Generator[Sequence[Any], None, None]:
        """读行. No more at once than fits the memory; others may read between."""
        ...


@attrs.frozen(kw_only=True)
class Dialect:
    """方言. How one database is reached, read and written.

    ``begin_view`` opens a snapshot. ``begin_commit`` must let one writer in at a time,
    or let all read one snapshot each: then the primary key of the commits decides.
    All of them run on connections that commit by themselves, so these words are the
    law.
    """

    driver: str
    """驱动. The only one spoken to: ``postgresql+psycopg``."""

    needs: str
    """所需. What pip installs where the driver is missing: ``shequ[postgres]``."""

    look: Callable[[URL], None]
    """看. Raises Unreadable where the address can't be a database."""

    arguments: Callable[[float], Mapping[str, object]]
    """参数. What the driver is told, to wait so many seconds for another writer."""

    greet: Callable[[Any], None]
    """招呼. What each connection of the driver is told first, where they are ours."""

    prepare: Callable[[Connection], None]
    """准备. Sets up a database that is ours, or will be. Raises Unreadable if it can't.
    """

    begin_view: tuple[str, ...]
    begin_commit: tuple[str, ...]

    forget: Callable[[Connection], None]
    """忘却. Has it write its files anew, without the texts of old rows. Raises
    Unreadable where somebody else still reads them.
    """

    join: Callable[[Connection], None]
    """加入. Makes sure that a caller's connection is in a transaction."""

    add: Tell
    """添加. New rows."""

    put: Tell
    """写. New rows, or rows in the place of those of their key."""

    scan: Scan

    renew: Callable[[Engine, Renewal], Renewed]
    """换新. Makes the tables anew, whole or not at all; an engine that commits by
    itself, and is used by nobody else.
    """

    busy: Callable[[DBAPIError], bool]
    """忙. Somebody else is writing, and was waited for: nothing is broken."""

    beaten: Callable[[DBAPIError], bool]
    """落后. Somebody else was first: all was undone, and may be done anew at once."""
