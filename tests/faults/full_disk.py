"""A full disk: no file grows over a limit; what fails is told, and nothing is lost.

    python -m tests.faults.full_disk sqlite --times 100

commits, on and on, under limits drawn by chance, and looks after the store each time.
"""

import random
import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import attrs
from tests.faults.order import whole
from tests.faults.places import FILES, place
from tests.faults.writer import batch_after, opened

from shequ_core.errors import Unreadable

SEED = 2004
KILOBYTE = 1024


@contextmanager
def limited(size: int) -> Iterator[None]:
    """No file may grow over so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@attrs.define
class Tally:
    """How many commits were refused for want of room, and how many were not."""

    refused: int = 0
    written: int = 0


def filled(sort: str, times: int, seed: int = SEED) -> Tally:
    """Commit under limits: each is whole or absent, as was told, and the refused one is
    written as soon as there is room.
    """
    sizes, tally = random.Random(seed), Tally()
    with place(sort) as address:
        opened(address).close()
        for _ in range(times):
            # More small ones than large ones: most steps of a commit write little.
            before, limit = whole(address), _largest(address) * sizes.random() ** 2
            with limited(int(limit)):
                revision = _committed(address, before)
            assert whole(address) == (revision or before), "it is not as was told"
            tally.refused += revision is None
            tally.written += revision is not None
            if revision is None:
                with closing(opened(address)) as store:
                    assert store.commit(batch_after(before)) == before + 1
    return tally


def _largest(address: str) -> int:
    """A limit under which the next commit may just fit, or fail at any of its steps."""
    place = Path(address.removeprefix("sqlite://").removeprefix("text://"))
    files = [*place.parent.rglob("*")] if place.is_file() else [*place.rglob("*")]
    return max(file.stat().st_size for file in files) + 100 * KILOBYTE


def _committed(address: str, base: int) -> int | None:
    """The revision of the next batch, None where it is refused in one sentence."""
    try:
        with closing(opened(address)) as store:
            return store.commit(batch_after(base))
    except Unreadable as refused:
        if "\n" in str(refused):
            raise
        return None


def main(sort: str, times: int) -> None:
    """Commit, and print what became of it."""
    began = monotonic()
    tally = filled(sort, times)
    print(
        f"{sort}: {tally.refused} refused and wholly absent, {tally.written} written"
        f" and wholly there; {monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    from argparse import ArgumentParser

    wanted = ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("sort", choices=FILES)
    wanted.add_argument("--times", type=int, default=100)
    main(**vars(wanted.parse_args()))
