"""A writer that is killed: at a step of its work that is counted, or from outside.

    dying.py loop FOLDER        commit for ever, telling each revision
    dying.py steps FOLDER       commit in copies of the folder, killed at every step

A batch of ours puts many records that all say the number of its revision.
"""

import os
import shutil
import sys
from pathlib import Path

from shequ_adapters.storage.text import TextStore
from shequ_core.model import Building, Household, Record
from shequ_core.ports import Batch
from shequ_core.values import Ref

STEPS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate"}
KILLED = 137
SAME = 20


def batch_after(base: int) -> Batch:
    """The batch that becomes the revision after that one; it strikes now and then."""
    number = str(base + 1)
    houses = tuple(
        Household(id=Ref(f"bei/household/{place:03}"), number=number)
        for place in range(SAME)
    )
    building = Building(id=Ref("bei/building/1"), name=number)
    struck: tuple[Ref[Building], ...] = (building.id,) if base % 3 == 2 else ()
    puts: tuple[Record, ...] = houses if struck else (*houses, building)
    return Batch(base=base, id=number, puts=puts, strikes=struck)


def loop(folder: Path) -> None:
    """Commit for ever."""
    store = TextStore.open(folder)
    with store.view() as view:
        base = view.revision
    while True:
        base = store.commit(batch_after(base))
        print(base, flush=True)


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
    {"loop": loop, "steps": steps}[sys.argv[1]](Path(sys.argv[2]))
