"""打开. An address becomes a database of ours, or one sentence says why it can't."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import sleep

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.mariadb import MARIADB
from shequ_adapters.storage.sql.marks import (
    NUMBERS,
    OURS,
    age_marks,
    check,
    numbers_in,
)
from shequ_adapters.storage.sql.postgres import POSTGRES
from shequ_adapters.storage.sql.sqlite import SQLITE
from shequ_adapters.storage.sql.tables import META, METADATA
from shequ_adapters.storage.sql.transactions import begin
from shequ_adapters.storage.sql.trouble import told, where
from shequ_core.errors import Unreadable
from shequ_core.plugins import lacking

_DIALECTS: Mapping[str, Dialect] = {
    "sqlite": SQLITE,
    "postgresql": POSTGRES,
    "mariadb": MARIADB,
    "mysql": MARIADB,
}
_ATTEMPTS = 100
"""How often tables are tried to be made where others make them at the same time."""
_PAUSE = 0.1
"""Seconds until the next try: making all the tables takes others some of them."""


def dialect_of(address: URL) -> Dialect:
    """方言. Of an address. Raises Unreadable on a database that we can't speak to."""
    name = address.get_backend_name()
    if name not in _DIALECTS:
        raise Unreadable(
            f"不支持 {name} 数据库，请用 sqlite:///文件.db"
            f" (no support for {name}, use sqlite:///file.db)"
        )
    dialect = _DIALECTS[name]
    spoken, driver = address.drivername.partition("+")[2], dialect.driver
    if spoken not in ("", driver.partition("+")[2]):
        raise Unreadable(
            f"不支持驱动 {spoken}，请用 {driver}:// (use the driver {driver})"
        )
    return dialect


def parsed(url: str) -> URL:
    """地址. As it is written. Raises Unreadable where it is none."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise Unreadable(
            "存储地址应如 sqlite:///文件.db (an address is like sqlite:///file.db)"
        ) from None


def address_of(url: str) -> URL:
    """地址. Raises Unreadable where there can be no database."""
    address = parsed(url)
    dialect_of(address).look(address)
    return address


def engine_at(address: URL, *, patience: float) -> Engine:
    """引擎. For an address; ``patience`` is how many seconds to wait for a writer.

    Raises Unreadable where there is a database of another program, PluginError where
    the driver is missing.
    """
    engine = _engine(address, dialect_of(address), patience)
    try:
        with opened(engine) as connection:
            names = inspect(connection).get_table_names()
            if names and META.name not in names:
                raise _foreign(engine)
    except Unreadable:
        engine.dispose()
        raise
    return engine


def _engine(address: URL, dialect: Dialect, patience: float) -> Engine:
    try:
        engine = create_engine(
            address.set(drivername=dialect.driver),
            connect_args=dict(dialect.arguments(patience)),
            hide_parameters=True,
            max_overflow=-1,
            pool_pre_ping=True,
        )
    except ImportError as error:
        what = address.get_backend_name()
        raise lacking(what, dialect.needs, error) from error
    event.listen(engine, "connect", lambda driver, _: dialect.greet(driver))
    return engine


def settle(engine: Engine, dialect: Dialect) -> None:
    """安家. Make our tables in a database that has none of them, or know them again.

    Raises Unreadable, and changes nothing, where tables of our names are another
    program's, or ours of another age.
    """
    with opened(engine) as connection:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                if _is_ours(connection):
                    dialect.prepare(connection)
                else:
                    _make(connection, dialect)
                return
            except DBAPIError as error:
                connection.exec_driver_sql("ROLLBACK")
                if not dialect.beaten(error) or attempt == _ATTEMPTS:
                    raise
                sleep(_PAUSE)


def recognise(connection: Connection) -> None:
    """认出. See that a caller's connection leads to our tables, and make none.

    Raises Unreadable where it does not.
    """
    engine = connection.engine
    with told(engine, "不是可用的数据库", "not a database that can be used"):
        if not _is_ours(connection):
            raise Unreadable(
                f"{where(engine.url)} 尚未建表，请先用 SqlStore(engine) 打开一次"
                " (no tables of ours yet, open it once by SqlStore(engine))"
            )


def _make(connection: Connection, dialect: Dialect) -> None:
    dialect.prepare(connection)
    begin(connection, dialect.begin_commit)
    if not _is_ours(connection):
        _build(connection)
    connection.exec_driver_sql("COMMIT")


def marked(connection: Connection) -> Mapping[str, str] | None:
    """认标. The marks of a database of ours, of any age; None where it has no tables
    yet, or half of them. Raises Unreadable where it is another program's.
    """
    names = set(inspect(connection).get_table_names())
    if META.name not in names:
        if names & METADATA.tables.keys():
            raise _foreign(connection.engine)
        return None
    try:
        marks: dict[str, str] = dict(connection.execute(clauses.MARKS).all())
        numbers_in(marks)
    except (DBAPIError, ValueError) as error:
        if isinstance(error, DBAPIError) and _is_beaten(connection, error):
            raise  # others are making the table just now: whoever asked asks again
        raise _foreign(connection.engine) from None
    if not marks and names <= METADATA.tables.keys():
        return None
    if not OURS.items() <= marks.items():
        raise _foreign(connection.engine)
    return None if marks.keys().isdisjoint(NUMBERS) else marks


def _is_beaten(connection: Connection, error: DBAPIError) -> bool:
    return dialect_of(connection.engine.url).beaten(error)


def _is_ours(connection: Connection) -> bool:
    marks = marked(connection)
    if marks is None:
        return False
    check(marks, where(connection.engine.url))
    return True


def _build(connection: Connection) -> None:
    """The mark comes first and the age last: where making a table commits (as in
    MariaDB), what was left half made is known, and gone on with.
    """
    META.create(connection, checkfirst=True)
    if not connection.execute(clauses.MARKS).all():
        _mark(connection, OURS)
    METADATA.create_all(connection)
    _mark(connection, age_marks())


def _mark(connection: Connection, marks: Mapping[str, str]) -> None:
    rows = [{"name": name, "value": value} for name, value in marks.items()]
    connection.execute(META.insert().values(rows))


def _foreign(engine: Engine) -> Unreadable:
    return Unreadable(
        f"{where(engine.url)} 是其他程序的数据库，未作改动"
        " (a database of another program, left as it was)"
    )


@contextmanager
def opened(engine: Engine) -> Iterator[Connection]:
    """连接. One to the database. Raises Unreadable where none is to be had."""
    with (
        told(engine, "不是可用的数据库，未作改动", "not a database that can be used"),
        engine.connect() as connection,
    ):
        yield connection
