"""次序. The one order of records: kind by kind, and in a kind by id."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from shequ_core.errors import InvalidValue
from shequ_core.model._record import Record
from shequ_core.model.kinds import KINDS

_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def place_of(kind: type[Record]) -> int:
    """位次. Where a kind stands among the kinds; those of others are last."""
    return _ORDER.get(kind, len(_ORDER))


class Ordered(ABC):
    """有序记录. Records kind by kind and by id, each id once; a Register is one."""

    @abstractmethod
    def __iter__(self) -> Iterator[Record]: ...


class InOrder(Ordered, Iterator[Record]):
    """依次. Records that are in order already, such as a store scans them.

    They come one at a time, once, and are not held. The next of them raises
    InvalidValue where it is out of order.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._checked = _checked(records)

    def __iter__(self) -> Iterator[Record]:
        return self

    def __next__(self) -> Record:
        return next(self._checked)


def _checked(records: Iterable[Record]) -> Iterator[Record]:
    kind, last = None, ""
    for record in records:
        if type(record) is not kind:
            if kind is not None and place_of(type(record)) < place_of(kind):
                raise InvalidValue(
                    f"records (记录) not in order: {record.kind} after {kind.kind}"
                )
            kind = type(record)
        elif record.id <= last:
            raise InvalidValue(f"records (记录) not in order: {record.id} after {last}")
        last = record.id
        yield record
