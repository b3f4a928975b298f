"""全程. Twelve ledgers to a committed register, beside the floor of the same work.

The floor reads the same files with python-calamine and csv and writes every row and a
JSON log of it with two ``executemany``: no model, no checks, no history of a record.
Both run as whole processes in turn; the ratio of the medians is what counts.

    python benchmarks/whole_path.py [FOLDER] [RUNS]
"""

from __future__ import annotations

import csv
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
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


WAYS = {"floor": floor, "shequ": shequ}


def timed(way: str, folder: Path) -> float:
    """计时. Seconds of a whole process."""
    with tempfile.TemporaryDirectory() as scratch:
        target = str(Path(scratch) / "a.db")
        started = time.perf_counter()
        command = [sys.executable, __file__, "--once", way, str(folder), target]
        subprocess.run(command, check=True)
        return time.perf_counter() - started


def main() -> None:
    """对比. Both ways in turn, the medians and their ratio."""
    if sys.argv[1:2] == ["--once"]:
        way, folder, target = sys.argv[2:]
        WAYS[way](Path(folder), Path(target))
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    took: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(runs):
        for way in WAYS:
            took[way].append(timed(way, folder))
    medians = {way: statistics.median(times) for way, times in took.items()}
    for way, median in medians.items():
        print(f"{way:6} {median:.2f} s (best {min(took[way]):.2f})")
    print(f"shequ / floor: {medians['shequ'] / medians['floor']:.1f} x")


if __name__ == "__main__":
    main()
