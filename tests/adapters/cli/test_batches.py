"""Batches: what was written together is listed, and taken back."""

import pytest

from .conftest import LEDGER


@pytest.fixture
def edited(shequ, ledgers, db):
    """The database once more, after the ledger was edited: one row, one new row."""
    text = LEDGER.replace("13812345678", "13812349999")
    text += "0003,赵六七,户主,男,1960-01-01,,,第2居民小组\n"
    (ledgers / "花名册.csv").write_text(text, "utf-8")
    code, _, err = shequ("load", ledgers, "--into", db, "--actor", "李主任")
    assert (code, err) == (0, "")
    return db


def exported(shequ, db, out):
    """The lossless export of everything, to the byte."""
    code, _, err = shequ("export", db, "jsonl", "-o", out, "--unmasked")
    assert (code, err) == (0, "")
    return out.read_bytes()


def test_batches_are_listed_last_first(data, edited):
    """Revision, batch, who, why, when, told on which day, how many."""
    last, first = data("log", edited)
    assert (last["revision"], last["actor"]) == (2, "李主任")
    assert (first["revision"], first["actor"]) == (1, "shequ load")
    assert first["told_on"] == "2004-12-31"
    assert first["reason"] == "载入台账 1 个文件"
    assert first["puts"] > last["puts"] > 0
    assert first["at"].endswith("+00:00")


def test_people_see_batches_in_a_table(shequ, edited):
    """Who and why, and enough of the batch to name it."""
    _, out, _ = shequ("log", edited)
    assert "李主任" in out
    assert "载入台账 1 个文件" in out
    assert "批次 2 个" in out


def test_many_batches_are_cut_short(shequ, ledgers, tmp_path):
    """Twenty are shown, the rest counted."""
    db = tmp_path / "many.db"
    for place in range(21):
        text = LEDGER.replace("王五六", f"王{place}")
        (ledgers / "花名册.csv").write_text(text, "utf-8")
        shequ("load", ledgers, "--into", db)
    _, out, _ = shequ("log", db)
    assert "另有 1 条" in out


def test_an_undone_load_leaves_the_same_bytes(shequ, data, ledgers, db, tmp_path):
    """The lossless export is what it was before the load, to the byte."""
    before = exported(shequ, db, tmp_path / "before.jsonl")
    text = LEDGER.replace("张三丰", "张三").replace("第2居民小组", "第3居民小组")
    (ledgers / "花名册.csv").write_text(text, "utf-8")
    shequ("load", ledgers, "--into", db)
    assert exported(shequ, db, tmp_path / "after.jsonl") != before
    entry, load, *_ = data("log", db)
    told = data("undo", db, load["batch"], "--actor", "李主任")
    assert (told["undone"], told["revision"]) == (3, 5)
    assert told["restored"] > 0
    assert data("log", db)[0]["actor"] == "李主任"
    assert exported(shequ, db, tmp_path / "undone.jsonl") == before
    code, _, err = shequ("undo", db, entry["batch"])
    assert code == 2
    assert "是留痕，不能撤销" in err


def test_a_batch_is_named_by_its_beginning(shequ, data, edited):
    """The part that the table shows is enough; the reason is the clerk's or ours."""
    batch = data("log", edited)[0]["batch"]
    _, out, _ = shequ("undo", edited, batch[:12], "--reason", "文件有误")
    assert out.startswith("已撤销第 2 版，成为第 3 版：恢复 ")
    assert data("log", edited)[0]["reason"] == "文件有误"


def test_undoing_twice_is_one_line(shequ, data, edited):
    """The second time nothing is written."""
    batch = data("log", edited)[0]["batch"]
    shequ("undo", edited, batch)
    code, out, err = shequ("undo", edited, batch)
    assert (code, out) == (2, "")
    assert err == "shequ: 第 2 版已经撤销，没有可撤销的了\n"
    assert len(data("log", edited)) == 3


def test_what_is_in_the_way_is_named(shequ, data, edited):
    """The record that was changed since then, and nothing is written."""
    code, out, err = shequ("undo", edited, data("log", edited)[1]["batch"])
    assert (code, out) == (2, "")
    assert err.startswith("shequ: 第 1 版之后又改过 ")
    assert "/person/" in err
    assert len(data("log", edited)) == 2


@pytest.mark.parametrize("batch", ["never", ""], ids=["never", "any"])
def test_a_batch_that_can_not_be_told_is_one_line(shequ, edited, batch):
    """None is called so; or several are."""
    code, out, err = shequ("undo", edited, batch)
    assert (code, out) == (2, "")
    assert err.startswith("shequ: ")
    assert len(err.splitlines()) == 1


def test_listeners_hear_of_an_undoing(shequ, data, edited, monkeypatch):
    """Plug-ins are told what it changed, as of any commit."""
    from shequ_core.plugins import Plugins

    heard = []
    monkeypatch.setattr(
        Plugins, "announce", lambda self, store, *, after: heard.append(after)
    )
    shequ("undo", edited, data("log", edited)[0]["batch"])
    assert heard == [2]


@pytest.mark.parametrize(
    ("when", "residents"), [("1", 3), ("2", 4), ("0", 0), ("2004-12-31", 0)]
)
def test_figures_of_what_was_known_then(data, edited, when, residents):
    """After a revision, or by the end of a day."""
    measured = data("figures", edited, "--on", "2004-12-31", "--known-at", when)
    assert measured["registered_residents"]["value"] == residents


def test_findings_and_rows_of_what_was_known_then(data, edited):
    """Checks and rows look at the same records, and name the rows of that time."""
    why = ("why", edited, "registered_residents", "--known-at")
    assert [len(data(*why, when)["rows"]) for when in ("1", "2")] == [3, 4]
    assert {row["row"] for row in data(*why, "1")["rows"]} == {4, 5, 6}
    assert data("check", edited, "--known-at", "2") == data("check", edited)


@pytest.mark.parametrize("when", ["3", "yesterday"])
def test_a_time_that_never_was_is_one_line(shequ, edited, when):
    """A revision that is yet to come, a word that is no day."""
    code, out, err = shequ("figures", edited, "--known-at", when)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_a_reason_that_is_no_text_is_one_line(shequ, data, edited):
    """Half of a character, as a broken locale hands it over: nothing is written."""
    batch = data("log", edited)[0]["batch"]
    code, out, err = shequ("undo", edited, batch, "--reason", "误载\udce5")
    assert (code, out) == (2, "")
    assert err.startswith("shequ: ")
    assert len(err.splitlines()) == 1
    assert len(data("log", edited)) == 2
