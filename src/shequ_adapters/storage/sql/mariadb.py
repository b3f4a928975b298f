"""MariaDB 数据库. Many read and write; the first to commit a revision has it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import ClauseElement, Connection, Engine, MetaData, Table, inspect
from sqlalchemy.dialects.mysql import insert
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.renewal import Renewal, Renewed
from shequ_adapters.storage.sql.rows import paged, telling
from shequ_adapters.storage.sql.tables import META, TABLES, TEXTS
from shequ_adapters.storage.sql.transactions import begin
from shequ_adapters.storage.sql.trouble import named

_BUSY = {1205, 1047}
"""A lock was not had within the patience; a node of a cluster that is cut off."""

_BEATEN = {1213, 1062, 1020, 1050, 1412, 1684}
"""Deadlock (or lost certification), a revision that is there already, a row that
changed since the snapshot, a table that is there already, is just being made, or was
made since the snapshot.
"""

_STRICT = "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION"
_STILL = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
_COMMIT = (_STILL, "START TRANSACTION WITH CONSISTENT SNAPSHOT")

_NEW, _OLD = "shequ_new_", "shequ_old_"
_LAST_HELD = "SELECT revision FROM commits ORDER BY revision DESC LIMIT 1 FOR UPDATE"
"""The place after the last commit is held: the next one has to wait."""


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
            f"SET SESSION sql_mode='{_STRICT}', innodb_lock_wait_timeout={seconds},"
            f" lock_wait_timeout={seconds}"
        ),
    }


def _forget(connection: Connection) -> None:
    names = ", ".join(f"`{name}`" for name in TEXTS)
    connection.exec_driver_sql(f"OPTIMIZE TABLE {names}").all()


def _code(error: DBAPIError) -> object:
    return error.orig.args[0] if error.orig and error.orig.args else None


def _renew(engine: Engine, renewal: Renewal) -> Renewed:
    """Tables beside, and all renamed by one statement; making and renaming tables
    commits by itself here, so another connection keeps the writers waiting.
    """
    beside = MetaData()
    tables = {kind: _beside(table, beside) for kind, table in TABLES.items()}
    meta = _beside(META, beside)
    with engine.connect() as guard, engine.connect() as connection:
        begin(guard, _COMMIT)
        guard.exec_driver_sql(_LAST_HELD).all()
        renewal.confirm(connection)
        _clear(connection)
        try:
            beside.create_all(connection)
            begin(connection, _COMMIT)
            rebuilt = renewal.fill(connection, tables, meta)
            connection.exec_driver_sql("COMMIT")
            _swap(connection, (*renewal.old, META.name), beside.tables)
            guard.exec_driver_sql("ROLLBACK")
        finally:
            _clear(connection)
    return Renewed(rebuilt)


def _beside(table: Table, metadata: MetaData) -> Table:
    return table.to_metadata(metadata, name=f"{_NEW}{table.name}")


def _swap(connection: Connection, old: Iterable[str], new: Iterable[str]) -> None:
    pairs = [(name, f"{_OLD}{name}") for name in old]
    pairs += [(name, name.removeprefix(_NEW)) for name in new]
    quoted = connection.dialect.identifier_preparer.quote
    said = ", ".join(f"{quoted(name)} TO {quoted(other)}" for name, other in pairs)
    connection.exec_driver_sql(f"RENAME TABLE {said}")


def _clear(connection: Connection) -> None:
    """Away with what an upgrade leaves behind, this one or one that was killed."""
    quoted = connection.dialect.identifier_preparer.quote
    names = inspect(connection).get_table_names()
    left = [quoted(name) for name in names if name.startswith((_NEW, _OLD))]
    if left:
        connection.exec_driver_sql(f"DROP TABLE {', '.join(left)}")


MARIADB = Dialect(
    driver="mariadb+pymysql",
    needs="shequ[mariadb]",
    look=named,
    arguments=_arguments,
    greet=lambda driver: None,
    prepare=lambda connection: None,
    begin_view=(_STILL, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"),
    begin_commit=_COMMIT,
    forget=_forget,
    join=lambda connection: None,
    add=telling(clauses.add),
    put=telling(_or_update),
    # Two answers half read at a time is what its protocol has no room for.
    scan=paged,
    renew=_renew,
    busy=lambda error: _code(error) in _BUSY,
    beaten=lambda error: _code(error) in _BEATEN,
)
