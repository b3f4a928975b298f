"""The SQL store on MariaDB keeps the laws of stores."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.adapters.storage.server_stories import HOUSE, ServerStories
from tests.adapters.storage.servers import MARIADB, emptied

from shequ_adapters.storage.sql import SqlStore
from shequ_core.ports import Batch
from shequ_core.testing import StoreLaws


@pytest.fixture(scope="class", autouse=True)
def address(request):
    """A database for a class of tests."""
    with MARIADB.database() as url:
        request.cls.url = url
        yield


class TestMariadbStore(StoreLaws):
    """S1 to S14."""

    def open_store(self, folder: Path) -> SqlStore:
        """The database, emptied."""
        return emptied(self.url)


class TestMariadbStories(ServerStories):
    """What every server is asked, and what MariaDB alone is."""

    server = MARIADB
    kill = (
        "BEGIN NOT ATOMIC FOR it IN (SELECT id FROM information_schema.processlist"
        " WHERE db = '{name}' AND id <> connection_id()) DO KILL it.id; END FOR; END"
    )

    def test_an_apps_loose_session_cuts_nothing(self):
        """Text is whole even where the app's connections cut what is too long."""
        emptied(self.url).close()
        loose = {"init_command": "SET SESSION sql_mode=''"}
        engine = create_engine(self.url, connect_args=loose)
        long = HOUSE.evolve(number="王𠮷" * 40_000)
        store = SqlStore(engine)
        store.commit(Batch(base=0, puts=(long,)))
        with store.view() as view:
            assert view.get(HOUSE.id) == long
        engine.dispose()

    def test_what_was_left_half_made_is_gone_on_with(self):
        """Making a table commits here: who died in between left some of them."""
        with MARIADB.database() as url:
            SqlStore.open(url).close()
            engine = create_engine(url, isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.exec_driver_sql(
                    "DELETE FROM meta WHERE name <> 'application'"
                )
                connection.exec_driver_sql("DROP TABLE household")
            SqlStore(engine).commit(Batch(base=0, puts=(HOUSE,)))
            engine.dispose()
