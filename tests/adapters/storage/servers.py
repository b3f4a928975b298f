"""数据库服务器. Where the tests find them, and databases made and dropped by the tests.

``SHEQU_TEST_POSTGRES`` and ``SHEQU_TEST_MARIADB`` are the addresses.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import attrs
import pytest
from sqlalchemy import create_engine, exists, literal, make_url, select, union_all
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.sql import SqlStore
from shequ_adapters.storage.sql.tables import META, METADATA

_numbers = count(1)


@attrs.frozen
class Server:
    """服务器. ``create`` and ``drop`` make a database and take it away again."""

    variable: str
    default: str
    create: str
    drop: str

    @contextmanager
    def asked(self):
        """问. A connection to the server, each statement by itself.

        Where none answers, tests are skipped at the desk and fail where CI is set.
        """
        url = os.environ.get(self.variable, self.default)
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        try:
            connection = engine.connect()
        except DBAPIError:
            if os.environ.get("CI"):
                pytest.fail(f"no server answers at {self.variable}")
            pytest.skip(f"no server answers at {self.variable}")
        with connection:
            yield connection
        engine.dispose()

    @contextmanager
    def database(self) -> Iterator[str]:
        """库. The address of a new database, dropped afterwards."""
        name = f"shequ_test_{os.getpid()}_{next(_numbers)}"
        with self.asked() as connection:
            connection.exec_driver_sql(self.create.format(name))
            try:
                address = connection.engine.url.set(database=name)
                yield address.render_as_string(hide_password=False)
            finally:
                connection.exec_driver_sql(self.drop.format(name))


POSTGRES = Server(
    "SHEQU_TEST_POSTGRES",
    "postgresql+psycopg://postgres@127.0.0.1:5432/postgres",
    "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0",
    "DROP DATABASE IF EXISTS {} WITH (FORCE)",
)
MARIADB = Server(
    "SHEQU_TEST_MARIADB",
    "mariadb+pymysql://root@127.0.0.1:3306/mysql",
    "CREATE DATABASE {} CHARACTER SET latin1",
    "DROP DATABASE IF EXISTS {}",
)


def emptied(url: str, **terms) -> SqlStore:
    """清空. The store of an address, with nothing in it."""
    store = SqlStore.open(url, **terms)
    engine = create_engine(make_url(url))
    with engine.begin() as connection:
        for name in connection.scalars(_FILLED).all():
            connection.execute(METADATA.tables[name].delete())
    engine.dispose()
    return store


_FILLED = union_all(
    *(
        select(literal(table.name)).where(exists(select(literal(1)).select_from(table)))
        for table in METADATA.sorted_tables
        if table is not META
    )
)
"""The names of the tables with anything in them, asked for at once: most are empty."""
