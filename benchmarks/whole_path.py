"""全程. Twelve ledgers to a committed register, beside the floor and the usual way.

The floor reads the same files with python-calamine and csv and writes every row and a
JSON log of it with two ``executemany``: no model, no checks, no history of a record.
The usual way (``usual_way.py``) is pandas, pydantic and an ORM with a history row each;
it needs ``pip install ".[bench]"``. The least is what the library could never be faster
than: it is imported, reads the same cells and makes its tables, and then sqlite3 writes
the very rows and log that the library wrote once before, ready to the last digest; so
nothing is understood, matched, checked or hashed. All run as whole processes in turn;
the ratios of the medians are what counts.

    python benchmarks/whole_path.py [FOLDER] [RUNS]
"""

from __future__ import annotations

import csv
import json
import pickle
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "beizheng" / "ledgers"


def floor(folder: Path, target: Path) -> None:
    """底线. Read every cell, write every row twice."""
    from python_calamine import CalamineWorkbook

    rows: list[tuple[str, str]] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as stream:
                found = [list(row) for row in csv.reader(stream)]
        else:
            book = CalamineWorkbook.from_path(path)
            found = [
                row
                for name in book.sheet_names
                for row in book.get_sheet_by_name(name).to_python()
            ]
        rows += [
            (path.name, json.dumps(row, ensure_ascii=False, default=str))
            for row in found
        ]
    with sqlite3.connect(target) as base:
        base.execute("create table row (file text, cells text)")
        base.execute("create table log (file text, cells text)")
        base.executemany("insert into row values (?, ?)", rows)
        base.executemany("insert into log values (?, ?)", rows)


def shequ(folder: Path, target: Path) -> None:
    """社区. The same files through the library, checked and committed."""
    from shequ_core import Plugins, loading

    plugins = Plugins.discover()
    paths = sorted(folder.iterdir())
    sheets = [it for path in paths for it in plugins.workbook(path).read(path)]
    store = plugins.open_store(f"sqlite:///{target}")
    plan = loading.plan(store, sheets, community="example")
    loading.commit(store, plan, actor="benchmark", reason="whole path")


def least(folder: Path, target: Path) -> None:
    """下限. What is left of it where every row lies ready."""
    from shequ_core import Plugins, loading

    assert loading  # all that a load imports, though none of it is asked
    plugins = Plugins.discover()
    for path in sorted(folder.iterdir()):
        plugins.workbook(path).read(path)
    plugins.open_store(f"sqlite:///{target}").close()
    with sqlite3.connect(target) as base:
        for table, rows in pickle.loads((target.parent / READY).read_bytes()).items():
            marks = ",".join("?" * len(rows[0]))
            base.executemany(f"insert or replace into {table} values ({marks})", rows)


READY = "rows.pickle"
"""现成的行. Beside a target: all that the library writes, by table."""


def make_ready(folder: Path, scratch: Path) -> None:
    """备好. The rows that ``least`` writes, out of a database that was loaded."""
    shequ(folder, scratch / "first.db")
    with sqlite3.connect(scratch / "first.db") as base:
        names = base.execute("select name from sqlite_master where type = 'table'")
        rows = {
            name: base.execute(f"select * from {name}").fetchall()
            for (name,) in names.fetchall()
        }
    told = {name: found for name, found in rows.items() if found}
    (scratch / READY).write_bytes(pickle.dumps(told))


def usual(folder: Path, target: Path) -> None:
    """常见做法. The same files as most people would load them, by hand."""
    from usual_way import load

    load(folder, target)


WAYS = {"floor": floor, "least": least, "shequ": shequ, "usual": usual}
NEEDED = ("pandas", "openpyxl", "pydantic", "sqlalchemy")
"""所需. What the usual way is made of."""


def timed(way: str, folder: Path, target: Path) -> tuple[float, float]:
    """计时. Seconds of a whole process: by the clock, and of the processor."""
    started, before = time.perf_counter(), _spent()
    command = [sys.executable, __file__, "--once", way, str(folder), str(target)]
    subprocess.run(command, check=True)
    return time.perf_counter() - started, _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """对比. All ways in turn, the medians and their ratios."""
    if sys.argv[1:2] == ["--once"]:
        way, folder, target = sys.argv[2:]
        WAYS[way](Path(folder), Path(target))
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    ways = [way for way in WAYS if way != "usual" or all(map(find_spec, NEEDED))]
    took: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory() as scratch:
        make_ready(folder, Path(scratch))
        for run in range(runs):
            for way in ways:
                target = Path(scratch) / f"{way}{run}.db"
                took[way].append(timed(way, folder, target))
    medians = {
        way: [statistics.median(column) for column in zip(*times, strict=True)]
        for way, times in took.items()
    }
    for way, (clock, processor) in medians.items():
        print(f"{way:6} {clock:.2f} s, {processor:.2f} s of the processor")
    for more, less in (("least", "floor"), ("shequ", "floor"), ("usual", "shequ")):
        if more in medians:
            pairs = zip(medians[more], medians[less], strict=True)
            clock, processor = (one / other for one, other in pairs)
            print(f"{more} / {less}: {clock:.1f} x, {processor:.1f} x of the processor")
    if "usual" not in medians:
        print("the usual way was left out: pip install pandas openpyxl pydantic")


if __name__ == "__main__":
    main()
