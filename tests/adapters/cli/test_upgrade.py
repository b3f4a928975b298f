"""Upgrading on the command line: what is said before, after, and when it can't be."""

import json
import sqlite3
from contextlib import closing

import pytest

from shequ_adapters.cli.upgrade import _words
from shequ_core.codec import SCHEMA
from shequ_core.ports import Upgrade


@pytest.fixture
def older(db):
    """A database of a shequ that had no remarks yet."""
    with closing(sqlite3.connect(db)) as connection:
        [(said,)] = connection.execute("SELECT value FROM meta WHERE name='tables'")
        fewer = " ".join(it for it in said.split() if not it.startswith("remark:"))
        connection.execute("UPDATE meta SET value=? WHERE name='tables'", (fewer,))
        connection.execute("DROP TABLE remark")
        connection.commit()
    return db


def test_an_older_database_is_refused_and_then_upgraded(shequ, data, db, older):
    """The way out is in the sentence; then it answers as before."""
    code, out, err = shequ("figures", older)
    assert (code, out) == (2, "")
    assert "请用 shequ upgrade 升级" in err
    code, out, err = shequ("upgrade", older)
    assert (code, err) == (0, "")
    said = out.replace("\n", "")  # a long path may break a line
    assert said.startswith(f"{older} 已升级：数据版本仍为 {SCHEMA}")
    assert "历史原样保留，共 1 版、" in said
    assert "旧库在旁边：book-升级前.db，" in said
    assert data("figures", older)["registered_residents"]["value"] == 3
    assert data("log", older)[0]["revision"] == 1


def test_a_second_time_nothing_is_done(shequ, data, db):
    """A database of this shequ is left as it is, and that is said."""
    before = db.read_bytes()
    out = shequ("upgrade", db)[1].replace("\n", "")
    assert out == f"{db} 已是最新（数据版本 {SCHEMA}），没有改动"
    assert data("upgrade", db)["is_done"] is False
    assert db.read_bytes() == before


def test_programs_are_told_the_same(data, older):
    """From what to what, how much, and where the old one is."""
    told = data("upgrade", older)
    assert (told["before"], told["after"], told["is_done"]) == (SCHEMA, SCHEMA, True)
    assert (told["commits"], told["backup"]) == (
        1,
        str(older.parent / "book-升级前.db"),
    )
    assert told["changes"] >= told["records"] > 0


def test_another_schema_is_named_with_both_numbers():
    """From which to which; and what was not copied is said not to be."""
    done = Upgrade(before=1, after=2, commits=1234, is_done=True, changes=5, records=4)
    assert list(_words("db", done)) == [
        "db 已升级：数据版本由 1 升至 2",
        "历史原样保留，共 1,234 版、5 条变更；现有记录 4 条，已逐条核对",
        "没有另存备份：改动的只是由历史得出的部分",
    ]


def test_a_folder_is_upgraded_by_its_mark(shequ, ledgers, tmp_path, monkeypatch):
    """The address of a text store serves as well."""
    monkeypatch.chdir(tmp_path)
    shequ("load", ledgers, "--into", "text:books")
    assert "已是最新" in shequ("upgrade", "text:books")[1]
    mark = tmp_path / "books" / "shequ.json"
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "schema": 0}))
    code, _, err = shequ("upgrade", "text:books")
    assert code == 2
    assert f"数据版本为 0，本版本只能从 {SCHEMA} 起升级" in err


def test_what_needs_no_upgrade_is_opened_and_left(shequ):
    """Stores that are made of nothing older, and plug-ins' own."""
    assert shequ("upgrade", "memory:")[:2] == (0, "memory: 不必升级，没有改动\n")


def test_what_is_not_there_is_not_made(shequ, tmp_path):
    """One line, exit 2, and no file."""
    code, out, err = shequ("upgrade", tmp_path / "none.db")
    assert (code, out) == (2, "")
    assert "没有数据库" in err
    assert not list(tmp_path.iterdir())
