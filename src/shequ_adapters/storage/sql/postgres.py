"""PostgreSQL 数据库. Many read and write; the first to commit a revision has it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Engine,
    Table,
    any_,
    bindparam,
    delete,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import Text

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.prepared import Prepared, Rows
from shequ_adapters.storage.sql.renewal import Renewal, Renewed
from shequ_adapters.storage.sql.rows import communities_of, streamed, telling
from shequ_adapters.storage.sql.tables import META, METADATA, TABLES, TEXTS
from shequ_adapters.storage.sql.trouble import named
from shequ_core.errors import Unreadable
from shequ_core.values import Ref

_FEW = 100
"""少量. Up to so many rows, COPY costs more than it saves."""

_BUSY = {"55P03"}
"""A lock was not had within the patience (lock_not_available)."""

_BEATEN = {"40001", "40P01", "23505", "42P07"}
"""Serialization failure, deadlock, a revision or a table that is there already."""


def _utf8(connection: Connection) -> None:
    if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
        raise Unreadable(
            "PostgreSQL 数据库的编码须为 UTF8，请重新建库"
            " (the database must be encoded in UTF8, make another)"
        )


@cache
def _or_update(table: Table) -> ClauseElement:
    new = insert(table)
    keys = table.primary_key.columns
    cells = {it.name: new.excluded[it.name] for it in table.c if it.name not in keys}
    return new.on_conflict_do_update(index_elements=list(keys), set_=cells)


@cache
def _any(table: Table) -> ClauseElement:
    one: ColumnElement[int] = literal_column("1")
    ours = table.c.community == bindparam("community")
    return select(table.c.id).where(ours).limit(one)


@cache
def _away(table: Table) -> ClauseElement:
    ids = bindparam("ids", type_=ARRAY(Text))
    return delete(table).where(
        table.c.community == bindparam("community"), table.c.id == any_(ids)
    )


def _add(
    connection: Connection,
    prepared: Prepared,
    table: Table,
    refs: Sequence[Ref[Any]],
    rows: Rows,
) -> None:
    if len(refs) <= _FEW:
        telling(clauses.add)(connection, prepared, table, refs, rows)
    else:
        _copy(connection, table, rows)


def _put(
    connection: Connection,
    prepared: Prepared,
    table: Table,
    refs: Sequence[Ref[Any]],
    rows: Rows,
) -> None:
    if len(refs) <= _FEW:
        telling(_or_update)(connection, prepared, table, refs, rows)
        return
    told = zip(communities_of(refs), refs, strict=True)
    for community, found in groupby(told, key=itemgetter(0)):
        if prepared[_any(table)].run(connection, community=community).first():
            ids = [str(ref) for _, ref in found]
            prepared[_away(table)].run(connection, community=community, ids=ids)
    _copy(connection, table, rows)


def _copy(connection: Connection, table: Table, rows: Rows) -> None:
    from psycopg import Connection as Driver
    from psycopg import Error

    driver = connection.connection.driver_connection
    assert isinstance(driver, Driver)
    name = connection.dialect.identifier_preparer.format_table(table)
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    except Error as error:
        broken = bool(driver.broken)
        if broken:
            connection.invalidate()
        raise DBAPIError("COPY", None, error, True, broken) from None


def _forget(connection: Connection) -> None:
    for name in TEXTS:
        connection.exec_driver_sql(f'VACUUM (FULL) "{name}"')


def _renew(engine: Engine, renewal: Renewal) -> Renewed:
    """In one transaction, for here that holds tables too: what kept its shape is
    emptied, and so keeps what was granted on it.
    """
    quoted = engine.dialect.identifier_preparer.quote
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("LOCK TABLE commits IN SHARE ROW EXCLUSIVE MODE")
        renewal.confirm(connection)
        for name in renewal.old:
            away = "DROP TABLE" if name in renewal.changed else "TRUNCATE TABLE"
            connection.exec_driver_sql(f"{away} {quoted(name)}")
        METADATA.create_all(connection)
        rebuilt = renewal.fill(connection, TABLES, META)
        connection.exec_driver_sql("COMMIT")
    return Renewed(rebuilt)


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


POSTGRES = Dialect(
    driver="postgresql+psycopg",
    needs="shequ[postgres]",
    look=named,
    arguments=lambda patience: {"options": f"-c lock_timeout={int(patience * 1000)}"},
    greet=lambda driver: None,
    prepare=_utf8,
    begin_view=("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
    begin_commit=("BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE",),
    forget=_forget,
    join=lambda connection: None,
    add=_add,
    put=_put,
    scan=streamed,
    renew=_renew,
    busy=lambda error: _state(error) in _BUSY,
    beaten=lambda error: _state(error) in _BEATEN,
)
