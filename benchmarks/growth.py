"""增长. Whether a store of a million records costs what its records cost, and no more.

Run it: ``python benchmarks/growth.py [how many records]``. Batches of 20,000 records
go into one SQLite file, one after the other, until there are so many; at every tenth
of the way a line tells what a commit of a batch cost there (the median of the batches
since the line before) and what a scan of all of them costs a record; the first line
and the last tell how much memory Python held at the height of a scan, too. Linear is:
the same all the way. Flat is: no more than the shared days and refs of the
codec, of which there are at most 4,096 of a field type, and the rows of one page.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_core.model import Person, Record, Residence
from store import batch_of, residents

RECORDS = 1_000_000
TOGETHER = 20_000
LINES = 10


def committed(store: SqlStore, records: Iterator[Record], base: int) -> float:
    """提交. The next batch; seconds of the processor a commit of it took, a record."""
    batch = batch_of(list(islice(records, TOGETHER)), base)
    gc.collect()
    busy = process_time()
    store.commit(batch)
    return (process_time() - busy) / len(batch.puts)


def scanned(store: SqlStore) -> tuple[int, float]:
    """扫描. How many records there are, and seconds of the processor, each."""
    found, busy = 0, process_time()
    with store.view() as view:
        for kind in (Person, Residence):
            found += sum(1 for _ in view.scan(kind))
    return found, (process_time() - busy) / found


def height_of_scan(store: SqlStore) -> int:
    """内存. How many bytes Python held at once while all was scanned."""
    gc.collect()
    tracemalloc.start()
    with store.view() as view:
        for kind in (Person, Residence):
            deque(view.scan(kind), 0)
    _, height = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return height


def main(count: int) -> None:
    """跑. A line at every tenth of the way."""
    records, batches = residents(count // 2), count // TOGETHER
    each: list[float] = []
    with (
        TemporaryDirectory() as folder,
        closing(open_sql(f"sqlite:///{Path(folder) / 'grown.db'}")) as store,
    ):
        for base in range(batches):
            each.append(committed(store, records, base))
            if (base + 1) * LINES % batches < LINES:
                found, scan = scanned(store)
                # Counting every allocation is slow: not where the time is taken.
                height = height_of_scan(store) if base + 1 in _looked(batches) else 0
                print(
                    f"{found:9,} records: commit {median(each) * 1e6:5.1f} µs each,"
                    f" scan {scan * 1e6:5.1f} µs each"
                    + (f", {height / 2**20:.1f} MiB at once" if height else ""),
                    flush=True,
                )
                each.clear()


def _looked(batches: int) -> set[int]:
    """The first line and the last."""
    return {-(-batches // LINES), batches}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
