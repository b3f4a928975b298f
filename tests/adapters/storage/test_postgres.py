"""The SQL store on PostgreSQL keeps the laws of stores."""

from pathlib import Path

import pytest
from tests.adapters.storage.server_stories import ServerStories
from tests.adapters.storage.servers import POSTGRES, emptied

from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_core.errors import Unreadable
from shequ_core.testing import StoreLaws


@pytest.fixture(scope="class", autouse=True)
def address(request):
    """A database for a class of tests."""
    with POSTGRES.database() as url:
        request.cls.url = url
        yield


class TestPostgresStore(StoreLaws):
    """S1 to S14."""

    def open_store(self, folder: Path) -> SqlStore:
        """The database, emptied."""
        return emptied(self.url)


class TestPostgresStories(ServerStories):
    """What every server is asked, and what PostgreSQL alone is."""

    server = POSTGRES
    kill = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )

    def test_another_encoding_is_refused(self):
        """A database that can't hold every character is not made ours."""
        latin = "CREATE DATABASE {} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        with (
            POSTGRES.database() as url,
            POSTGRES.asked() as connection,
        ):
            name = url.rpartition("/")[2]
            connection.exec_driver_sql(f"DROP DATABASE {name}")
            connection.exec_driver_sql(latin.format(name))
            with pytest.raises(Unreadable, match="UTF8"):
                open_sql(url)
