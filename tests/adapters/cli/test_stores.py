"""库: what is read of a database for a command, and what is not."""

import pytest

from shequ_adapters.cli import stores
from shequ_core import Plugins, history


@pytest.fixture
def book(db):
    """The small book, as a command opens it."""
    return stores.open_book(str(db), Plugins.discover(), community="", on="")


def test_origins_are_what_was_known_when_the_book_was_opened(book, db, data):
    """Whatever was written before they are asked for; asked for again they are kept."""
    [load] = data("log", db)
    assert data("undo", db, load["batch"])["revision"] == 2
    places = [book.origins.place_of(it.id) for it in book.register]
    assert any(place.file == "花名册.csv" for place in places)
    assert book.origins is book.origins


@pytest.mark.parametrize("command", ["figures", "months", "due"])
def test_who_asks_for_no_origins_reads_no_log(command, db, shequ, monkeypatch):
    """The log grows with the years; what is known now does not."""

    def unread(*_):
        raise AssertionError("the log was read")

    monkeypatch.setattr(history, "sources_at", unread)
    code, _, err = shequ(command, db)
    assert (code, err) == (0, "")
    with pytest.raises(AssertionError):
        shequ("check", db)
