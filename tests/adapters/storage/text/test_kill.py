"""Killed at any moment: every batch is whole or absent, and what was acknowledged is
there. ``SHEQU_KILLS=200`` kills more often.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from shequ_adapters.storage.text import TextStore
from shequ_core.model import KINDS

from . import dying

KILLS = int(os.environ.get("SHEQU_KILLS", "5"))
SCRIPT = str(Path(dying.__file__))


def whole(folder):
    """The last revision of a folder, which is in order: each batch is whole, and the
    files of the kinds say what the log says.
    """
    store = TextStore.open(folder)
    standing, told = {}, {}
    for change in store.changes():
        told.setdefault(change.revision, []).append((change.ref, change.payload))
        standing[change.ref] = change.payload
    for revision, changes in told.items():
        batch = dying.batch_after(revision - 1)
        payloads = (*batch.payloads, *(None for _ in batch.strikes))
        assert changes == list(zip(batch.refs(), payloads, strict=True))
    with store.view() as view:
        assert list(told) == list(range(1, view.revision + 1))
        shown = {it.id: it for kind in KINDS for it in view.scan(kind)}
        assert shown == {
            change.ref: change.after
            for change in store.changes(after=view.revision - 2)
            if standing[change.ref] is not None
        }
        for word in ("household", "building"):
            lines = (folder / f"{word}.jsonl").read_text("utf-8").splitlines()
            payloads = [standing[ref] for ref in sorted(standing) if f"/{word}/" in ref]
            assert lines == [it for it in payloads if it is not None]
        return view.revision


def test_killed_at_every_step_of_a_commit(tmp_path):
    """Before every opening, renaming, linking and removing of a file, of a commit that
    strikes: it is whole or absent, and committing again makes it so once.
    """
    folder = tmp_path / "books"
    store = TextStore.open(folder)
    for base in range(2):
        store.commit(dying.batch_after(base))
    subprocess.run([sys.executable, SCRIPT, "steps", str(folder)], check=True)
    copies = sorted(tmp_path.glob("killed-*"))
    reached = [whole(copy) for copy in copies]
    assert len(copies) > 10
    assert reached == sorted(reached)
    assert {reached[0], reached[-1]} == {2, 3}
    for copy in copies:
        assert TextStore.open(copy).commit(dying.batch_after(2)) == 3
        assert whole(copy) == 3


def test_killed_at_random_moments(tmp_path):
    """Again and again, on one folder: nothing torn, nothing acknowledged lost."""
    folder = tmp_path / "books"
    moments = random.Random(2004)
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, SCRIPT, "loop", str(folder)],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            writer.stdout.readline()
            time.sleep(moments.uniform(0, 0.15))
            writer.kill()
            told = [int(line) for line in writer.stdout.read().split()]
        assert whole(folder) >= max(told, default=1)
