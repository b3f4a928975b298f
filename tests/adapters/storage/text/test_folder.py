"""The folder: what another program, and git, find in it."""

import json
from datetime import UTC, datetime

import pytest

from shequ_adapters.storage.text import TextStore
from shequ_core.codec import dumps
from shequ_core.history import verify
from shequ_core.model import Building, Household
from shequ_core.ports import Batch
from shequ_core.values import Ref


def house(key, number="1"):
    """A household."""
    return Household(id=Ref(key), number=number)


HOUSES = [house(f"{book}/household/{key}") for book in ("bei", "bei-2") for key in "12"]
NOON = datetime(2004, 12, 31, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """A folder with four households of two books."""
    store = TextStore.open(tmp_path / "books", clock=lambda: NOON)
    batch = Batch(
        base=0,
        id="first",
        puts=tuple(HOUSES[::-1]),
        actor="李主任",
        sources={HOUSES[0].id: 'bei/ledger_sheet/03#7 ,"payload":'},
    )
    store.commit(batch)
    return tmp_path / "books"


def lines(path):
    """The lines of a file."""
    return path.read_text("utf-8").split("\n")[:-1]


def test_a_kind_is_a_file_and_a_record_a_line(folder):
    """Payloads, sorted by book and id; kinds without records have no file."""
    assert lines(folder / "household.jsonl") == [dumps(it) for it in HOUSES]
    assert {path.name for path in folder.iterdir()} == {
        "shequ.json",
        "current.json",
        "household.jsonl",
        "log",
    }


def test_a_commit_is_a_file(folder):
    """First who, why and when; then a line a change, in the order of the batch."""
    head, *changes = map(json.loads, lines(folder / "log" / "000001.jsonl"))
    assert head == {
        "revision": 1,
        "batch": "first",
        "actor": "李主任",
        "reason": "",
        "told_on": None,
        "at": "2004-12-31T12:00:00+00:00",
        "changes": 4,
        "link": verify(TextStore.open(folder)).link,
    }
    assert [it["ref"] for it in changes] == [it.id for it in HOUSES[::-1]]
    assert changes[-1] == {
        "ref": HOUSES[0].id,
        "source": 'bei/ledger_sheet/03#7 ,"payload":',
        "salt": changes[-1]["salt"],
        "digest": changes[-1]["digest"],
        "payload": json.loads(dumps(HOUSES[0])),
    }


def test_a_changed_record_is_a_changed_line(folder):
    """What git shows of a commit: the line of the record, and no other."""
    before = lines(folder / "household.jsonl")
    edited = HOUSES[1].evolve(number="2")
    TextStore.open(folder).commit(Batch(base=1, puts=(edited,)))
    after = lines(folder / "household.jsonl")
    assert set(after) - set(before) == {dumps(edited)}
    assert set(before) - set(after) == {dumps(HOUSES[1])}


def test_files_of_other_kinds_are_not_touched(folder):
    """A commit writes the files of its kinds only."""
    before = (folder / "household.jsonl").stat()
    building = Building(id=Ref("bei/building/1"), name="1栋")
    TextStore.open(folder).commit(Batch(base=1, puts=(building,)))
    after = (folder / "household.jsonl").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert lines(folder / "building.jsonl") == [dumps(building)]


def test_a_kind_whose_last_record_is_struck_is_an_empty_file(folder):
    """Not a file of what was."""
    strikes = tuple(it.id for it in HOUSES)
    TextStore.open(folder).commit(Batch(base=1, strikes=strikes))
    assert (folder / "household.jsonl").read_bytes() == b""
    with TextStore.open(folder).view() as view:
        assert list(view.scan(Household)) == []


def test_opening_a_folder_that_is_in_order_writes_nothing(folder):
    """Not even the same again."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    TextStore.open(folder).close()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_nothing_unfinished_stays(folder):
    """No file beside the files, whether the commit was first or not."""
    store = TextStore.open(folder)
    assert not store._log.add(Batch(base=0), 1, NOON)
    assert [path.name for path in folder.rglob(".*")] == []


def test_the_log_counts_beyond_its_digits(folder):
    """The millionth commit comes after the one before it."""
    log = TextStore.open(folder)._log
    assert log.path(999_999).name == "999999.jsonl"
    assert log.path(1_000_000).name == "1000000.jsonl"
