"""传统节日命令: days into a book, once."""

from shequ_core import Plugins, books
from shequ_core.model import Festival


def test_days_are_written_once(db, shequ, data):
    """The second time there is nothing to write, and it says so."""
    code, told, _ = shequ("festivals", db, 2004)
    assert code == 0
    assert "2004-09-28 中秋节" in told
    assert "已写入，成为第 2 版" in told
    assert "没有改动" in shequ("festivals", db, 2004)[1]
    assert data("festivals", db, 2003, 2004)["festivals"][0] == {
        "name": "腊八节",
        "day": "2003-01-10",
    }
    store = Plugins.discover().open_store(f"sqlite:///{db}")
    with store.view() as view:
        (key,) = books.communities(view)
        kept = books.read(view, key).all(Festival)
    assert len(kept) == 7 + 9


def test_an_unknown_year_writes_nothing(db, shequ):
    """Not even the years that are known."""
    code, _, why = shequ("festivals", db, 2004, 1700)
    assert (code, "1700" in why) == (2, True)
    assert "成为第 2 版" in shequ("festivals", db, 2004)[1]
