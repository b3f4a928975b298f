"""MariaDB 数据库. Many read and write; the first to commit a revision has it."""

from __future__ import annotations

from functools import cache

from sqlalchemy import ClauseElement, Connection, Table
from sqlalchemy.dialects.mysql import insert
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.rows import paged, telling
from shequ_adapters.storage.sql.tables import TEXTS
from shequ_adapters.storage.sql.trouble import named

_BUSY = {1205, 1047}
"""A lock was not had within the patience; a node of a cluster that is cut off."""

_BEATEN = {1213, 1062, 1020, 1050, 1684}
"""Deadlock (or lost certification), a revision that is there already, a row that
changed since the snapshot, a table that is there already or is just being made.
"""

_STRICT = "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION"
_STILL = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@cache
def _or_update(table: Table) -> ClauseElement:
    new = insert(table)
    keys = table.primary_key.columns
    cells = {it.name: new.inserted[it.name] for it in table.c if it.name not in keys}
    return new.on_duplicate_key_update(cells)


def _arguments(patience: float) -> dict[str, object]:
    seconds = max(1, round(patience))
    return {
        "charset": "utf8mb4",
        "init_command": (
            f"SET SESSION sql_mode='{_STRICT}', innodb_lock_wait_timeout={seconds}"
        ),
    }


def _forget(connection: Connection) -> None:
    names = ", ".join(f"`{name}`" for name in TEXTS)
    connection.exec_driver_sql(f"OPTIMIZE TABLE {names}").all()


def _code(error: DBAPIError) -> object:
    return error.orig.args[0] if error.orig and error.orig.args else None


MARIADB = Dialect(
    driver="mariadb+pymysql",
    needs="shequ[mariadb]",
    look=named,
    arguments=_arguments,
    prepare=lambda connection: None,
    begin_view=(_STILL, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"),
    begin_commit=(_STILL, "START TRANSACTION WITH CONSISTENT SNAPSHOT"),
    forget=_forget,
    join=lambda connection: None,
    add=telling(clauses.add),
    put=telling(_or_update),
    # Two answers half read at a time is what its protocol has no room for.
    scan=paged,
    busy=lambda error: _code(error) in _BUSY,
    beaten=lambda error: _code(error) in _BEATEN,
)
