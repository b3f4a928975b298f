"""The text store keeps the laws of stores."""

from pathlib import Path

from shequ_adapters.storage.text import TextStore
from shequ_core.testing import StoreLaws


class TestTextStore(StoreLaws):
    """S1 to S12."""

    def open_store(self, folder: Path) -> TextStore:
        """A new folder."""
        return TextStore.open(folder / "books")
