"""Eight processes count in ten records: what was acknowledged is what is stored.

python -m tests.faults.increments sqlite --times 500
"""

import subprocess
import sys
from contextlib import closing
from time import monotonic

import attrs
from tests.faults.kills import SCRIPT
from tests.faults.places import SORTS, place
from tests.faults.writer import HOT, opened

from shequ_core.model import Household
from shequ_core.ports import Batch

PROCESSES = 8


@attrs.frozen
class Counted:
    """How often the processes were told that they had added one; what the records say;
    and how many commits there were after the first.
    """

    acknowledged: int
    stored: int
    revisions: int


def counted(sort: str, times: int, processes: int = PROCESSES) -> Counted:
    """Each process adds one so many times."""
    with place(sort) as address, closing(opened(address)) as store:
        houses = tuple(Household(id=ref, number="0") for ref in HOT)
        first = store.commit(Batch(base=0, puts=houses))
        command = [sys.executable, SCRIPT, "count", address, str(times)]
        at_work = [
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            for _ in range(processes)
        ]
        acknowledged = sum(int(process.communicate()[0]) for process in at_work)
        with store.view() as view:
            stored = sum(int(house.number) for house in view.scan(Household))
            return Counted(acknowledged, stored, view.revision - first)


def main(sort: str, times: int) -> None:
    """Count, and print what came out."""
    began = monotonic()
    found = counted(sort, times)
    assert found == Counted(*[PROCESSES * times] * 3), found
    print(f"{sort}: {found}; {monotonic() - began:.0f} s")


if __name__ == "__main__":
    from argparse import ArgumentParser

    wanted = ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("sort", choices=SORTS)
    wanted.add_argument("--times", type=int, default=500)
    main(**vars(wanted.parse_args()))
