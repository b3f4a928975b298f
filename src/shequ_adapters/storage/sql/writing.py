"""写入. What a batch does to the tables, inside a transaction that is already open."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, count, groupby, repeat
from operator import attrgetter
from typing import Any

from sqlalchemy import ClauseElement, Connection, Table

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect, Tell
from shequ_adapters.storage.sql.prepared import Prepared, Rows
from shequ_adapters.storage.sql.rows import communities_of, rows_of
from shequ_adapters.storage.sql.tables import (
    CHANGES,
    COMMITS,
    NAME_LENGTH,
    REF_LENGTH,
    TABLES,
)
from shequ_core.errors import InvalidValue
from shequ_core.model import kind_named
from shequ_core.ports import Batch, Redaction
from shequ_core.ports.chain import digests, head_of, link_of, salts
from shequ_core.values import Ref

_by_kind = attrgetter("kind")


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
        self._log(batch, last + 1, at, "".join(self._link(last)))
        self._put(batch)
        self._strike(batch)
        return int(last + 1)

    def redact(self, redaction: Redaction, at: datetime) -> int:
        """删除. As ``write``, and leave of earlier changes what remains of them."""
        revision = self.write(redaction.batch, at)
        rows = [
            (it.payload, it.ref.community, it.revision, it.position)
            for it in redaction.remains
        ]
        if rows:
            self._prepared[clauses.REMAINS].run_many(self._connection, rows)
        return revision

    def _link(self, revision: int) -> Iterator[str]:
        for (link,) in self._ask(clauses.LINK, revision=revision):
            yield link

    def _check(self, batch: Batch, last: int) -> None:
        books = {ref.community for ref in batch.refs()} if batch.base < last else ()
        later = {
            ref: last
            for book in books
            for (ref,) in self._ask(clauses.TOUCHED, community=book, after=batch.base)
        }
        batch.admit(last, lambda ref: later.get(ref, 0))

    def _log(self, batch: Batch, revision: int, at: datetime, link: str) -> None:
        told_on = batch.told_on and batch.told_on.isoformat()
        refs = batch.refs()
        drawn, told = salts(len(refs), os.urandom), list[str]()
        rows = zip(
            communities_of(refs),
            repeat(revision),
            count(),
            map(str, refs),
            chain(batch.payloads, repeat(None)),
            map(batch.sources.get, refs, repeat("")),
            drawn,
            _noted(digests(batch, revision, drawn), told),
            strict=False,
        )
        self._tell(self._dialect.add, CHANGES, refs, rows)
        self._prepared[clauses.add(COMMITS)].run(
            self._connection,
            revision=revision,
            batch=batch.id,
            actor=batch.actor,
            reason=batch.reason,
            told_on=told_on,
            at=at.isoformat(),
            link=link_of(link, head_of(batch, revision, at), told),
        )

    def _put(self, batch: Batch) -> None:
        for kind in sorted({type(record) for record in batch.puts}, key=_by_kind):
            puts = (record for record in batch.puts if type(record) is kind)
            refs, rows = rows_of(kind, puts)
            self._tell(self._dialect.put, TABLES[kind], refs, rows)

    def _strike(self, batch: Batch) -> None:
        for word, refs in groupby(sorted(batch.strikes, key=_by_kind), key=_by_kind):
            rows = [(ref.community, ref) for ref in refs]
            clause = clauses.strike(kind_named(word))
            self._prepared[clause].run_many(self._connection, rows)

    def _ask(self, clause: ClauseElement, **values: object) -> Iterable[Any]:
        return self._prepared[clause].run(self._connection, **values).all()

    def _tell(
        self, tell: Tell, table: Table, refs: Sequence[Ref[Any]], rows: Rows
    ) -> None:
        if refs:
            tell(self._connection, self._prepared, table, refs, rows)


def _noted(digests: Iterable[str], told: list[str]) -> Iterator[str]:
    """Each as it goes by: the link of the commit is made of them all."""
    for digest in digests:
        told.append(digest)
        yield digest


def _check_lengths(batch: Batch) -> None:
    """Of what is a key: a database that is not strict would cut it short."""
    longest = max(map(len, batch.refs()), default=0)
    names = {batch.id}
    if longest > NAME_LENGTH:
        names |= {ref.community for ref in batch.refs()}
    if max(map(len, names)) > NAME_LENGTH:
        raise InvalidValue(
            f"a batch id or community is longer than {NAME_LENGTH} characters",
            problem="too-long",
        )
    if longest > REF_LENGTH:
        raise InvalidValue(
            f"a ref (引用) is longer than {REF_LENGTH} characters", problem="too-long"
        )
