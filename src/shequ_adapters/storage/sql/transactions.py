"""事务. Whose transaction a store reads and writes in: its own, or a caller's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

import attrs
from sqlalchemy import Connection, CursorResult, Engine, NestedTransaction
from sqlalchemy.exc import DBAPIError

from shequ_adapters.storage.sql.dialect import Dialect
from shequ_adapters.storage.sql.prepared import Statement
from shequ_core.errors import InvalidValue


class Transactions(Protocol):
    """事务. ``attempts`` is how often a commit that was beaten may be done anew."""

    @property
    def attempts(self) -> int:
        """次数. At least one."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """读. A connection that is read within the block."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """写. A connection whose writes last if the block ends well, else not."""
        ...

    def rows(
        self, statement: Statement, connection: Connection, **values: object
    ) -> CursorResult[Any]:
        """行. The answer to a statement that may be long."""
        ...

    def forget(self) -> None:
        """忘却. Let the database give up what was written over, where it can."""
        ...


@attrs.frozen
class Own:
    """自有事务. A connection and a transaction for every view and every commit."""

    engine: Engine
    dialect: Dialect
    attempts: int = 200

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """读. A snapshot of its own."""
        with self.engine.connect() as connection:
            begin(connection, self.dialect.begin_view)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """写. Committed when the block ends well."""
        with self.engine.connect() as connection:
            begin(connection, self.dialect.begin_commit)
            yield connection
            connection.exec_driver_sql("COMMIT")

    def rows(
        self, statement: Statement, connection: Connection, **values: object
    ) -> CursorResult[Any]:
        """行. Streamed: nothing else is asked of the connection."""
        return statement.stream(connection, **values)

    def forget(self) -> None:
        """忘却. The database writes its files anew."""
        with self.engine.connect() as connection:
            self.dialect.forget(connection)


@attrs.frozen
class Joined:
    """加入的事务. Reads and writes in a caller's transaction; a savepoint a commit.

    A commit that was beaten is not done anew: the caller has read, too.
    """

    connection: Connection
    dialect: Dialect
    attempts: int = 1

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """读. What the caller's transaction sees."""
        yield self.connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """写. Kept if the caller commits. Raises InvalidValue if there is no
        transaction.
        """
        options = self.connection.get_execution_options()
        if options.get("isolation_level") == "AUTOCOMMIT":
            raise InvalidValue("a connection that commits by itself has no transaction")
        self.dialect.join(self.connection)
        savepoint = self.connection.begin_nested()
        try:
            yield self.connection
            savepoint.commit()
        except BaseException:
            self._back(savepoint)
            raise

    def _back(self, savepoint: NestedTransaction) -> None:
        try:
            savepoint.rollback()
        except DBAPIError:
            # A deadlock took the whole transaction with it: the caller is to know.
            whole = self.connection.get_transaction()
            if whole is not None:
                whole.rollback()

    def rows(
        self, statement: Statement, connection: Connection, **values: object
    ) -> CursorResult[Any]:
        """行. All at once: the caller may ask for something else in between."""
        return statement.run(connection, **values)

    def forget(self) -> None:
        """忘却. Nothing can be given up inside a transaction."""


def begin(connection: Connection, words: tuple[str, ...]) -> None:
    """开始. A transaction, in the words of the database."""
    for word in words:
        connection.exec_driver_sql(word)
