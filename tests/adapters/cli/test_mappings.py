"""列对应文件: a look writes it, a person edits it, look and load read as it says."""

import pytest

from shequ_core import Plugins
from shequ_core.model import Person
from shequ_core.values import Sex

STRANGE = "甲,乙,性别,小区\n张三丰,1,1,桂园\n李小妹,2,2,桂园\n"


@pytest.fixture
def strange(tmp_path):
    """A list of people in an office's own words and codes."""
    path = tmp_path / "住户.csv"
    path.write_text(STRANGE, "utf-8")
    return path


SAID = """
[[table]]
ledger = "居民花名册"
[table.columns]
"甲" = "姓名"
"乙" = "与户主关系"
[table.constants]
"居民小组" = "第三居民小组"
[table.codes."与户主关系"]
"1" = "户主"
"2" = "妻"
"""


def test_a_look_writes_what_it_found(shequ, ledgers, tmp_path):
    """The file is there to be edited, and reads the same ledger again."""
    path = tmp_path / "列对应.toml"
    code, out, _ = shequ("look", ledgers, "--mapping", path)
    assert code == 0
    assert "列对应已写入" in out
    assert '"户号" = "户号"' in path.read_text("utf-8")
    code, out, _ = shequ("look", ledgers, "--mapping", path)
    assert code == 0
    assert "列对应已写入" not in out
    assert "列对应" in out
    assert "没有用上" not in out


def test_look_and_load_read_as_it_says(shequ, data, strange, tmp_path):
    """Columns, constants and codes of its own; the profile is typed."""
    path, db = tmp_path / "列对应.toml", tmp_path / "a.db"
    assert shequ("look", strange)[0] == 1
    path.write_bytes(SAID.encode("gb18030"))
    told = data("look", strange, "--mapping", path, "--profile", "国标")
    (table,) = told["sheets"][0]["tables"]
    assert [it["reason"] for it in table["recognised"]] == ["mapped", "mapped", "title"]
    assert told["unused_mappings"] == []
    told = data("load", strange, "--into", db, "--mapping", path, "--profile", "国标")
    assert told["changes"]["added"]["person"] == 2
    with Plugins.discover().open_store(f"sqlite:///{db}").view() as view:
        assert [it.sex for it in view.scan(Person)] == [Sex.MALE, Sex.FEMALE]


def test_codes_are_asked_about_without_a_profile(data, strange, tmp_path):
    """A column of bare codes is a finding that says what to do."""
    mapping = tmp_path / "列对应.toml"
    mapping.write_text(SAID, "utf-8")
    told = data("load", strange, "--into", tmp_path / "a.db", "--mapping", mapping)
    (asked,) = [it for it in told["findings"] if it["kind"] == "coded-column"]
    assert "--profile 国标" in asked["message"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('[[table]]\nledger = "花名单"', "没有台账“花名单”"),
        (b"\x81", "不是文本文件"),
        (None, "没有列对应文件"),
    ],
)
def test_what_is_wrong_with_it_is_said(shequ, strange, tmp_path, said, words):
    """The file, what is wrong, exit 2; nothing is loaded."""
    path, db = tmp_path / "列对应.toml", tmp_path / "a.db"
    if said is not None:
        path.write_bytes(said if isinstance(said, bytes) else said.encode())
    code, _, err = shequ("load", strange, "--into", db, "--mapping", path)
    assert code == 2
    assert words in err
    assert "列对应.toml" in err
    assert not db.exists()


def test_a_profile_that_no_one_knows(shequ, strange):
    """Those that are known are told."""
    code, _, err = shequ("look", strange, "--profile", "省标")
    assert code == 2
    assert "国标" in err
