"""A writer in a process of its own.

    writer.py count ADDRESS TIMES     add one to one of ten records, so many times
    writer.py loop ADDRESS            commit for ever, telling each revision

A batch of the loop puts many records that all say the number of its revision.
"""

import os
import sys

from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_core.errors import Conflict
from shequ_core.model import Building, Household, Record
from shequ_core.ports import Batch
from shequ_core.values import Ref

HOT = tuple(Ref[Household](f"bei/household/{place}") for place in range(10))
SAME = 200


def count(store: SqlStore, times: int) -> None:
    """Add, and tell how many of the commits were acknowledged."""
    done = 0
    while done < times:
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
    return Batch(base=base, id=number, puts=puts, strikes=struck)


def loop(store: SqlStore) -> None:
    """Commit for ever."""
    with store.view() as view:
        base = view.revision
    while True:
        base = store.commit(batch_after(base))
        print(base, flush=True)


if __name__ == "__main__":
    what, address, *rest = sys.argv[1:]
    {"count": count, "loop": loop}[what](open_sql(address), *map(int, rest))
