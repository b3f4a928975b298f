"""加密. What sealing costs: a field, a commit, a load, the log; beside a plain store.

Run it: ``python benchmarks/sealing.py``. The example's ledgers are written to SQLite
files, plain and sealed; each figure is the median of 7 runs in turn.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.storage.sealed.keys import Keys
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_adapters.storage.sql import SqlStore
from shequ_adapters.workbooks import Workbooks
from shequ_core import books, loading
from shequ_core.ports import Batch, Store

LEDGERS = Path(__file__).parent.parent / "examples" / "beizheng" / "ledgers"
RUNS = 7
FIELDS = 20_000
ABOUT = "beizheng/person/00400001#number"
NUMBER = "430181195001010000"


def keys(algorithm: str, size: int) -> Keys:
    """密钥. A random one."""
    return Keys.of(f"k1:{algorithm}:{b64encode(os.urandom(size)).decode()}")


CIPHERS: Mapping[str, Keys] = {"aes": keys("aes", 32), "sm4": keys("sm4", 16)}


def seconds(work: Callable[[], object]) -> float:
    """秒. How long some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def medians(works: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """中位数. Seconds of each work, run in turn."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            times[name].append(seconds(work))
    return {name: median(taken) for name, taken in times.items()}


def fields() -> None:
    """字段. Microseconds to seal, to open and to index one id number."""

    def repeated(work: Callable[[], object]) -> Callable[[], object]:
        return lambda: [work() for _ in range(FIELDS)]

    works: dict[str, Callable[[], object]] = {}
    for name, ring in CIPHERS.items():
        sealed = ring.seal(NUMBER, ABOUT)
        works[f"{name} seal"] = repeated(partial(ring.seal, NUMBER, ABOUT))
        works[f"{name} open"] = repeated(partial(ring.open, sealed, ABOUT))
    works["blind index"] = repeated(partial(CIPHERS["aes"].first.index, NUMBER))
    for name, taken in medians(works).items():
        print(f"{name:22} {taken / FIELDS * 1e6:8.2f} µs")


def example() -> Batch:
    """示例. What loading the example's ledgers writes."""
    sheets = [it for path in sorted(LEDGERS.iterdir()) for it in Workbooks().read(path)]
    plan = loading.plan(MemoryStore(), sheets, community="beizheng")
    return Batch(base=0, puts=plan.puts, actor="benchmark", sources=plan.sources)


def stores(folder: str) -> dict[str, Callable[[], Store]]:
    """存储. How a new, empty one is made: plain, and sealed with each cipher."""
    number = count()

    def plain() -> Store:
        return SqlStore.open(f"sqlite:///{folder}/{next(number)}.db")

    def sealed(ring: Keys) -> Store:
        return SealedStore(plain(), ring)

    return {"plain": plain} | {
        name: partial(sealed, ring) for name, ring in CIPHERS.items()
    }


def fill(make: Callable[[], Store], batch: Batch) -> None:
    """写入. Everything at once, into a new store."""
    make().commit(batch)


def read(store: Store) -> None:
    """读取. The community, as a register."""
    with store.view() as view:
        books.read(view, "beizheng")


def follow(store: Store) -> None:
    """读日志. Every change, and its record not asked for."""
    deque(store.changes(community="beizheng"), maxlen=0)


def main() -> None:
    """运行. Print each time, and its ratio to the plain store's."""
    fields()
    batch = example()
    print(f"\n{len(batch.puts):,} records")
    with TemporaryDirectory() as folder:
        makes = stores(folder)
        filled = {name: make() for name, make in makes.items()}
        for store in filled.values():
            store.commit(batch)
        jobs: dict[str, dict[str, Callable[[], object]]] = {
            "commit": {n: partial(fill, make, batch) for n, make in makes.items()},
            "load a register": {n: partial(read, it) for n, it in filled.items()},
            "follow the log": {n: partial(follow, it) for n, it in filled.items()},
        }
        for job, works in jobs.items():
            taken = medians(works)
            for name, time in taken.items():
                print(f"{job:16} {name:6} {time:7.3f} s {time / taken['plain']:6.2f} x")


if __name__ == "__main__":
    main()
