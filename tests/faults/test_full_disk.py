"""A full disk: what fails is told in a sentence, what was there stands as it was."""

import pytest
from tests.faults.full_disk import filled, limited
from tests.faults.kills import LEDGERS
from tests.faults.places import FILES

from shequ_adapters.cli import main
from shequ_core.plugins import Plugins

FORMATS = [offer.name for offer in Plugins.discover().exporters]
ROSTER = next(path for path in LEDGERS if path.name.startswith("06"))
COMMANDS = {
    **{name: ("export", "{book}", name, "--out", "{out}") for name in FORMATS},
    "template": ("template", "residents", "--out", "{out}"),
    "marked-up.xlsx": (
        *("load", str(ROSTER), "--into", "memory:", "--dry-run"),
        *("--marked-up", "{out}"),
    ),
}


@pytest.mark.parametrize("sort", FILES)
def test_a_commit_is_whole_or_refused(sort):
    """Under limits great and small; ``full_disk.py`` tries as many as one likes."""
    tally = filled(sort, 8)
    assert tally.refused > 0
    assert tally.written > 0


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The example without its residents, in a store that is read without writing; an
    export that names people writes its entry there.
    """
    address = f"text:{tmp_path_factory.mktemp('disk') / 'books'}"
    small = [path for path in LEDGERS if path.name[:2] not in ("04", "05")]
    assert main(["load", *map(str, small), "--into", address]) == 0
    return address


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_is_written_whole_or_not_at_all(command, book, tmp_path, capsys):
    """At the first byte, in the middle, at the last: one sentence, and no half file;
    the file of before is there to the byte, or no file where there was none. Where not
    even the entry of an export can be written, it is the store that says so.
    """
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / f"file.{command}"
    words = [word.format(book=book, out=out) for word in COMMANDS[command]]
    assert main(words) == 0
    whole = out.read_bytes()
    for size in (0, len(whole) // 2, len(whole) - 1):
        for before in (None, b"old"):
            out.unlink(missing_ok=True)
            if before:
                out.write_bytes(before)
            capsys.readouterr()
            with limited(size):
                code = main(words)
            told = capsys.readouterr().err
            assert code == 2
            assert "磁盘空间不足" in told or "磁盘可能已满" in told
            assert len(told.splitlines()) == 1
            found = {path: path.read_bytes() for path in folder.iterdir()}
            assert found == ({out: before} if before else {})
    assert main(words) == 0
    assert len(out.read_bytes()) == len(whole)


def test_a_database_is_read_all_the_same(tmp_path, capsys):
    """What can't be written is the file; the book is read to its end, and put in order,
    without a byte of it being laid down elsewhere.
    """
    book, out = tmp_path / "book.db", tmp_path / "out.json"
    assert main(["load", str(LEDGERS[1]), str(ROSTER), "--into", str(book)]) == 0
    words = ["export", str(book), "json", "--out", str(out)]
    assert main(words) == 0
    limit = out.stat().st_size - 1
    assert limit < book.stat().st_size
    out.unlink()
    capsys.readouterr()
    with limited(limit):
        assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"shequ: {out} 未能写出，磁盘空间不足")
    assert not out.exists()
