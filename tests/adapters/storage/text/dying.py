"""A commit that is killed at every step of its work that is counted.

python -m tests.adapters.storage.text.dying FOLDER     in copies of the folder
"""

import os
import shutil
import sys
from pathlib import Path

from tests.faults.writer import batch_after

from shequ_adapters.storage.text import TextStore

STEPS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate"}
KILLED = 137


def steps(folder: Path) -> None:
    """Commit in a new copy, killed before its first step, its second, and so on."""
    step = 1
    while _dies_before(step, folder, folder.with_name(f"killed-{step:02}")):
        step += 1


def _dies_before(step: int, folder: Path, copy: Path) -> bool:
    shutil.copytree(folder, copy)
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    store = TextStore.open(copy)
    with store.view() as view:
        batch = batch_after(view.revision)
    taken = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        taken += event in STEPS
        if taken == step:
            os._exit(KILLED)

    sys.addaudithook(count)
    store.commit(batch)
    os._exit(0)


if __name__ == "__main__":
    steps(Path(sys.argv[1]))
