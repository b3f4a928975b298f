"""Keys in the environment: a sealed database, and another key for it."""

import csv
import json

import pytest
from tests.adapters.storage.sealed.keyring import NEW, OLD

from shequ_adapters.cli.demo import example_ledgers
from shequ_adapters.workbooks import Workbooks

PERSONAL = {
    *("姓名", "户主姓名", "组长姓名", "负责人", "诉求人"),
    *("公民身份号码", "身份证号码", "身份证号"),
    *("联系电话", "电话", "现居住地址", "暂住地址"),
}
"""The columns of the example that name, number or reach a person."""

OPEN = {"社区居委会"}
"""Who else stands in such a column, and is no person."""

ROWS = 40


@pytest.fixture
def with_keys(monkeypatch):
    """Set the keys of the environment, the first that seals before the others."""

    def give(*entries):
        monkeypatch.setenv("SHEQU_KEYS", ",".join(entries))

    return give


def sheets_of_the_example(folder):
    """The beginning of every sheet of the example, as rows of text."""
    for name, ledger in example_ledgers():
        copy = folder / name
        copy.write_bytes(ledger.read_bytes())
        for sheet in Workbooks().read(copy):
            yield (
                f"{name} {sheet.name}",
                [[str(cell or "") for cell in row] for row in sheet.rows[:ROWS]],
            )


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A small part of the example as csv files, and the identifiers in it."""
    whole, part = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("part")
    found = set()
    for name, rows in sheets_of_the_example(whole):
        with (part / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        heads = [row for row in rows if PERSONAL & set(row)]
        if heads:
            below = rows[rows.index(heads[0]) + 1 :]
            found |= {
                row[place]
                for row in below
                for place, word in enumerate(heads[0])
                if word in PERSONAL
            }
    return part, {text for text in found - OPEN if len(text) > 1}


def seen_in(folder, texts):
    """Those of the texts that stand in the files, in a database's spellings.

    Two or three characters of UTF-16 can be letters of a ciphertext by chance.
    """
    data = b"".join(path.read_bytes() for path in folder.iterdir())
    return {
        text
        for text in texts
        if text.encode() in data
        or (len(text) > 4 and text.encode("utf-16-le") in data)
        or json.dumps(text)[1:-1].encode() in data
    }


@pytest.fixture
def loaded(shequ, example, tmp_path):
    """Load the part of the example into a database of its own folder."""

    def load():
        folder = tmp_path / "库"
        folder.mkdir()
        place = folder / "book.db"
        code, _, err = shequ(
            "load", example[0], "--into", place, "--community", "beizheng"
        )
        assert (code, err) == (0, "")
        return place

    return load


def test_an_open_database_of_the_example_shows_people(loaded, example):
    """So that the next test does not look in vain."""
    place = loaded()
    assert len(example[1]) > 400
    assert len(seen_in(place.parent, example[1])) > 400


def test_a_sealed_database_of_the_example_names_nobody(
    loaded, example, with_keys, shequ
):
    """No id number, phone, address or name is in its bytes, rotated or not."""
    with_keys(OLD)
    place = loaded()
    assert not seen_in(place.parent, example[1])
    with_keys(NEW, OLD)
    assert shequ("rotate", place)[0] == 0
    assert not seen_in(place.parent, example[1])


def test_what_is_asked_of_a_sealed_database_is_the_same(loaded, data, with_keys):
    """Figures, findings, the rows behind a figure, the log: all are opened."""
    with_keys(OLD)
    place = loaded()
    assert data("figures", place)["registered_residents"]["value"] > 0
    rows = data("why", place, "registered_residents")["rows"]
    assert not any("sealed:" in str(row) for row in rows)
    [batch] = data("log", place)
    assert batch["reason"].startswith("载入台账")
    assert isinstance(data("check", place), list)


def test_without_keys_a_sealed_database_stays_shut(
    with_keys, monkeypatch, shequ, ledgers, tmp_path
):
    """One line that says what to set; nothing is written among the sealed."""
    place = tmp_path / "book.db"
    with_keys(OLD)
    assert shequ("load", ledgers, "--into", place)[0] == 0
    monkeypatch.delenv("SHEQU_KEYS")
    for words in (("figures", place), ("load", ledgers, "--into", place)):
        code, out, err = shequ(*words)
        assert (code, out) == (2, "")
        assert "SHEQU_KEYS" in err
        assert len(err.splitlines()) == 1


def test_misspelt_keys_make_no_database(with_keys, shequ, ledgers, tmp_path):
    """They are refused before anything is written."""
    with_keys("nonsense")
    place = tmp_path / "book.db"
    code, _, err = shequ("load", ledgers, "--into", place)
    assert code == 2
    assert "SHEQU_KEYS" in err
    assert not place.exists()


def test_rotating_brings_all_under_the_new_key(with_keys, shequ, data, db):
    """An open database becomes a sealed one; a second time there is nothing to do."""
    before = data("figures", db)
    with_keys(NEW)
    _, out, _ = shequ("rotate", db, "--actor", "管理员")
    assert out.startswith("已改用第一个密钥：")
    assert data("log", db)[0]["actor"] == "管理员"
    assert data("rotate", db) == {"sealed": 0}
    assert "没有改动" in shequ("rotate", db)[1]
    assert data("figures", db) == before
    assert len(data("log", db)) == 2


@pytest.mark.parametrize("keys", ["", "nonsense", NEW], ids=["none", "bad", "new"])
def test_rotating_without_the_keys_is_one_line(
    with_keys, shequ, ledgers, tmp_path, keys
):
    """None, misspelt, or not those that the records are under: exit 2."""
    place = tmp_path / "book.db"
    with_keys(OLD)
    shequ("load", ledgers, "--into", place)
    with_keys(keys)
    code, out, err = shequ("rotate", place)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_rotating_what_is_not_there_makes_nothing(with_keys, shequ, tmp_path):
    """A missing database stays missing."""
    with_keys(OLD)
    code, _, err = shequ("rotate", tmp_path / "none.db")
    assert code == 2
    assert "没有数据库" in err
    assert not list(tmp_path.iterdir())


def test_who_changed_records_meanwhile_is_met_with_a_sentence(
    with_keys, shequ, db, monkeypatch
):
    """The clerk is asked to run it again."""
    from shequ_adapters.storage import sealed
    from shequ_core.errors import Conflict

    def raced(store, environ, *, actor):
        raise Conflict(("bei/person/1",))

    monkeypatch.setattr(sealed, "rotated", raced)
    with_keys(OLD)
    code, _, err = shequ("rotate", db)
    assert code == 2
    assert "请再运行一次" in err
