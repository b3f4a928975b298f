"""写入. What a batch does to the tables, inside a transaction that is already open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ClauseElement, Connection, Table

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect, Tell
from shequ_adapters.storage.sql.prepared import Prepared, Rows
from shequ_adapters.storage.sql.tables import (
    CHANGES,
    COMMITS,
    NAME_LENGTH,
    REF_LENGTH,
    TABLES,
)
from shequ_core.codec import to_columns
from shequ_core.errors import Conflict, InvalidValue
from shequ_core.model import kind_named
from shequ_core.ports import Batch

_by_kind = attrgetter("kind")
_by_name = attrgetter("kind", "id")


class Writer:
    """写入者. Writes batches through one connection."""

    def __init__(
        self, connection: Connection, prepared: Prepared, dialect: Dialect
    ) -> None:
        self._connection = connection
        self._prepared = prepared
        self._dialect = dialect

    def write(self, batch: Batch, at: datetime) -> int:
        """写入. The revision that the batch becomes, or became when first written.

        Raises Conflict if a ref of the batch changed after its base.
        """
        _check_lengths(batch)
        for (revision,) in self._ask(clauses.REVISION, batch=batch.id):
            return int(revision)
        [(last,)] = self._ask(clauses.LAST)
        self._check(batch, last)
        self._log(batch, last + 1, at)
        self._put(batch)
        self._strike(batch)
        return int(last + 1)

    def _check(self, batch: Batch, last: int) -> None:
        if batch.base > last:
            raise InvalidValue(f"base {batch.base} is not a revision (版次) yet")
        if batch.base == last:
            return
        touched = {
            ref
            for community in {ref.community for ref in batch.refs()}
            for (ref,) in self._ask(
                clauses.TOUCHED, community=community, after=batch.base
            )
        }
        late = tuple(ref for ref in batch.refs() if ref in touched)
        if late:
            raise Conflict(late)

    def _log(self, batch: Batch, revision: int, at: datetime) -> None:
        told_on = batch.told_on and batch.told_on.isoformat()
        commit = (
            revision,
            batch.id,
            batch.actor,
            batch.reason,
            told_on,
            at.isoformat(),
        )
        self._tell(self._dialect.add, COMMITS, [commit])
        payloads = (*batch.payloads, *(None for _ in batch.strikes))
        source = batch.sources.get
        self._tell(
            self._dialect.add,
            CHANGES,
            [
                (
                    ref.community,
                    revision,
                    place,
                    ref,
                    ref.kind,
                    payload,
                    source(ref, ""),
                )
                for place, (ref, payload) in enumerate(
                    zip(batch.refs(), payloads, strict=True)
                )
            ],
        )

    def _put(self, batch: Batch) -> None:
        # In the order of the key, so that the tables grow at their end.
        for word, found in groupby(sorted(batch.puts, key=_by_name), key=_by_kind):
            kind, records = kind_named(word), list(found)
            books = (record.id.community for record in records)
            rows = zip(books, *to_columns(kind, records), strict=True)
            self._tell(self._dialect.put, TABLES[kind], list(rows))

    def _strike(self, batch: Batch) -> None:
        for word, refs in groupby(sorted(batch.strikes, key=_by_kind), key=_by_kind):
            rows = [(ref.community, ref) for ref in refs]
            clause = clauses.strike(kind_named(word))
            self._prepared[clause].run_many(self._connection, rows)

    def _ask(self, clause: ClauseElement, **values: object) -> Iterable[Any]:
        return self._prepared[clause].run(self._connection, **values).all()

    def _tell(self, tell: Tell, table: Table, rows: Rows) -> None:
        if rows:
            tell(self._connection, self._prepared, table, rows)


def _check_lengths(batch: Batch) -> None:
    """Of what is a key: a database that is not strict would cut it short."""
    names = {batch.id, *(ref.community for ref in batch.refs())}
    if max(map(len, names)) > NAME_LENGTH:
        raise InvalidValue(
            f"a batch id or community is longer than {NAME_LENGTH} characters",
            problem="too-long",
        )
    if max(map(len, batch.refs()), default=0) > REF_LENGTH:
        raise InvalidValue(
            f"a ref (引用) is longer than {REF_LENGTH} characters", problem="too-long"
        )
