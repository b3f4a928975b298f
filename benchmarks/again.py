"""再载入. Ledgers that come in once more, and ledgers with faults, beside a first load.

Loaded into one database each time, in turn: the twelve ledgers of the example; the same
again, all of them read; the same with another workplace in 3 % of the residents' rows;
and, into an empty database, the twelve with an id number and a birth that can't be read
in 1 % of these rows. The goals: the same again at most 0.2 x of the first load, changes
0.3 x, faults 1.1 x. Files whose very bytes are known are not even read by ``shequ
load``; here they are.

    python benchmarks/again.py [RUNS]
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import attrs

from shequ_core import Plugins, Store, loading
from shequ_core.ledgers import Cell, Sheet

EXAMPLE = Path(__file__).parents[1] / "examples" / "beizheng" / "ledgers"
ROSTER = "04-居民花名册.xlsx"
HEADER = 4
BORN, NUMBER, WORKPLACE = 6, 7, 11
"""列. Of the roster of the example, from 0."""


def edited(
    sheets: Iterable[Sheet], share: float, edit: Callable[[list[Cell]], None]
) -> Iterator[Sheet]:
    """改几行. A share of the residents' rows, always the same ones."""
    dice = random.Random(2004)
    for sheet in sheets:
        rows = [list(row) for row in sheet.rows]
        for row in rows[HEADER:] if sheet.file == ROSTER else ():
            if len(row) > WORKPLACE and dice.random() < share:
                edit(row)
        yield attrs.evolve(sheet, rows=rows)


def moved_on(row: list[Cell]) -> None:
    """换单位. Somebody works elsewhere."""
    row[WORKPLACE] = "浏阳花炮厂"


def spoiled(row: list[Cell]) -> None:
    """写坏. What can't be read."""
    row[BORN], row[NUMBER] = "二〇〇九年十三月", "4301811962092X69"


def seconds(store: Store, sheets: Iterable[Sheet]) -> float:
    """计时. Of the processor, from sheets of cells to what is committed."""
    given = tuple(sheets)
    gc.collect()
    before = process_time()
    plan = loading.plan(store, given, community="example")
    loading.commit(store, plan, actor="benchmark", reason="again", confirmed=True)
    return process_time() - before


def main() -> None:
    """对比. All in turn, and the medians beside that of the first load."""
    plugins = Plugins.discover()
    paths = sorted(EXAMPLE.iterdir())
    clean = [it for path in paths for it in plugins.workbook(path).read(path)]
    took: dict[str, list[float]] = {}

    def timed(what: str, store: Store, sheets: Iterable[Sheet]) -> None:
        took.setdefault(what, []).append(seconds(store, sheets))

    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
        with TemporaryDirectory() as folder:
            with closing(plugins.open_store(f"sqlite:///{folder}/a.db")) as store:
                timed("first load", store, clean)
                timed("the same again", store, clean)
                timed("3 % changed", store, edited(clean, 0.03, moved_on))
            with closing(plugins.open_store(f"sqlite:///{folder}/b.db")) as store:
                timed("with 1 % spoiled", store, edited(clean, 0.01, spoiled))
    first = median(took["first load"])
    for what, times in took.items():
        print(f"{what:16} {median(times):.2f} s  {median(times) / first:.2f} x")


if __name__ == "__main__":
    main()
