"""服务器. What the SQL store costs beside PostgreSQL's COPY and MariaDB's driver.

Run it: ``python benchmarks/servers.py ADDRESS [how many residents]``, with the address
of an empty database that is there for this alone: all of its rows are removed. The
same rows go to the same tables in turn, five times. The goal: a commit at most 1.3 x.
"""

from __future__ import annotations

import sys
from contextlib import closing

from sqlalchemy import Connection, create_engine

from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_adapters.storage.sql.tables import META, METADATA
from shequ_core import books
from shequ_core.model import Record
from store import BOOK, RESIDENTS, RawRows, Times, batch_of, residents, same_rows

RUNS = 5


def emptied(connection: Connection) -> None:
    """清空. Rows away, tables kept."""
    for table in METADATA.sorted_tables:
        if table is not META:
            connection.exec_driver_sql(f"TRUNCATE TABLE {table.name}")
    connection.commit()


def raw_commit(connection: Connection, rows: RawRows) -> None:
    """裸写. Ready rows, by the fastest way that the driver has, in one transaction."""
    driver = connection.connection.driver_connection
    assert driver is not None
    cursor = driver.cursor()
    for table, found in rows.items():
        if connection.dialect.name == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in found:
                    copy.write_row(row)
        else:
            marks = ",".join(["%s"] * len(found[0]))
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    driver.commit()


def run(
    url: str, store: SqlStore, records: list[Record], ready: RawRows, times: Times
) -> None:
    """一轮. Everything once, in empty tables."""
    engine = create_engine(url)
    with engine.connect() as connection:
        emptied(connection)
        times.of("raw, rows ready", lambda: raw_commit(connection, ready))
        emptied(connection)
    engine.dispose()
    batch = batch_of(records)
    times.of("commit of a batch", lambda: store.commit(batch))
    again = batch_of(records, base=1)
    times.of("commit of all, again", lambda: store.commit(again))
    times.of("community as a register", lambda: _load(store, len(records)))


def _load(store: SqlStore, count: int) -> None:
    with store.view() as view:
        assert len(books.read(view, BOOK)) == count


def main(url: str, count: int) -> None:
    """跑. Print the ratios."""
    records = list(residents(count))
    ready, times = same_rows(records), Times()
    with closing(open_sql(url)) as store:
        for _ in range(RUNS):
            run(url, store, records, ready, times)
    print(f"{len(records)} records, {RUNS} runs")
    for what in ("commit of a batch", "commit of all, again"):
        times.show(what, "raw, rows ready")
    times.show("community as a register", "raw, rows ready")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else RESIDENTS)
