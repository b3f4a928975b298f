"""升级. A database of an older shequ becomes one of this, or stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, inspect
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.ages import check_not_newer, check_not_too_old
from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.marks import (
    NUMBERS,
    age_marks,
    changed_tables,
    numbers_in,
    shapes_in,
    shown,
)
from shequ_adapters.storage.sql.opening import (
    address_of,
    dialect_of,
    engine_at,
    marked,
    opened,
)
from shequ_adapters.storage.sql.prepared import Prepared
from shequ_adapters.storage.sql.rebuilding import Rebuilding
from shequ_adapters.storage.sql.renewal import Rebuilt, Renewal, Tables
from shequ_adapters.storage.sql.store import PATIENCE
from shequ_adapters.storage.sql.tables import CHANGES, COMMITS, LAYOUT, META, METADATA
from shequ_adapters.storage.sql.trouble import told, where
from shequ_core.codec import SCHEMA, UPCASTS, Upcasts
from shequ_core.errors import Unreadable
from shequ_core.ports import Upgrade

_LOG = {CHANGES.name, COMMITS.name}


def upgrade(
    url: str, *, upcasts: Upcasts = UPCASTS, patience: float = PATIENCE
) -> Upgrade:
    """升级. The tables of an older database made anew of its log, which stays as it is.

    Raises Unreadable, and leaves all as it was, where there is no database of ours,
    where it is of a newer shequ, where somebody else uses it for longer than the
    ``patience`` in seconds, or where an entry of the log can't be read.
    """
    with _engine(url, patience) as engine:
        with opened(engine) as connection:
            marks = _marks(connection)
            commits = connection.execute(clauses.LAST).scalar_one()
        changed = changed_tables(marks)
        if numbers_in(marks) == NUMBERS and not changed:
            return Upgrade(before=SCHEMA, after=SCHEMA, commits=commits)
        return _made_anew(engine, marks, changed, upcasts, patience)


def rebuild(
    url: str, *, upcasts: Upcasts = UPCASTS, patience: float = PATIENCE
) -> Upgrade:
    """重建. As ``upgrade``, also of a current database: where somebody changed tables
    behind our back. Raises as ``upgrade``.
    """
    with _engine(url, patience) as engine:
        with opened(engine) as connection:
            marks = _marks(connection)
        return _made_anew(engine, marks, METADATA.tables, upcasts, patience)


@contextmanager
def _engine(url: str, patience: float) -> Iterator[Engine]:
    address = address_of(url)
    if address.get_backend_name() == "sqlite" and not Path(where(address)).exists():
        raise _nothing(where(address))
    engine = engine_at(address, patience=patience)
    try:
        yield engine
    finally:
        engine.dispose()


def _made_anew(
    engine: Engine,
    marks: Mapping[str, str],
    changed: Iterable[str],
    upcasts: Upcasts,
    patience: float,
) -> Upgrade:
    dialect = dialect_of(engine.url)
    with opened(engine) as connection:
        renewal = _renewal(connection, marks, changed, upcasts, patience)
    with _told(engine, dialect):
        alone = engine.execution_options(isolation_level="AUTOCOMMIT")
        renewed = dialect.renew(alone, renewal)
    return Upgrade(
        before=numbers_in(marks)["schema"],
        after=SCHEMA,
        is_done=True,
        commits=renewed.rebuilt.commits,
        changes=renewed.rebuilt.changes,
        records=renewed.rebuilt.records,
        backup=renewed.backup,
    )


def _marks(connection: Connection) -> Mapping[str, str]:
    marks = marked(connection)
    place = where(connection.engine.url)
    if marks is None:
        raise _nothing(place)
    check_not_newer(place, numbers_in(marks), NUMBERS)
    return marks


def _nothing(place: str) -> Unreadable:
    return Unreadable(
        f"{place} 里没有 shequ 的数据，无可升级 (nothing of ours to upgrade)"
    )


def _renewal(
    connection: Connection,
    marks: Mapping[str, str],
    changed: Iterable[str],
    upcasts: Upcasts,
    patience: float,
) -> Renewal:
    engine = connection.engine
    place, dialect = where(engine.url), dialect_of(engine.url)
    oldest = {"schema": upcasts.first, "layout": LAYOUT}
    check_not_too_old(place, numbers_in(marks), oldest)
    _check_log(connection, place)

    def confirm(connection: Connection) -> None:
        if marked(connection) != marks:
            raise Unreadable(
                f"{place} 刚被另一个程序升级过，请再运行一次"
                " (upgraded by another program just now, run it again)"
            )

    def fill(connection: Connection, tables: Tables, meta: Table) -> Rebuilt:
        prepared = Prepared(connection.engine)
        rebuilt = Rebuilding(
            place, connection, prepared, dialect, tables, upcasts
        ).run()
        rows = {**marks, **age_marks()}.items()
        connection.execute(meta.delete())
        connection.execute(
            meta.insert().values([{"name": it, "value": value} for it, value in rows])
        )
        return rebuilt

    return Renewal(
        patience=patience,
        old=_old_tables(connection, marks, place),
        changed=frozenset(changed),
        confirm=confirm,
        fill=fill,
    )


def _check_log(connection: Connection, place: str) -> None:
    """The log is never made anew, so its own shape has to be ours."""
    asked = inspect(connection)
    for table in (COMMITS, CHANGES):
        columns = [it["name"] for it in asked.get_columns(table.name)]
        if columns != table.columns.keys():
            raise Unreadable(
                f"{place} 的 {table.name} 表不是本版本能升级的样子，未作改动"
                f" (the log has other columns than this shequ can upgrade)"
            )


def _old_tables(
    connection: Connection, marks: Mapping[str, str], place: str
) -> tuple[str, ...]:
    """The tables of the kinds that are there; an app's own are not among them."""
    ours = set(METADATA.tables) - {META.name}
    there = set(inspect(connection).get_table_names())
    known = set(shapes_in(marks)) or ours
    taken = sorted(there & ours - known)
    if taken:
        raise Unreadable(
            f"{place} 的 {shown(taken)} 表是其他程序的，与本版本的表同名，未作改动"
            " (tables of another program have names that this shequ needs)"
        )
    return tuple(sorted(there & known - _LOG))


@contextmanager
def _told(engine: Engine, dialect: Dialect) -> Iterator[None]:
    with told(engine, "升级失败，原库未动", "not upgraded, left as it was"):
        try:
            yield
        except DBAPIError as error:
            if not dialect.busy(error):
                raise
            raise Unreadable(
                f"{where(engine.url)} 正被其他程序使用，请关闭它们后再升级"
                " (in use by another program, close it first)"
            ) from None
