"""流式导出. Whether a longer export takes more memory.

Run it: ``python benchmarks/streaming.py [how many residents]``. A tenth of the
residents and all of them, a million unless said otherwise, are written in each tabular
format, in a process each. The formats that write record by record are given the
records as a store scans them, and what counts is the height of the whole process. The
ledgers look things up, so they are given a Register; what counts is what Python
allocated beside it. The goal: at most 60 MB more for ten times as many.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from time import process_time

from shequ_core import Plugins
from shequ_core.ledgers import PRACTICES
from shequ_core.model import InOrder, Person, Record, Residence
from shequ_core.ports import Exporter
from shequ_core.register import Register
from store import residents

RESIDENTS = 1_000_000
DAY = date(2004, 12, 31)
RECORD_BY_RECORD = ("jsonl", "json", "parquet")
LEDGERS = ("csv", "xlsx")
GOAL = 60


def scanned(count: int) -> Iterator[Record]:
    """扫描. The residents by kind and id, made as they are asked for."""
    for kind in (Person, Residence):
        yield from (it for it in residents(count) if isinstance(it, kind))


def ledgers(name: str) -> Exporter:
    """台账. The format, for the residents' ledger alone."""
    made: type = type(Plugins.discover().exporter(name))
    exporter: Exporter = made([it for it in PRACTICES if it.ledger.name == "residents"])
    return exporter


def height(name: str, count: int) -> tuple[float, float]:
    """高度. The most memory at once, in MB, and seconds of the processor."""
    with TemporaryFile() as stream:
        if name in RECORD_BY_RECORD:
            exporter, busy = Plugins.discover().exporter(name), process_time()
            exporter.write(InOrder(scanned(count)), stream, on=DAY)
            kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            return kilobytes * 1024 / 1e6, process_time() - busy
        exporter, register = ledgers(name), Register(scanned(count))
        tracemalloc.start()
        busy = process_time()
        exporter.write(register, stream, on=DAY)
        return tracemalloc.get_traced_memory()[1] / 1e6, process_time() - busy


def in_a_process(name: str, count: int) -> tuple[float, float]:
    """另一进程. So that no measurement inherits the memory of another."""
    command = [sys.executable, __file__, name, str(count)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    megabytes, seconds = json.loads(said)
    return megabytes, seconds


def main(count: int) -> None:
    """运行. A line a format."""
    for name in (*RECORD_BY_RECORD, *LEDGERS):
        few, _ = in_a_process(name, count // 10)
        many, seconds = in_a_process(name, count)
        print(
            f"{name:8} {count // 10:9,}: {few:6.1f} MB   {count:9,}: {many:6.1f} MB"
            f"   {many - few:+6.1f} MB (goal {GOAL})   {seconds:6.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name, count]:
            print(json.dumps(height(name, int(count))))
        case [count]:
            main(int(count))
        case _:
            main(RESIDENTS)
