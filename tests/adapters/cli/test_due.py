"""应办事项: what the command lists of a book."""

import pytest
from tests.core.small_town import changed, ref

from shequ_core import Plugins, UnitOfWork
from shequ_core.model import Meeting


@pytest.fixture
def kept(tmp_path):
    """A database in which a party branch held its meetings, but for one."""
    place = tmp_path / "kept.db"
    store = Plugins.discover().open_store(f"sqlite:///{place}")
    with UnitOfWork(store, actor="李主任", reason="会议") as work:
        work.put(*changed([], [ref(Meeting, "q3")]))
        work.commit()
    return place


def test_what_is_missing_is_listed(shequ, kept):
    """With its day, its quarter and who owes it; and how many there are of each."""
    code, out, _ = shequ("due", kept, "--missing", "--on", "2004-12-31")
    assert code == 0
    [line] = [it for it in out.splitlines() if "缺" in it and "党员大会" in it]
    assert line.split() == ["2004-09-30", "党员大会", "第3季度", "第一党支部", "缺"]
    assert "缺 1 项，未到期 0 项" in out


def test_programs_get_every_duty(data, kept):
    """Each with its day, body, state and the rule behind it."""
    found = data("due", kept, "--on", "2004-08-15")
    assert {tuple(it) for it in found} == {
        ("due", "what", "span", "body", "name", "state", "source")
    }
    states = {(it["what"], it["span"]): it["state"] for it in found}
    assert states["党员大会", "第2季度"] == "done"
    assert states["党员大会", "第3季度"] == "ahead"
    missing = data("due", kept, "--missing", "--on", "2004-10-01")
    assert [(it["what"], it["span"]) for it in missing] == [
        ("党员大会", "第3季度"),
        ("党课", "第3季度"),
        ("居务公开：救助和补贴", "第3季度"),
        ("居务公开：财务收支", "第3季度"),
    ]


def test_where_no_meeting_was_recorded_it_is_said(shequ, db):
    """A book of residents alone owes no party meeting, and says that it keeps none."""
    code, out, _ = shequ("due", db)
    assert code == 0
    assert "没有登记过会议" in out
