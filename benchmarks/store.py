"""存储. What the SQL store costs beside raw sqlite3: committing, loading, sources.

Run it: ``python benchmarks/store.py [how many residents]``. Each resident is a person
and a residence. All are run in turn, nine times; ratios are of the best and of the
median times. The goals: a commit at most 1.3 x, a load at most 1.5 x.

Three floors: rows and log that lie ready to the last digest, so nothing but SQLite's
own work; the same made of the records by hand, with salts and digests as a log needs
that is to be proven; and by hand without these, which no store of ours may leave out.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_adapters.storage.sql.tables import METADATA
from shequ_core import books
from shequ_core.model import EntryCause, ExitCause, Person, Record, Residence
from shequ_core.ports import Batch
from shequ_core.values import (
    Education,
    Ethnicity,
    Marital,
    PartDate,
    Period,
    Political,
    Ref,
    Relation,
    Sex,
)

RUNS = 9
RESIDENTS = 10_680
BOOK = "beizheng"


def residents(count: int) -> Iterator[Record]:
    """居民. Made-up people, three to a household; repeatable."""
    dice = random.Random(2004)
    for place in range(count):
        born = date(1930, 1, 1) + timedelta(dice.randrange(27_000))
        key = f"{place // 3:06}-{place % 3}"
        person = Person(
            id=Ref.to(BOOK, "person", key),
            name=dice.choice("王李张刘")
            + dice.choice("国建军")
            + dice.choice("芳华强"),
            sex=dice.choice((Sex.MALE, Sex.FEMALE)),
            born=PartDate.exactly(born),
            number=f"430181{born:%Y%m%d}{place % 1000:03}X",
            ethnicity=Ethnicity.HAN,
            education=dice.choice(list(Education)),
            marital=dice.choice(list(Marital)),
            political=Political.MASSES,
            workplace=dice.choice(("", "浏阳花炮厂")),
            phones=(f"139{dice.randrange(10**8):08}",),
            period=Period.since(born),
        )
        yield person
        yield Residence(
            id=Ref.to(BOOK, "residence", key),
            person=person.id,
            household=Ref.to(BOOK, "household", f"{place // 3:06}"),
            relation=dice.choice(list(Relation)),
            group=Ref.to(BOOK, "grid_group", f"s{place // 206}"),
            address=f"北正中路{place // 3 % 200}号",
            period=Period.since(date(1990, 1, 1)),
        )


def raw_tables(path: Path) -> sqlite3.Connection:
    """裸表. The same tables and indexes, made by sqlite3 alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    dialect = sqlite_dialect.dialect()
    for table in METADATA.tables.values():
        for made in (CreateTable(table), *map(CreateIndex, table.indexes)):
            connection.execute(str(made.compile(dialect=dialect)))
    return connection


def raw_commit(connection: sqlite3.Connection, rows: RawRows) -> None:
    """裸写. Ready rows, and ready lines of the log, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for table, found in rows.items():
        marks = ",".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    connection.execute("COMMIT")


RawRows = dict[str, list[tuple[object, ...]]]


def same_rows(records: list[Record]) -> RawRows:
    """同样的行. Rows and log as our store writes them, to the last digest."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ours.db"
        with closing(open_sql(f"sqlite:///{path}")) as store:
            store.commit(batch_of(records))
        with closing(sqlite3.connect(path)) as raw:
            return {
                name: raw.execute(f"SELECT * FROM {name}").fetchall()
                for name in ("person", "residence", "changes", "commits")
            }


def batch_of(records: list[Record], base: int = 0) -> Batch:
    """批次. All of the records, from one sheet."""
    sources = dict.fromkeys((it.id for it in records), "表#1")
    return Batch(base=base, puts=tuple(records), sources=sources)


def rows_by_hand(records: list[Record], *, proven: bool) -> RawRows:
    """手写行. Rows and log as a script for this one purpose would make them; with a
    salt and a digest a change where it is to be proven.
    """
    rows: RawRows = {"person": [], "residence": [], "changes": []}
    for place, it in enumerate(records):
        cells, payload = BY_HAND[type(it)](it)
        rows[it.kind].append((BOOK, *cells))
        line = json.dumps(payload, ensure_ascii=False)
        told = (BOOK, 1, place, str(it.id), line, "表#1")
        rows["changes"].append((*told, *(_sealed(told) if proven else ("", ""))))
    return rows


def _sealed(told: tuple[object, ...]) -> tuple[str, str]:
    salt = os.urandom(16).hex()
    return salt, sha256("\0".join((salt, *map(str, told))).encode()).hexdigest()


def person_by_hand(it: Person) -> tuple[tuple[object, ...], dict[str, object]]:
    """手写. The cells and the payload of a person."""
    cells = {
        "id": it.id,
        "name": it.name,
        "sex": it.sex.value,
        "born": it.born and str(it.born),
        "number": it.number,
        "ethnicity": it.ethnicity and it.ethnicity.value,
        "education": it.education and it.education.value,
        "marital": it.marital and it.marital.value,
        "political": it.political and it.political.value,
        "workplace": it.workplace,
        "phones": json.dumps(it.phones),
        "period_start": it.period.start and it.period.start.isoformat(),
        "period_end": it.period.end and it.period.end.isoformat(),
    }
    payload = {"kind": "person", "schema": 1, **cells, "phones": it.phones}
    return tuple(cells.values()), payload


