"""节假日命令: years into a book, once."""

from shequ_core import Plugins, books
from shequ_core.model import CalendarYear


def test_years_are_written_once(db, shequ, data):
    """The second time there is nothing to write, and it says so."""
    code, told, _ = shequ("holidays", db, 2004, 2005)
    assert code == 0
    assert "2004年：放假22天，调休上班6天" in told
    assert "已写入，成为第 2 版" in told
    assert "没有改动" in shequ("holidays", db, 2005)[1]
    assert data("holidays", db, 2006)["years"] == [
        {"year": 2006, "off": 24, "worked": 8}
    ]
    store = Plugins.discover().open_store(f"sqlite:///{db}")
    with store.view() as view:
        (key,) = books.communities(view)
        years = books.read(view, key).all(CalendarYear)
    assert [it.workdays.year for it in years] == [2004, 2005, 2006]


def test_an_unknown_year_writes_nothing(db, shequ):
    """Not even the years that are known."""
    code, _, why = shequ("holidays", db, 2004, 2003)
    assert (code, "2003" in why) == (2, True)
    assert "成为第 2 版" in shequ("holidays", db, 2004)[1]
