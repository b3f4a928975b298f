"""打开. An address becomes a database of ours, or one sentence says why it can't."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, inspect, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.sqlite import SQLITE
from shequ_adapters.storage.sql.tables import LAYOUT, META, METADATA
from shequ_adapters.storage.sql.trouble import told, where
from shequ_core.codec import SCHEMA
from shequ_core.errors import Unreadable

_DIALECTS: Mapping[str, Dialect] = {"sqlite": SQLITE}
_MARK = ("application", "shequ")
_NUMBERS = {"schema": SCHEMA, "layout": LAYOUT}


def dialect_of(address: URL) -> Dialect:
    """方言. Of an address. Raises Unreadable on a database that we can't speak to."""
    name = address.get_backend_name()
    if name not in _DIALECTS:
        raise Unreadable(
            f"不支持 {name} 数据库，请用 sqlite:///文件.db"
            f" (no support for {name}, use sqlite:///file.db)"
        )
    return _DIALECTS[name]


def engine_at(url: str, *, patience: float) -> Engine:
    """引擎. For an address; ``patience`` is how many seconds to wait for a writer.

    Raises Unreadable where there can be no database, and where there is one of
    another program.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise Unreadable(
            "存储地址应如 sqlite:///文件.db (an address is like sqlite:///file.db)"
        ) from None
    dialect = dialect_of(address)
    dialect.look(address)
    engine = create_engine(
        address,
        connect_args=dict(dialect.arguments(patience)),
        hide_parameters=True,
        max_overflow=-1,
    )
    try:
        with _opened(engine) as connection:
            names = inspect(connection).get_table_names()
            if names and META.name not in names:
                raise _foreign(engine)
    except Unreadable:
        engine.dispose()
        raise
    return engine


def settle(engine: Engine, dialect: Dialect) -> None:
    """安家. Make our tables in a database that has none of them, or know them again.

    Raises Unreadable, and changes nothing, where tables of our names are another
    program's, or ours of another age.
    """
    with _opened(engine) as connection:
        if not _is_ours(connection):
            dialect.prepare(connection)
            connection.exec_driver_sql(dialect.begin_commit)
            if not _is_ours(connection):
                _build(connection)
            connection.exec_driver_sql("COMMIT")


def _is_ours(connection: Connection) -> bool:
    names = set(inspect(connection).get_table_names())
    if META.name not in names:
        if names & METADATA.tables.keys():
            raise _foreign(connection.engine)
        return False
    try:
        marks = dict(connection.execute(clauses.MARKS).all())
    except DBAPIError:
        raise _foreign(connection.engine) from None
    if _MARK not in marks.items():
        raise _foreign(connection.engine)
    for name, ours in _NUMBERS.items():
        _check_age(name, int(marks.get(name, 0)), ours, where(connection.engine))
    return True


def _check_age(name: str, theirs: int, ours: int, place: str) -> None:
    if theirs > ours:
        raise Unreadable(
            f"{place} 由更新版本的 shequ 写成，请先升级 shequ"
            f" (written by a newer shequ: {name} {theirs}, this one reads {ours})"
        )
    if theirs < ours:
        raise Unreadable(
            f"{place} 由旧版本的 shequ 写成，本版本不能读取"
            f" (written by an older shequ: {name} {theirs}, this one reads {ours})"
        )


def _build(connection: Connection) -> None:
    METADATA.create_all(connection)
    for name, value in (_MARK, *_NUMBERS.items()):
        connection.execute(META.insert().values(name=name, value=str(value)))


def _foreign(engine: Engine) -> Unreadable:
    return Unreadable(
        f"{where(engine)} 是其他程序的数据库，未作改动"
        " (a database of another program, left as it was)"
    )


@contextmanager
def _opened(engine: Engine) -> Iterator[Connection]:
    with (
        told(engine, "不是可用的数据库，未作改动", "not a database that can be used"),
        engine.connect() as connection,
    ):
        yield connection
