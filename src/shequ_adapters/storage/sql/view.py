"""SQL 视图. A snapshot inside one transaction of the database."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, TypeVar
from weakref import WeakSet

from sqlalchemy import Connection

from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.prepared import Prepared
from shequ_adapters.storage.sql.tables import TABLES
from shequ_adapters.storage.sql.trouble import told
from shequ_core.codec import from_row, from_rows
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Record, kind_named
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class SqlView:
    """SQL 视图. A snapshot of an SqlStore."""

    def __init__(
        self, connection: Connection, prepared: Prepared, dialect: Dialect
    ) -> None:
        self._connection = connection
        self._prepared = prepared
        self._dialect = dialect
        self._open = True
        self._begun: WeakSet[Generator[Sequence[Any], None, None]] = WeakSet()
        # The first read fixes the snapshot; the opening of a transaction does not.
        with self._told():
            last = prepared[clauses.LAST].run(connection).scalar_one()
        self.revision = int(last)

    def get(self, ref: Ref[R]) -> R:
        """取. The record of that name. Raises NotFound."""
        self._check()
        kind: type[R] = kind_named(ref.kind)  # type: ignore[assignment]  # a Ref[R] names an R
        with self._told():
            row = (
                self._prepared[clauses.one(kind)]
                .run(self._connection, community=ref.community, id=ref)
                .first()
            )
        if row is None:
            raise NotFound(f"no record (记录) is called {ref}")
        return from_row(kind, row)

    def scan(
        self, kind: type[R], *, community: str | None = None, on: date | None = None
    ) -> Iterator[R]:
        """扫描. The records of a kind, sorted by community and id."""
        self._check()
        table = TABLES[kind_named(kind.kind)]
        with self._told():
            pages = self._dialect.scan(
                self._connection, self._prepared, table, community=community, on=on
            )
            self._begun.add(pages)
            for some in pages:
                for record in from_rows(kind, some):
                    self._check()
                    yield record
                self._check()

    def close(self) -> None:
        """关闭. The end of its block: from now on it tells nothing."""
        self._open = False
        for pages in self._begun:
            pages.close()

    def _told(self) -> AbstractContextManager[None]:
        return told(self._connection.engine, "读取失败", "could not be read")

    def _check(self) -> None:
        if not self._open:
            raise InvalidValue("a view (视图) is read inside its with-block")
