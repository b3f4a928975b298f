"""SQLite 数据库. One file; many read while one writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import ClauseElement, Connection, Table, insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.copying import renew
from shequ_adapters.storage.sql.dialect import Dialect, Tell
from shequ_adapters.storage.sql.many_rows import write
from shequ_adapters.storage.sql.prepared import Prepared, Rows
from shequ_adapters.storage.sql.rows import streamed
from shequ_core.errors import Unreadable
from shequ_core.values import Ref

_CACHE_KIB = 16 * 1024
_LOG_PAGES = 4000


def _look(address: URL) -> None:
    name = address.database
    if not name or name == ":memory:" or "mode" in address.query:
        raise Unreadable(
            "SQLite 的内存数据库不能同时读写，请改用 memory:"
            " (a database in memory can't be read while it is written, use memory:)"
        )
    path = Path(name)
    if path.is_dir():
        raise Unreadable(
            f"{name} 是文件夹，不是数据库文件 (a folder, not a database file)"
        )
    if not path.absolute().parent.is_dir():
        raise Unreadable(
            f"{name} 所在的文件夹不存在，请先建立 (there is no such folder, make it)"
        )


def _write_ahead(connection: Connection) -> None:
    """Readers keep their snapshot while one writes; else they block each other."""
    mode = connection.exec_driver_sql("PRAGMA journal_mode=WAL").scalar_one()
    if mode != "wal":
        raise Unreadable(
            "数据库所在的磁盘不支持预写日志，请换到本机磁盘"
            " (this disk has no write-ahead log, use a local one)"
        )


@cache
def _or_replace(table: Table) -> ClauseElement:
    return insert(table).prefix_with("OR REPLACE")


def _roomy(driver: Any) -> None:
    """More pages in memory, and more of them in the write-ahead log before they are
    put away: what is loaded at once is written once.
    """
    driver.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    driver.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")


def _telling(clause_of: Callable[[Table], ClauseElement]) -> Tell:
    """Into the driver as they are made: a list of them all would be kept, and looked
    through by the collector, for nothing.
    """

    def tell(
        connection: Connection,
        prepared: Prepared,
        table: Table,
        refs: Sequence[Ref[Any]],
        rows: Rows,
    ) -> None:
        text = prepared[clause_of(table)].text
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        try:
            write(driver, text, rows)
        except sqlite3.Error as error:
            raise DBAPIError(text, None, error, hide_parameters=True) from None

    return tell


def _forget(connection: Connection) -> None:
    """A deleted text lies in its old page until the file is written anew, and in the
    write-ahead log until that is cut.
    """
    connection.exec_driver_sql("VACUUM")
    cut = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if cut[0]:
        raise Unreadable(
            "已删除，但旧数据页仍被其他程序占用，请关闭它们后再运行 shequ verify"
            " (erased, but others still read the old pages: close them)"
        )


def _busy(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def _join(connection: Connection) -> None:
    """Python's driver begins at the first write: a savepoint would come before."""
    driver = connection.connection.driver_connection
    if driver is not None and not driver.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


SQLITE = Dialect(
    driver="sqlite+pysqlite",
    needs="shequ[sql]",
    look=_look,
    arguments=lambda patience: {"timeout": patience},
    greet=_roomy,
    prepare=_write_ahead,
    begin_view=("BEGIN",),
    begin_commit=("BEGIN IMMEDIATE",),
    forget=_forget,
    join=_join,
    add=_telling(clauses.add),
    put=_telling(_or_replace),
    scan=streamed,
    renew=renew,
    busy=_busy,
    beaten=lambda error: False,
)
