"""History: all that was ever written of one record."""

import pytest

from .conftest import LEDGER


@pytest.fixture
def person(shequ, data, ledgers, db):
    """Somebody whose phone and name were corrected, and who was then struck."""
    text = LEDGER.replace("13812345678", "13812349999").replace("张三丰", "张三峰")
    (ledgers / "花名册.csv").write_text(text, "utf-8")
    shequ("load", ledgers, "--into", db, "--actor", "李主任")
    ref = data("why", db, "registered_residents")["rows"][0]["person"]
    for batch in data("log", db):
        shequ("undo", db, batch["batch"])
    return ref


def test_every_change_is_told(data, db, person):
    """By whom, why, from which row, and which fields; masked."""
    first, second, third, fourth = data("history", db, person)
    assert [it["change"] for it in (first, second, third, fourth)] == [
        "put",
        "put",
        "put",
        "strike",
    ]
    assert (first["file"], first["sheet"], first["row"]) == ("花名册.csv", "花名册", 4)
    assert first["record"]["name"] == "张**"
    assert (second["actor"], second["fields"]) == ("李主任", ["name", "phones"])
    assert third["record"] == first["record"]
    assert (fourth["record"], fourth["actor"]) == (None, "shequ undo")


def test_people_see_what_became_what(shequ, db, person):
    """Old and new value of each field, and nobody's name in full."""
    _, out, _ = shequ("history", db, person)
    assert "姓名 张** → 张**" in out
    assert "新增" in out
    assert "勾销" in out
    assert "花名册.csv › 花名册 › 第 4 行" in out
    assert "张三" not in out
    assert "13812349999" not in out


def test_names_are_told_when_asked_for(shequ, data, db, person):
    """``--unmasked`` writes them as they are."""
    assert data("history", db, person, "--unmasked")[0]["record"]["name"] == "张三丰"
    assert "张三丰 → 张三峰" in shequ("history", db, person, "--unmasked")[1]


@pytest.mark.parametrize(
    "ref", ["nonsense", "town/person/never", "town/happiness/1"], ids=str
)
def test_a_record_that_never_was_is_one_line(shequ, db, ref):
    """A word that names nothing, a name that nothing has."""
    code, out, err = shequ("history", db, ref)
    assert (code, out) == (2, "")
    assert ref in err
    assert len(err.splitlines()) == 1


def test_a_source_that_is_no_ledger_is_left_out(data, db, shequ):
    """Whatever a plug-in says where a record comes from, its history is told."""
    from shequ_adapters.storage.sql import open_sql
    from shequ_core.model import Household
    from shequ_core.ports import Batch
    from shequ_core.values import Ref

    home = Household(id=Ref("elsewhere/household/1"), number="1")
    store = open_sql(f"sqlite:///{db}")
    store.commit(Batch(base=1, puts=(home,), sources={home.id: "the web form"}))
    store.close()
    [told] = data("history", db, home.id)
    assert (told["file"], told["row"]) == ("", None)
