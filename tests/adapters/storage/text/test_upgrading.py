"""Folders of an older shequ become folders of this one, or stay as they were."""

import json

import pytest
from tests.adapters.storage.older import OLD, PERSON, STANDING, TOY, fill, house

from shequ_adapters.storage.text import TextStore
from shequ_adapters.storage.text.upgrading import upgrade
from shequ_core.codec import SCHEMA
from shequ_core.errors import Unreadable
from shequ_core.model import Household
from shequ_core.ports import Batch, Upgrade


@pytest.fixture
def folder(tmp_path):
    """A folder as an older shequ left it."""
    fill(TextStore.open(tmp_path / "北正", upcasts=TOY))
    mark(tmp_path / "北正", schema=OLD)
    return tmp_path / "北正"


def mark(folder, **terms):
    """Mark a folder otherwise."""
    path = folder / "shequ.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **terms}))


def files_of(folder):
    """Every file below, with its bytes."""
    return {it: it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()}


def test_an_older_folder_is_upgraded(folder):
    """Its mark is all that changes; what was written in old words is read in ours."""
    before = files_of(folder)
    with pytest.raises(Unreadable, match="请用 shequ upgrade 升级"):
        TextStore.open(folder)
    done = upgrade(folder, upcasts=TOY)
    assert (done.before, done.after, done.is_done) == (OLD, SCHEMA, True)
    assert (done.commits, done.changes, done.records) == (3, 7, 4)
    changed = {it.name for it, text in files_of(folder).items() if before[it] != text}
    assert changed == {"shequ.json"}
    store = TextStore.open(folder, upcasts=TOY)
    with store.view() as view:
        assert tuple(view.scan(Household)) == STANDING
        assert view.get(PERSON.id) == PERSON
    assert store.commit(Batch(base=3, puts=(house("5", "5"),))) == 4
    after = files_of(folder)
    assert upgrade(folder) == Upgrade(before=SCHEMA, after=SCHEMA, commits=4)
    assert files_of(folder) == after


def test_files_made_anew_of_an_old_log_say_the_same(folder):
    """The log is the truth, in whatever words it was written."""
    upgrade(folder, upcasts=TOY)
    (folder / "household.jsonl").unlink()
    with TextStore.open(folder, upcasts=TOY).view() as view:
        assert tuple(view.scan(Household)) == STANDING


def test_a_newer_folder_is_refused_with_both_numbers(folder):
    """By whoever opens it, and by whoever would upgrade it."""
    mark(folder, schema=999)
    before = files_of(folder)
    for attempt in (TextStore.open, upgrade):
        with pytest.raises(Unreadable, match=f"999，本版本只到 {SCHEMA}") as refused:
            attempt(folder)
        assert f"schema 999, this one reads up to {SCHEMA}" in str(refused.value)
    assert files_of(folder) == before


def test_what_no_upcast_leads_from_is_refused(folder):
    """Too old: the number that upgrading begins at is named."""
    before = files_of(folder)
    with pytest.raises(Unreadable, match=f"{OLD}，本版本只能从 {SCHEMA} 起升级"):
        upgrade(folder)
    assert files_of(folder) == before


def test_a_log_that_can_not_be_read_stops_it(folder):
    """The entry is named, and what stands there is not repeated."""
    path = folder / "log" / "000002.jsonl"
    path.write_text(path.read_text("utf-8").replace('"no":"甲"', '"nr":"甲"'), "utf-8")
    before = files_of(folder)
    with pytest.raises(Unreadable, match="日志第 2 版第 1 条无法读取") as refused:
        upgrade(folder, upcasts=TOY)
    assert "甲" not in str(refused.value)
    assert files_of(folder) == before


def test_where_there_is_no_store_none_is_made(tmp_path):
    """Neither in a folder that is empty nor in one that is not there."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(Unreadable, match="没有 shequ 的数据"):
            upgrade(folder)
    assert not list(tmp_path.iterdir())


def test_a_folder_of_another_program_is_left_alone(tmp_path):
    """It has a file of our name, and is none of ours."""
    (tmp_path / "shequ.json").write_text("[]")
    with pytest.raises(Unreadable, match="其他程序"):
        upgrade(tmp_path)
    assert files_of(tmp_path) == {tmp_path / "shequ.json": b"[]"}
