"""指标与规则. What measuring and checking a community costs, beside loading it.

Run it: ``python benchmarks/figures_and_rules.py``. The example's ledgers are loaded
into SQLite once; then each figure below is the median of 9 runs in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from shequ_core import Plugins, Window, books, loading
from shequ_core.figures import measure_all
from shequ_core.ports import Store
from shequ_core.register import Register
from shequ_core.rules import check

LEDGERS = Path(__file__).parent.parent / "examples" / "beizheng" / "ledgers"
DAY = date(2004, 12, 31)
YEAR = Window.year_to(DAY)
RUNS = 9
GOALS = {"figures": 0.3, "rules": 0.5}


def filled(folder: str) -> Store:
    """入库. The example's ledgers in a new SQLite file."""
    plugins = Plugins.discover()
    store = plugins.open_store(f"sqlite:///{folder}/beizheng.db")
    paths = sorted(LEDGERS.iterdir())
    sheets = [it for path in paths for it in plugins.workbook(path).read(path)]
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="benchmark", reason="ledgers")
    return store


def loaded(store: Store) -> Register:
    """读取. The community as it lies in the store."""
    with store.view() as view:
        return books.read(view, "beizheng")


def seconds(work: Callable[[], object]) -> float:
    """秒. The processor time of some work; others may share the machine."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """运行. Print each time, and its ratio to the load."""
    times: dict[str, list[float]] = {"load": [], "figures": [], "rules": []}
    with TemporaryDirectory() as folder:
        store = filled(folder)
        for _ in range(RUNS):
            times["load"].append(seconds(partial(loaded, store)))
            # each on a register of its own: neither profits from what the other asked
            first, second = loaded(store), loaded(store)
            times["figures"].append(seconds(partial(measure_all, first, YEAR)))
            times["rules"].append(seconds(partial(check, second, DAY)))
        print(f"{len(loaded(store))} records")
    load = median(times["load"])
    for name, found in times.items():
        ratio = median(found) / load
        goal = f", goal {GOALS[name]}" if name in GOALS else ""
        print(f"{name:8} {median(found) * 1000:6.0f} ms  {ratio:.2f} x load{goal}")


if __name__ == "__main__":
    main()
