"""行. How rows are written and read where a database has no way of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from datetime import date
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

from sqlalchemy import ClauseElement, Connection, Table

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Tell
from shequ_adapters.storage.sql.prepared import AT_ONCE, Prepared, Rows
from shequ_core.codec import to_columns
from shequ_core.model import Record
from shequ_core.values import Ref

_by_id = attrgetter("id")
_community = attrgetter("community")


def rows_of(
    kind: type[Record], records: Iterable[Record]
) -> tuple[Sequence[Ref[Any]], Rows]:
    """成行. Records of a kind as refs and rows of its table.

    In the order of the key, so that the table grows at its end; made some at a time,
    while the database takes those before.
    """
    ordered = sorted(records, key=_by_id)
    refs = [record.id for record in ordered]
    cells = chain.from_iterable(
        zip(*to_columns(kind, ordered[start : start + AT_ONCE]), strict=True)
        for start in range(0, len(ordered), AT_ONCE)
    )
    communities = communities_of(refs)
    return refs, ((book, *row) for book, row in zip(communities, cells, strict=True))


def communities_of(refs: Sequence[Ref[Any]]) -> Iterable[str]:
    """社区. Of each ref; nearly always they are of one book, and it is asked once."""
    for first in refs[:1]:
        book = first.community
        if all(map(str.startswith, refs, repeat(f"{book}/"))):
            return repeat(book, len(refs))
    return map(_community, refs)


def telling(clause_of: Callable[[Table], ClauseElement]) -> Tell:
    """告知. By one statement a table, run for many rows."""

    def tell(
        connection: Connection,
        prepared: Prepared,
        table: Table,
        refs: Sequence[Ref[Any]],
        rows: Rows,
    ) -> None:
        prepared[clause_of(table)].run_many(connection, rows)

    return tell


def streamed(
    connection: Connection,
    prepared: Prepared,
    table: Table,
    *,
    community: str | None,
    on: date | None,
) -> Generator[Sequence[Any], None, None]:
    """流式扫描. One statement, whose rows wait in the database until they are taken."""
    clause = clauses.scan(
        table, of_community=community is not None, on_day=on is not None
    )
    with closing(
        prepared[clause].stream(
            connection, community=community, on=on and on.isoformat()
        )
    ) as rows:
        yield from rows.partitions(AT_ONCE)


def paged(
    connection: Connection,
    prepared: Prepared,
    table: Table,
    *,
    community: str | None,
    on: date | None,
) -> Generator[Sequence[Any], None, None]:
    """分页扫描. A statement a page, each beginning after the last key before it.

    For connections that can't hold two half-read answers.
    """
    scope = {"of_community": community is not None, "on_day": on is not None}
    terms: dict[str, object] = {"community": community, "on": on and on.isoformat()}
    clause = clauses.page(table, **scope, goes_on=False)
    while page := prepared[clause].run(connection, **terms).all():
        yield page
        if len(page) < AT_ONCE:
            return
        past = Ref[Any].trusted(page[-1].id)
        terms |= {"past": past, "past_community": past.community}
        clause = clauses.page(table, **scope, goes_on=True)
