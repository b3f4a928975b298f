"""SQL 存储. Commits, snapshots and the log, in an SQL database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Connection, CursorResult, Engine
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage import utc_now
from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.changes import changes_in
from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.opening import (
    address_of,
    dialect_of,
    engine_at,
    recognise,
    settle,
)
from shequ_adapters.storage.sql.prepared import Prepared
from shequ_adapters.storage.sql.transactions import Joined, Own, Transactions
from shequ_adapters.storage.sql.trouble import sentence, told, where
from shequ_adapters.storage.sql.view import SqlView
from shequ_adapters.storage.sql.writing import Writer
from shequ_core.errors import Conflict, Unreadable
from shequ_core.ports import Batch, Change, Redaction
from shequ_core.values import Ref

PATIENCE = 30.0
"""耐心. Seconds to wait for another writer, unless told otherwise."""

_LOST = 3
"""中断. How many broken connections a commit outlives; the next one ends it."""


class SqlStore:
    """SQL 存储. A Store in an SQL database, beside the tables of an app if it has some.

    It takes the app's own engine, or a connection of it: then it reads and writes in
    the app's transaction, and what was committed lasts when the app commits.
    ``SqlStore.open`` makes an engine from an address.
    ``clock`` tells the moment of a commit. Raises Unreadable, one sentence, where the
    database is not what it is taken for.
    """

    def __init__(
        self, place: Engine | Connection, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._engine = place.engine
        self._clock = clock
        self._dialect = dialect_of(self._engine.url)
        self._prepared = Prepared(self._engine)
        self._let_go: Callable[[], None] = lambda: None
        self._transactions = _transactions(place, self._dialect)

    @classmethod
    def open(
        cls,
        url: str,
        *,
        patience: float = PATIENCE,
        clock: Callable[[], datetime] = utc_now,
    ) -> Self:
        """打开. The store at an address like ``sqlite:///社区.db``, made if missing.

        ``patience`` is how many seconds to wait for another writer. Raises Unreadable.
        """
        engine = engine_at(address_of(url), patience=patience)
        try:
            store = cls(engine, clock=clock)
        except BaseException:
            engine.dispose()
            raise
        store._let_go = engine.dispose
        return store

    def close(self) -> None:
        """关闭. Let go of the database; a caller's own engine stays as it is."""
        self._let_go()

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """视图. Open a snapshot; in a caller's transaction, what that sees."""
        with self._transactions.reading() as connection:
            view = SqlView(connection, self._prepared, self._dialect)
            try:
                yield view
            finally:
                view.close()

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing. Raises Conflict.

        Beaten to its revision by another batch, it looks anew whether a ref of its own
        was changed: the caller has read nothing since, so nothing is lost by that.
        """
        return self._written(batch, lambda writer: writer.write(batch, self._clock()))

    def redact(self, redaction: Redaction) -> int:
        """删除. Commit a batch, and leave the remains of earlier changes.

        In a transaction of its own the database is then made to let go of the old
        texts; in a caller's that is the caller's to do, after it has committed. Raises
        as ``commit``, and Unreadable where all was written but the old pages are held.
        """
        revision = self._written(
            redaction.batch, lambda writer: writer.redact(redaction, self._clock())
        )
        with told(
            self._engine,
            "已删除，但旧数据页未能清除",
            "erased, but the old pages could not be given up",
        ):
            self._transactions.forget()
        return revision

    def _written(self, batch: Batch, write: Callable[[Writer], int]) -> int:
        lost = 0
        for attempt in range(1, self._transactions.attempts + 1):
            try:
                with self._transactions.writing() as connection:
                    return write(Writer(connection, self._prepared, self._dialect))
            except DBAPIError as error:
                lost += error.connection_invalidated
                if self._dialect.beaten(error):
                    continue
                if self._dialect.busy(error) and not lost:
                    break
                last = attempt == self._transactions.attempts
                if not error.connection_invalidated or lost > _LOST or last:
                    raise self._failed(error, unknown=lost > 0 and not last) from None
        raise Conflict(
            batch.refs(),
            "the database is busy (数据库正忙), nothing was written: try again",
        )

    def _failed(self, error: DBAPIError, *, unknown: bool) -> Unreadable:
        chinese, english = "写入失败，未作改动", "could not be written"
        if unknown:
            chinese = "连接中断，是否写入尚不可知，请再次提交同一批次"
            english = "connection lost, commit the same batch again to know"
        return Unreadable(sentence(error, self._engine.url, chinese, english))

    def changes(
        self,
        *,
        after: int = 0,
        community: str | None = None,
        ref: Ref[Any] | None = None,
    ) -> Iterator[Change]:
        """变更. The changes of the revisions after that one, oldest first."""
        if ref is not None and community is None:
            community = ref.community
        scope = {"of_community": community is not None, "of_ref": ref is not None}
        terms = {"after": after, "community": community, "ref": ref}
        with (
            told(self._engine, "读取失败", "could not be read"),
            self._transactions.reading() as connection,
        ):

            def ask(past: int | None) -> closing[CursorResult[Any]]:
                clause = clauses.history(**scope, one_by_one=past is not None)
                rows = self._transactions.rows
                return closing(
                    rows(self._prepared[clause], connection, **terms, past=past)
                )

            yield from changes_in(ask, where(self._engine.url))


def _transactions(place: Engine | Connection, dialect: Dialect) -> Transactions:
    if isinstance(place, Connection):
        recognise(place)
        return Joined(place, dialect)
    engine = place.execution_options(isolation_level="AUTOCOMMIT")
    settle(engine, dialect)
    return Own(engine, dialect)


def open_sql(url: str) -> SqlStore:
    """打开. The store at an address like ``sqlite:///社区.db``. Raises Unreadable."""
    return SqlStore.open(url)
