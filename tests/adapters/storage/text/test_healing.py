"""Files that are behind, spoilt or edited: the log is believed, and they are mended."""

import hashlib
import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.storage.text import TextStore
from shequ_core.codec import dumps
from shequ_core.errors import Unreadable
from shequ_core.model import KINDS, Building, Household
from shequ_core.ports import Batch
from shequ_core.values import Ref

HOUSES = [
    Household(id=Ref(f"bei/household/{key}"), number="1") for key in ("1", "10", "2")
]
BUILDING = Building(id=Ref("bei/building/1"), name="1栋")
NOW = [BUILDING, HOUSES[0].evolve(number="2"), HOUSES[2]]
DERIVED = ("household.jsonl", "building.jsonl", "current.json")


def written(folder):
    """A store of three commits, and the text of its derived files after each."""
    store = TextStore.open(folder)
    texts = []
    for batch in (
        Batch(base=0, puts=(*HOUSES, BUILDING)),
        Batch(base=1, puts=(NOW[1],)),
        Batch(base=2, strikes=(HOUSES[1].id,)),
    ):
        store.commit(batch)
        texts.append({name: (folder / name).read_text("utf-8") for name in DERIVED})
    return store, texts


@pytest.fixture
def folder(tmp_path):
    """A folder with such a store."""
    written(tmp_path / "books")
    return tmp_path / "books"


def everything(store):
    """All that a store shows."""
    with store.view() as view:
        return [record for kind in KINDS for record in view.scan(kind)]


spoilings = st.fixed_dictionaries(
    {
        name: st.sampled_from(["as it is", "gone", "empty", "cut", "noise", 0, 1])
        for name in DERIVED
    }
)


def spoil(folder, texts, spoiling):
    """Do that to the derived files."""
    for name, how in spoiling.items():
        text = texts[-1][name]
        path = folder / name
        if how == "gone":
            path.unlink()
        elif how != "as it is":
            spoilt = {"empty": "", "cut": text[:-20], "noise": "[1,\n" + text}
            path.write_text(texts[how][name] if how in (0, 1) else spoilt[how], "utf-8")


@given(spoilings)
def test_whatever_becomes_of_the_derived_files_nothing_is_lost(spoiling):
    """Gone, cut, older or noise: a store that is open shows what the log says, one
    that is opened mends them, and the next commit does too.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        store, texts = written(folder)
        spoil(folder, texts, spoiling)
        assert everything(store) == NOW
        with store.view() as view:
            assert [view.get(record.id) for record in NOW] == NOW
        assert everything(TextStore.open(folder)) == NOW
        assert {name: (folder / name).read_text("utf-8") for name in DERIVED} == (
            texts[-1]
        )
        spoil(folder, texts, spoiling)
        store.commit(Batch(base=3, puts=(HOUSES[1],)))
        house_lines = (folder / "household.jsonl").read_text("utf-8").split("\n")
        assert dumps(HOUSES[1]) in house_lines
        assert len(house_lines) == 4


def test_an_edit_by_hand_is_not_taken_for_a_commit(folder):
    """Who edits a file edits a copy: nobody said who and why, so it is not believed."""
    path = folder / "household.jsonl"
    path.write_text(path.read_text("utf-8").replace('"number":"2"', '"number":"9"'))
    with TextStore.open(folder).view() as view:
        assert view.get(HOUSES[0].id).number == "2"
    assert '"number":"9"' not in path.read_text("utf-8")


def test_files_of_another_log_are_not_believed(folder, tmp_path):
    """Two folders of as many commits, mixed as by a merge: this log is believed."""
    other = tmp_path / "other"
    store = TextStore.open(other)
    for base in range(3):
        store.commit(Batch(base=base, puts=(HOUSES[2].evolve(number=f"9{base}"),)))
    for name in ("household.jsonl", "current.json"):
        shutil.copy(other / name, folder / name)
    assert everything(TextStore.open(folder)) == NOW


def test_what_is_claimed_of_commits_that_are_gone_is_not_believed(folder):
    """A log that was put back to an earlier day tells of that day."""
    (folder / "log" / "000003.jsonl").unlink()
    assert len(everything(TextStore.open(folder))) == len(NOW) + 1


def test_unfinished_files_are_cleared_after_a_day(folder):
    """What a killed process left is gone; what may still be being written stays."""
    old, new = folder / ".person.jsonl.1.part", folder / "log" / ".000004.2.part"
    for path in (old, new):
        path.write_text("{")
    os.utime(old, (0, 0))
    TextStore.open(folder).close()
    assert (old.exists(), new.exists()) == (False, True)


def cut_last_line(text):
    """Without the last line."""
    return text[: text.rstrip("\n").rindex("\n") + 1]


@pytest.mark.parametrize(
    ("spoilt", "line"),
    [
        (lambda text: "", 1),
        (lambda text: "noise\n" + text, 1),
        (lambda text: text.replace('"revision":1', '"revision":2'), 1),
        (lambda text: text.replace('"changes":4', '"changes":"4 条"'), 1),
        (lambda text: text.replace('"at":"2', '"at":"x'), 1),
        (lambda text: text.replace('{"ref"', "<<<<<<< HEAD\n{", 1), 2),
        (lambda text: text[:-3], 5),
        (lambda text: text.replace(',"payload"', ',"source":,"payload"', 1), 2),
        (cut_last_line, 5),
    ],
)
def test_a_damaged_log_is_told_in_a_sentence(folder, spoilt, line):
    """Which file, which line, what to do; and nothing of what is in it."""
    path = folder / "log" / "000001.jsonl"
    path.write_text(spoilt(path.read_text("utf-8")), "utf-8")
    with pytest.raises(Unreadable, match=f"第 {line} 行已损坏") as refused:
        list(TextStore.open(folder).changes())
    assert "000001.jsonl" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "HEAD" not in str(refused.value)


def test_a_missing_commit_is_told_in_a_sentence(folder):
    """The log has no gaps; with one, it is no log."""
    (folder / "log" / "000002.jsonl").unlink()
    with pytest.raises(Unreadable, match=r"缺少 .*000002\.jsonl"):
        TextStore.open(folder)


def test_the_claim_can_be_read_by_others(folder):
    """The digests are those that ``sha256sum`` prints."""
    claim = json.loads((folder / "current.json").read_text("utf-8"))
    assert claim["revision"] == 3
    assert claim["sha256"] == {
        kind: hashlib.sha256((folder / f"{kind}.jsonl").read_bytes()).hexdigest()
        for kind in ("household", "building")
    }
