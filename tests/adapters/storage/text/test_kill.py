"""Killed at every step: a batch is whole or absent, and the files say what the log
says. ``tests/faults`` kills at random moments.
"""

import subprocess
import sys

from tests.faults.order import whole
from tests.faults.writer import batch_after
from tests.house.sources import ROOT

from shequ_adapters.storage.text import TextStore


def reached(folder):
    """The last revision of a folder that is in order, its files too."""
    revision = whole(f"text:{folder}")
    standing = {
        change.ref: change.payload for change in TextStore.open(folder).changes()
    }
    for word in ("household", "building"):
        lines = (folder / f"{word}.jsonl").read_text("utf-8").splitlines()
        payloads = [standing[ref] for ref in sorted(standing) if f"/{word}/" in ref]
        assert lines == [it for it in payloads if it is not None]
    return revision


def test_killed_at_every_step_of_a_commit(tmp_path):
    """Before every opening, renaming, linking and removing of a file, of a commit that
    strikes: it is whole or absent, and committing again makes it so once.
    """
    folder = tmp_path / "books"
    store = TextStore.open(folder)
    for base in range(2):
        store.commit(batch_after(base))
    command = [sys.executable, "-m", "tests.adapters.storage.text.dying", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT)
    copies = sorted(tmp_path.glob("killed-*"))
    found = [reached(copy) for copy in copies]
    assert len(copies) > 10
    assert found == sorted(found)
    assert {found[0], found[-1]} == {2, 3}
    for copy in copies:
        assert TextStore.open(copy).commit(batch_after(2)) == 3
        assert reached(copy) == 3
