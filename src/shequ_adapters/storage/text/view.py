"""文本视图. A snapshot of the folder, read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from shequ_adapters.storage.text.snapshot import Snapshot
from shequ_core.codec import Upcasts, loads
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Record, kind_named
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class TextView:
    """文本视图. A snapshot of a TextStore."""

    def __init__(self, snapshot: Snapshot, upcasts: Upcasts) -> None:
        self.revision = snapshot.revision
        self._snapshot = snapshot
        self._upcasts = upcasts
        self._open = True

    def get(self, ref: Ref[R]) -> R:
        """取. The record of that name. Raises NotFound."""
        self._check()
        line = self._snapshot.shelf(kind_named(ref.kind).kind).find(ref.encode())
        if line is None:
            raise NotFound(f"no record (记录) is called {ref}")
        return loads(line.decode(), upcasts=self._upcasts)  # type: ignore[return-value]  # a Ref[R] names an R

    def scan(
        self, kind: type[R], *, community: str | None = None, on: date | None = None
    ) -> Iterator[R]:
        """扫描. The records of a kind, sorted by community and id."""
        self._check()
        shelf = self._snapshot.shelf(kind_named(kind.kind).kind)
        lines = shelf.of(None if community is None else community.encode())
        while True:
            self._check()
            line = next(lines, None)
            if line is None:
                return
            record = loads(line.decode(), upcasts=self._upcasts)
            if on is None or record.period.has(on):
                yield record  # type: ignore[misc]  # shelved by kind

    def shut(self) -> None:
        """合上. The with-block has ended."""
        self._open = False

    def _check(self) -> None:
        if not self._open:
            raise InvalidValue("a view (视图) is read inside its with-block")
