"""Verified, changed by a stranger's hand, and verified again; a person erased."""

import json
import sqlite3

import pytest


@pytest.fixture
def person(data, db):
    """The name of a record about a person."""
    with sqlite3.connect(db) as raw:
        return raw.execute("SELECT id FROM person WHERE name = '张三丰'").fetchone()[0]


def test_what_is_as_it_was_is_proven(shequ, data, db):
    """Its end is there to be noted, and known again by its first digits."""
    proven = data("verify", db)
    assert (proven["flaw"], proven["revision"], proven["erased"]) == (None, 1, 0)
    code, out, err = shequ("verify", db, "--noted", f"1:{proven['link'][:12]}")
    assert (code, err) == (0, "")
    assert proven["link"] in out.replace("\n", "")
    assert "核验通过" in out
    assert sqlite3.sqlite_version in out


def test_what_was_changed_by_hand_is_named(shequ, db, person):
    """An edit in the tables and one in the log, each told with its place."""
    with sqlite3.connect(db) as raw:
        raw.execute("UPDATE person SET name = '张三' WHERE id = ?", (person,))
    code, out, _ = shequ("verify", db)
    assert code == 1
    assert f"现有记录与日志不符：{person}" in out.replace("\n", "")
    with sqlite3.connect(db) as raw:
        raw.execute(
            "UPDATE changes SET payload = replace(payload, '张三丰', '张三')"
            " WHERE ref = ?",
            (person,),
        )
        [[position]] = raw.execute(
            "SELECT position FROM changes WHERE ref = ?", (person,)
        )
    code, out, _ = shequ("verify", db, "--json")
    flaw = json.loads(out)["flaw"]
    assert (code, flaw["what"], flaw["position"]) == (1, "entry", position)
    assert flaw["about"] == person


def test_another_history_is_not_the_one_that_was_noted(shequ, db):
    """A link that does not fit, a commit that is not there, a note of another shape."""
    for noted in ("1:00000000", "2:9f86d081"):
        code, out, _ = shequ("verify", db, "--noted", noted)
        assert (code, "链值与当初记下的不同" in out) == (1, True)
    code, _, err = shequ("verify", db, "--noted", "1")
    assert (code, "应写作 版次:链值" in err) == (2, True)


def test_a_person_is_erased_once_it_is_confirmed(shequ, data, db, person):
    """First told, then done; afterwards no name is in the file, and the chain holds."""
    words = ("erase", db, person, "--reason", "本人申请")
    code, out, _ = shequ(*words)
    assert (code, "没有改动" in out) == (0, True)
    assert data("verify", db)["revision"] == 1
    code, out, _ = shequ(*words, "--yes")
    assert (code, "已删除，成为第 2 版" in out) == (0, True)
    proven = data("verify", db)
    assert (proven["flaw"], proven["erased"]) == (None, 1)
    for path in db.parent.glob(f"{db.name}*"):
        for text in ("张三丰", "430181198503121232", "13812345678"):
            assert text.encode() not in path.read_bytes()
    code, _, err = shequ(*words)
    assert (code, "已经删除" in err) == (2, True)


def test_only_persons_are_erased(shequ, db):
    """A household is no person, and a stranger was never there."""
    code, _, err = shequ("erase", db, "a/household/1", "--reason", "本人申请")
    assert (code, "不是人员记录" in err) == (2, True)
    code, _, err = shequ("erase", db, "a/person/1", "--reason", "本人申请")
    assert (code, "没有写过名为" in err) == (2, True)
