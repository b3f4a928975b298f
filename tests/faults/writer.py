"""A writer in a process of its own.

    writer.py count ADDRESS TIMES        add one to one of ten records, so many times
    writer.py loop ADDRESS               commit for ever, telling each revision
    writer.py load ADDRESS LEDGER...     load ledgers one by one, telling each revision

A batch of the loop puts many records that all say the number of its revision.
"""

import os
import sys
from pathlib import Path

from shequ_adapters.cli import stores
from shequ_adapters.cli.load import load_files
from shequ_core.errors import Conflict
from shequ_core.model import Building, Household, Record
from shequ_core.plugins import Plugins
from shequ_core.ports import Batch, Store
from shequ_core.values import Ref

HOT = tuple(Ref[Household](f"bei/household/{place}") for place in range(10))
SAME = 200


def opened(address: str) -> Store:
    """The store at an address; sealed where SHEQU_KEYS gives keys."""
    return stores.open_store(address, Plugins.discover())


def count(address: str, times: str) -> None:
    """Add, and tell how many of the commits were acknowledged."""
    store, done = opened(address), 0
    while done < int(times):
        with store.view() as view:
            before = view.get(HOT[(os.getpid() + done) % len(HOT)])
            base = view.revision
        after = before.evolve(number=str(int(before.number) + 1))
        try:
            # Two who did the same would be one who sent it twice: say who.
            store.commit(Batch(base=base, puts=(after,), actor=str(os.getpid())))
        except Conflict:
            continue
        done += 1
    print(done)


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
    return Batch(base=base, puts=puts, strikes=struck)


def loop(address: str) -> None:
    """Commit for ever."""
    store = opened(address)
    with store.view() as view:
        base = view.revision
    print(base, flush=True)
    while True:
        base = store.commit(batch_after(base))
        print(base, flush=True)


def load(address: str, *ledgers: str) -> None:
    """Load each ledger as ``shequ load`` does."""
    plugins = Plugins.discover()
    opened(address).close()
    print(0, flush=True)
    for ledger in map(Path, ledgers):
        done = load_files([ledger], address, plugins, community="", actor="登记员")
        print(done.revision, flush=True)


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    {"count": count, "loop": loop, "load": load}[what](*words)
