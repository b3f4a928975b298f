"""备好的语句. SQL text compiled once, and run with plain tuples.

Tuples through ``exec_driver_sql`` cost what the driver itself does; a Core statement
with dicts costs two and a half times that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
from sqlalchemy import ClauseElement, Connection, CursorResult, Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.compiler import SQLCompiler

AT_ONCE = 1000
"""一次. How many rows are taken from a database together."""

Rows = Iterable[tuple[object, ...]]


@attrs.frozen
class Statement:
    """语句. SQL text, and the names of its parameters in their order."""

    text: str
    names: tuple[str, ...]

    def run(self, connection: Connection, **values: object) -> CursorResult[Any]:
        """执行. Once, with values by name; those it does not ask for are left out."""
        return connection.exec_driver_sql(self.text, self._cells(values))

    def stream(self, connection: Connection, **values: object) -> CursorResult[Any]:
        """流式执行. As ``run``; the rows come as they are taken, not all at once."""
        return connection.exec_driver_sql(
            self.text, self._cells(values), execution_options={"yield_per": AT_ONCE}
        )

    def run_many(self, connection: Connection, rows: Rows) -> None:
        """执行. For every row of at least one, its cells in the order of the names."""
        connection.exec_driver_sql(self.text, list(rows))

    def _cells(self, values: dict[str, object]) -> tuple[object, ...]:
        return tuple(values[name] for name in self.names)


class Prepared:
    """备好的语句. The statements of one database, compiled when first asked for."""

    def __init__(self, engine: Engine) -> None:
        self._dialect = engine.dialect
        if not self._dialect.positional:
            assert isinstance(self._dialect, DefaultDialect)
            self._dialect = type(self._dialect)(paramstyle="format")
        self._made: dict[ClauseElement, Statement] = {}

    def __getitem__(self, clause: ClauseElement) -> Statement:
        """备好. The statement of a clause."""
        made = self._made.get(clause)
        if made is None:
            compiled = clause.compile(dialect=self._dialect)
            assert isinstance(compiled, SQLCompiler)
            made = Statement(str(compiled), tuple(compiled.positiontup or ()))
            self._made[clause] = made
        return made
