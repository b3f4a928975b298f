"""SQL 存储. Commits, snapshots and the log, in an SQL database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage import utc_now
from shequ_adapters.storage.sql import clauses
from shequ_adapters.storage.sql.opening import dialect_of, engine_at, settle
from shequ_adapters.storage.sql.prepared import Prepared
from shequ_adapters.storage.sql.trouble import told
from shequ_adapters.storage.sql.view import SqlView
from shequ_adapters.storage.sql.writing import Writer
from shequ_core.errors import Conflict
from shequ_core.ports import Batch, Change
from shequ_core.values import Ref

PATIENCE = 30.0
"""耐心. Seconds to wait for another writer, unless told otherwise."""


class SqlStore:
    """SQL 存储. A Store in an SQL database, beside the tables of an app if it has some.

    It takes the app's own ``engine``; ``SqlStore.open`` makes one from an address.
    ``clock`` tells the moment of a commit. Raises Unreadable, one sentence, where the
    database is not what it is taken for.
    """

    def __init__(
        self, engine: Engine, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._clock = clock
        self._dialect = dialect_of(engine.url)
        self._prepared = Prepared(engine)
        self._let_go: Callable[[], None] = lambda: None
        settle(self._engine, self._dialect)

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
        engine = engine_at(url, patience=patience)
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
        """视图. Open a snapshot."""
        with self._transaction(self._dialect.begin_view) as connection:
            yield SqlView(connection, self._prepared)

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing. Raises Conflict."""
        try:
            with self._transaction(self._dialect.begin_commit) as connection:
                writer = Writer(connection, self._prepared, self._dialect)
                revision = writer.write(batch, self._clock())
                connection.exec_driver_sql("COMMIT")
                return revision
        except DBAPIError as error:
            if self._dialect.busy(error):
                raise Conflict(
                    tuple(batch.refs()),
                    "the database is busy (数据库正忙), nothing was written: try again",
                ) from None
            with told(self._engine, "写入失败，未作改动", "could not be written"):
                raise

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
        clause = clauses.history(
            of_community=community is not None, of_ref=ref is not None
        )
        with (
            told(self._engine, "读取失败", "could not be read"),
            self._transaction(self._dialect.begin_view) as connection,
        ):
            rows = self._prepared[clause].run(
                connection, after=after, community=community, ref=ref
            )
            for row in rows:
                yield _change(row)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            yield connection


def _change(row: Any) -> Change:
    revision, position, ref, payload, source, batch, actor, reason, told_on, at = row
    return Change(
        revision=revision,
        position=position,
        batch=batch,
        at=_moment(at),
        ref=Ref.trusted(ref),
        payload=payload,
        actor=actor,
        reason=reason,
        told_on=told_on and _day(told_on),
        source=source,
    )


_moment = lru_cache(datetime.fromisoformat)
_day = lru_cache(date.fromisoformat)


def open_sql(url: str) -> SqlStore:
    """打开. The store at an address like ``sqlite:///社区.db``. Raises Unreadable."""
    return SqlStore.open(url)
