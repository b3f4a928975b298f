"""重建. The tables of the kinds made anew of the log, which is left as it is.

The log holds every record whole, so whatever shape the tables had, they can be made
again. Community by community: what one of them knows fits into the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
)

from shequ_adapters.storage.ages import LogEntry
from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.prepared import AT_ONCE, Prepared
from shequ_adapters.storage.sql.renewal import Rebuilt, Tables
from shequ_adapters.storage.sql.rows import rows_of
from shequ_adapters.storage.sql.tables import CHANGES
from shequ_core.codec import Upcasts, from_rows
from shequ_core.errors import Unreadable
from shequ_core.model import Record
from shequ_core.values import Ref

_COMMUNITIES = select(CHANGES.c.community).distinct().order_by(CHANGES.c.community)


def _later() -> ColumnElement[bool]:
    """After a ``revision`` and ``position``, in words that a key is searched by."""
    log = CHANGES.c
    revision: ColumnElement[int] = bindparam("revision")
    same: ColumnElement[int] = bindparam("same_revision")
    return and_(
        log.revision >= revision,
        or_(log.revision > same, log.position > bindparam("position")),
    )


_PAGE = (
    select(CHANGES.c.revision, CHANGES.c.position, CHANGES.c.ref, CHANGES.c.payload)
    .where(CHANGES.c.community == bindparam("community"))
    .where(_later())
    .order_by(CHANGES.c.revision, CHANGES.c.position)
    .limit(literal_column(str(AT_ONCE)))
    .offset(literal_column("0"))
)


@attrs.frozen
class Rebuilding:
    """重建. Through one connection, into empty tables of a database at a ``place``."""

    place: str
    connection: Connection
    prepared: Prepared
    dialect: Dialect
    tables: Tables
    upcasts: Upcasts

    def run(self) -> Rebuilt:
        """进行. Fill the tables, and read them again to see that they say the same.

        Raises Unreadable where an entry of the log can't be read.
        """
        changes = records = 0
        for (community,) in self.prepared[_COMMUNITIES].run(self.connection).all():
            standing: dict[Ref[Any], Record] = {}
            for ref, record in self._told(community):
                changes += 1
                if record is None:
                    standing.pop(ref, None)
                else:
                    standing[ref] = record
            records += len(standing)
            for kind, table in self.tables.items():
                self._fill(community, kind, table, standing)
        [(commits,)] = self.prepared[clauses.LAST].run(self.connection).all()
        return Rebuilt(commits, changes, records)

    def _told(self, community: str) -> Iterator[tuple[Ref[Any], Record | None]]:
        """Every change of a community, oldest first."""
        revision, position = 0, -1
        page = self.prepared[_PAGE]
        while True:
            rows: Sequence[Any] = page.run(
                self.connection,
                community=community,
                revision=revision,
                same_revision=revision,
                position=position,
            ).all()
            for revision, position, name, payload in rows:
                entry = LogEntry(revision, position, name, payload)
                yield Ref.trusted(name), entry.read(self.place, self.upcasts)
            if len(rows) < AT_ONCE:
                return

    def _fill(
        self,
        community: str,
        kind: type[Record],
        table: Table,
        standing: Mapping[Ref[Any], Record],
    ) -> None:
        found = [record for record in standing.values() if type(record) is kind]
        if not found:
            return
        refs, rows = rows_of(kind, found)
        self.dialect.add(self.connection, self.prepared, table, refs, rows)
        pages = self.dialect.scan(
            self.connection, self.prepared, table, community=community, on=None
        )
        stored = [record for page in pages for record in from_rows(kind, page)]
        if stored != [standing[ref] for ref in refs]:
            raise Unreadable(
                f"{self.place} 重建后的 {table.name} 表与日志不符，未作改动"
                f" (the new table is not what the log says)"
            )
