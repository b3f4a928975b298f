"""Writers killed (``kill -9``) at random moments: nothing torn, nothing told is lost.

    python -m tests.faults.kills committing sqlite --times 200    one after another
    python -m tests.faults.kills loading sqlite --times 200       as shequ load does

``text``, ``postgres`` and ``mariadb`` are killed in the same way; with SHEQU_KEYS set
their stores are sealed ones.
"""

import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import attrs
from tests.faults import writer
from tests.faults.order import everything, whole
from tests.faults.places import SORTS, place

SCRIPT = str(Path(writer.__file__))
LEDGERS = sorted((Path(__file__).parents[2] / "examples/beizheng/ledgers").iterdir())
SEED = 2004
LONGEST = 0.15
_AT_ONE_PLACE = 10


@attrs.define
class Tally:
    """What became of the writers: killed at work, how many batches are whole, and how
    many of these nobody had been told of.
    """

    kills: int = 0
    whole: int = 0
    untold: int = 0

    def add(self, before: int, told: list[int], reached: int) -> None:
        """One more was killed; fails if something acknowledged is not there."""
        last = max(told, default=before)
        assert reached >= last, f"revision {last} was acknowledged, and is lost"
        self.kills += 1
        self.whole += reached - before
        self.untold += reached - max(last, before)


@contextmanager
def at_work(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A writer that has begun."""
    command = [sys.executable, SCRIPT, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline(), "the writer did not begin"
        yield process


def killed(words: Sequence[str], after: float) -> list[int]:
    """What a writer told until it was killed, so many seconds after it began."""
    with at_work(*words) as process:
        sleep(after)
        process.kill()
        assert process.stdout is not None
        # A last line without its end is one that it did not come to tell.
        return [int(it) for it in process.stdout if it.endswith("\n")]


def killed_committing(sort: str, times: int, seed: int = SEED) -> Tally:
    """Places written to by one after another, each of them killed; a few of them each,
    for what was written there is looked through every time.
    """
    moments, tally = random.Random(seed), Tally()
    while tally.kills < times:
        with place(sort) as address:
            reached = 0
            for _ in range(min(_AT_ONE_PLACE, times - tally.kills)):
                before = reached
                told = killed(("loop", address), moments.uniform(0, LONGEST))
                reached = whole(address)
                tally.add(before, told, reached)
    return tally


def killed_loading(
    sort: str, times: int, ledgers: Sequence[Path] = LEDGERS, seed: int = SEED
) -> Tally:
    """Places that are loaded by one after another, each of them killed, until all the
    ledgers are in: then it is as if nobody had been.
    """
    moments, tally, paths = random.Random(seed), Tally(), [*map(str, ledgers)]
    undisturbed, longest = _loaded(sort, paths)
    while tally.kills < times:
        with place(sort) as address:
            reached = 0
            while tally.kills < times and reached < len(paths):
                before = reached
                told = killed(("load", address, *paths), moments.uniform(0, longest))
                reached = whole(address)
                tally.add(before, told, reached)
            _load(address, paths)
            assert everything(address) == undisturbed, "the ledgers are not all in"
    return tally


def _loaded(sort: str, paths: list[str]) -> tuple[list[object], float]:
    """What the ledgers say, and how many seconds it takes to load them."""
    with place(sort) as address:
        began = monotonic()
        _load(address, paths)
        longest = monotonic() - began
        assert whole(address) == len(paths), "a ledger changes nothing"
        return [*everything(address)], longest


def _load(address: str, paths: list[str]) -> None:
    with at_work("load", address, *paths) as process:
        process.communicate()
    assert process.returncode == 0, "the ledgers could not be loaded"


HOW = {"committing": killed_committing, "loading": killed_loading}


def main(how: str, sort: str, times: int) -> None:
    """Kill, and print what became of it."""
    began = monotonic()
    tally = HOW[how](sort, times)
    print(
        f"{how}, {sort}: {tally.kills} killed, {tally.whole} batches, 0 torn, 0 lost,"
        f" {tally.untold} written though nobody was told; {monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    from argparse import ArgumentParser

    wanted = ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("how", choices=HOW)
    wanted.add_argument("sort", choices=SORTS)
    wanted.add_argument("--times", type=int, default=200)
    main(**vars(wanted.parse_args()))
