"""The text store keeps the laws of stores, however far its files are behind."""

from itertools import cycle
from pathlib import Path

from shequ_adapters.storage.text import TextStore
from shequ_core.testing import StoreLaws


class TestTextStore(StoreLaws):
    """S1 to S14."""

    def open_store(self, folder: Path) -> TextStore:
        """A new folder."""
        return TextStore.open(folder / "books")


class OpenedTwice:
    """Two stores on one folder, asked in turn: what one writes the other knows."""

    def __init__(self, folder: Path) -> None:
        self._stores = cycle((TextStore.open(folder), TextStore.open(folder)))

    def view(self):
        """Of the one whose turn it is."""
        return next(self._stores).view()

    def commit(self, batch):
        """By the one whose turn it is."""
        return next(self._stores).commit(batch)

    def redact(self, redaction):
        """By the one whose turn it is."""
        return next(self._stores).redact(redaction)

    def changes(self, **terms):
        """Told by the one whose turn it is."""
        return next(self._stores).changes(**terms)

    def close(self):
        """Both."""
        for _ in range(2):
            next(self._stores).close()


class TestOpenedTwice(StoreLaws):
    """S1 to S14."""

    def open_store(self, folder: Path) -> OpenedTwice:
        """A new folder."""
        return OpenedTwice(folder / "books")


class Slow(TextStore):
    """Brings its files up to the log after every third commit only."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        refresh, turns = self._current.refresh, cycle((False, False, True))
        self._current.refresh = lambda: next(turns) and refresh()


class TestSlow(StoreLaws):
    """S1 to S14."""

    def open_store(self, folder: Path) -> Slow:
        """A new folder."""
        return Slow(folder / "books")