def residence_by_hand(it: Residence) -> tuple[tuple[object, ...], dict[str, object]]:
    """手写. The cells and the payload of a residence."""
    cells = {
        "id": it.id,
        "person": it.person,
        "basis": it.basis.value,
        "household": it.household,
        "relation": it.relation and it.relation.value,
        "group": it.group,
        "building": it.building,
        "address": it.address,
        "origin": it.origin,
        "reason": it.reason,
        "note": it.note,
        "began": it.began and it.began.value,
        "ended": it.ended and it.ended.value,
        "period_start": it.period.start and it.period.start.isoformat(),
        "period_end": it.period.end and it.period.end.isoformat(),
    }
    return tuple(cells.values()), {"kind": "residence", "schema": 1, **cells}


BY_HAND: dict[type[Record], Callable[..., tuple[tuple[object, ...], dict]]] = {
    Person: person_by_hand,
    Residence: residence_by_hand,
}


def load_by_hand(connection: sqlite3.Connection) -> list[Record]:
    """手写读. Fetch all, and make each record as one would write it down."""
    people = connection.execute("SELECT * FROM person ORDER BY id").fetchall()
    stays = connection.execute("SELECT * FROM residence ORDER BY id").fetchall()
    return [*map(_person_of, people), *map(_residence_of, stays)]


def _person_of(row: tuple) -> Person:
    return Person(
        id=Ref.trusted(row[1]),
        name=row[2],
        sex=Sex(row[3]),
        born=PartDate.of(row[4]) if row[4] else None,
        number=row[5],
        ethnicity=Ethnicity(row[6]) if row[6] else None,
        education=Education(row[7]) if row[7] else None,
        marital=Marital(row[8]) if row[8] else None,
        political=Political(row[9]) if row[9] else None,
        workplace=row[10],
        phones=tuple(json.loads(row[11])) if row[11] else (),
        period=_period_of(row),
    )


def _residence_of(row: tuple) -> Residence:
    return Residence(
        id=Ref.trusted(row[1]),
        person=Ref.trusted(row[2]),
        household=Ref.trusted(row[4]) if row[4] else None,
        relation=Relation(row[5]) if row[5] else None,
        group=Ref.trusted(row[6]) if row[6] else None,
        building=Ref.trusted(row[7]) if row[7] else None,
        address=row[8],
        origin=row[9],
        reason=row[10],
        note=row[11],
        began=EntryCause(row[12]) if row[12] else None,
        ended=ExitCause(row[13]) if row[13] else None,
        period=_period_of(row),
    )


def _period_of(row: tuple) -> Period:
    start, end = row[-2:]
    return Period(
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


class Times:
    """时间. Seconds by what was done, run by run: of the clock, of the processor."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[tuple[float, float]]] = {}

    def of(self, what: str, do: Callable[[], object]) -> None:
        """计时. Do it, and keep how long it took."""
        gc.collect()
        began, busy = perf_counter(), process_time()
        do()
        took = perf_counter() - began, process_time() - busy
        self.seconds.setdefault(what, []).append(took)

    def show(self, what: str, beside: str) -> None:
        """显示. One line: milliseconds, and the ratios."""
        clock, busy = (list(it) for it in zip(*self.seconds[what], strict=True))
        others, their = (list(it) for it in zip(*self.seconds[beside], strict=True))
        print(
            f"{what:28} {median(clock) * 1000:8.1f} ms  beside {beside:26}"
            f" {median(others) * 1000:8.1f} ms"
            f"  best {min(clock) / min(others):5.2f} x"
            f"  median {median(clock) / median(others):5.2f} x"
            f"  processor {median(busy) / median(their):5.2f} x"
        )


BY_HANDS = {"raw, by hand, digests too": True, "raw, by hand, no digests": False}


def run(folder: Path, records: list[Record], ready: RawRows, times: Times) -> None:
    """一轮. Everything once, in new files."""
    with closing(raw_tables(folder / "ready.db")) as raw:
        times.of("raw, rows ready", lambda: raw_commit(raw, ready))
    for what, proven in BY_HANDS.items():
        with closing(raw_tables(folder / f"{proven}.db")) as raw:
            times.of(what, partial(_commit_by_hand, raw, records, proven=proven))
    with closing(sqlite3.connect(folder / "True.db")) as raw:
        assert load_by_hand(raw) == sorted(records, key=attrgetter("kind", "id"))
    url = f"sqlite:///{folder / 'ours.db'}"
    with closing(open_sql(url)) as store:
        batch = batch_of(records)
        times.of("commit of a batch", lambda: store.commit(batch))
    other = f"sqlite:///{folder / 'whole.db'}"
    with closing(open_sql(other)) as store:
        times.of("batch made and committed", lambda: store.commit(batch_of(records)))
    with closing(sqlite3.connect(folder / "ours.db")) as raw:
        times.of("fetchall, records by hand", lambda: load_by_hand(raw))
    with closing(open_sql(url)) as store:
        times.of("community as a register", lambda: _load(store, len(records)))
        times.of("sources of a community", lambda: books.sources(store, BOOK))


def _commit_by_hand(
    raw: sqlite3.Connection, records: list[Record], *, proven: bool
) -> None:
    raw_commit(raw, rows_by_hand(records, proven=proven))


def _load(store: SqlStore, count: int) -> None:
    with store.view() as view:
        assert len(books.read(view, BOOK)) == count


def main(count: int) -> None:
    """跑. Print the ratios."""
    records = list(residents(count))
    ready, times = same_rows(records), Times()
    for _ in range(RUNS):
        with TemporaryDirectory() as folder:
            run(Path(folder), records, ready, times)
    print(f"{len(records)} records, {RUNS} runs")
    times.show("commit of a batch", "raw, rows ready")
    for floor in BY_HANDS:
        times.show("batch made and committed", floor)
    times.show("community as a register", "fetchall, records by hand")
    times.show("sources of a community", "fetchall, records by hand")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RESIDENTS)
