"""The store in memory keeps the laws of stores."""

from pathlib import Path

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.testing import StoreLaws


class TestMemoryStore(StoreLaws):
    """S1 to S14."""

    def open_store(self, folder: Path) -> MemoryStore:
        """A new one."""
        return MemoryStore()
