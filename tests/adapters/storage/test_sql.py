"""The SQL store keeps the laws of stores, and refuses what is not its own."""

from pathlib import Path

from shequ_adapters.storage.sql import SqlStore
from shequ_core.testing import StoreLaws


class TestSqlStore(StoreLaws):
    """S1 to S12."""

    def open_store(self, folder: Path) -> SqlStore:
        """A new file."""
        return SqlStore.open(f"sqlite:///{folder / 'books.db'}")
