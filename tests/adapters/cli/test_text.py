"""The text store on the command line: an address like any other."""

import pytest


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The folder in which the command is typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("address", ["text:books", "text://{here}/books"])
def test_what_is_asked_of_a_folder_is_answered(shequ, data, ledgers, here, address):
    """Loaded, measured, listed: as from a database."""
    place = address.format(here=here)
    assert shequ("load", ledgers, "--into", place)[0] == 0
    assert data("figures", place)["registered_residents"]["value"] == 3
    assert [it["revision"] for it in data("log", place)] == [1]
    assert (here / "books" / "person.jsonl").exists()


def test_figures_are_those_of_a_database(shequ, data, ledgers, here, db):
    """Every one of them."""
    shequ("load", ledgers, "--into", "text:books")
    assert data("figures", "text:books") == data("figures", db)


@pytest.mark.parametrize("command", ["figures", "check", "log"])
def test_a_missing_folder_is_not_made(shequ, here, command):
    """One sentence, exit 2, and no folder afterwards."""
    code, _, err = shequ(command, "text:books")
    assert code == 2
    assert "没有数据库 text:books" in err
    assert not list(here.iterdir())


def test_trying_out_makes_no_folder(shequ, ledgers, here):
    """``--dry-run`` into a folder that is not there works in memory."""
    assert shequ("load", ledgers, "--into", "text:books", "--dry-run")[0] == 0
    assert not (here / "books").exists()


def test_a_folder_of_another_program_is_one_line(shequ, ledgers, here):
    """Exit 2, and nothing in it is changed."""
    (here / "photos").mkdir()
    (here / "photos" / "1.jpg").write_bytes(b"\xff\xd8")
    code, _, err = shequ("load", ledgers, "--into", "text:photos")
    assert code == 2
    assert "其他程序" in err
    assert [it.name for it in (here / "photos").iterdir()] == ["1.jpg"]
