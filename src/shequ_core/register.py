"""底册. A bundle of records, usually one community's, to ask questions of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from shequ_core.errors import NotFound
from shequ_core.model import KINDS, Record
from shequ_core.values import Period, Ref

R = TypeVar("R", bound=Record)
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


class Register:
    """底册. Records by kind and by name; narrowing it in time gives another Register.

    Iterating gives every record, kind by kind, in the order of their ids. Two records
    of one id: the later stands.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        found: defaultdict[type[Record], dict[str, Record]] = defaultdict(dict)
        for record in records:
            found[type(record)][record.id] = record
        self._records: Mapping[type[Record], dict[str, Record]] = {
            kind: dict(sorted(found[kind].items()))
            for kind in sorted(found, key=lambda kind: _ORDER.get(kind, len(_ORDER)))
        }
        self._tied: dict[tuple[type[Record], str], dict[object, list[Record]]] = {}

    def __iter__(self) -> Iterator[Record]:
        for records in self._records.values():
            yield from records.values()

    def __len__(self) -> int:
        return sum(map(len, self._records.values()))

    def __contains__(self, ref: str) -> bool:
        return self.find(Ref.trusted(ref)) is not None

    def __getitem__(self, ref: Ref[R]) -> R:
        """引用所指. The record of that name. Raises NotFound."""
        record = self.find(ref)
        if record is None:
            raise NotFound(f"no record (记录) is called {ref}")
        return record

    def find(self, ref: Ref[R] | None) -> R | None:
        """查找. The record of that name, None where there is none."""
        if ref is None:
            return None
        return self._by_word.get(ref.kind, {}).get(ref)  # type: ignore[return-value]  # a Ref[R] names an R

    @cached_property
    def _by_word(self) -> Mapping[str, dict[str, Record]]:
        return {kind.kind: records for kind, records in self._records.items()}

    def all(self, kind: type[R]) -> Iterable[R]:
        """全部. Every record of a kind, in the order of their ids."""
        return self._records.get(kind, {}).values()  # type: ignore[return-value]  # filed by kind

    def tied(self, kind: type[R], field: str, to: object) -> list[R]:
        """关联. The records of a kind whose field has that value (indexed, so cheap).

        ``register.tied(Residence, "household", household.id)``
        """
        return self.grouped(kind, field).get(to, [])

    def grouped(self, kind: type[R], field: str) -> Mapping[Any, list[R]]:
        """分组. The records of a kind by the value of a field."""
        index = self._tied.get((kind, field))
        if index is None:
            index = defaultdict(list)
            for record in self.all(kind):
                index[getattr(record, field)].append(record)
            self._tied[kind, field] = index = dict(index)
        return index  # type: ignore[return-value]  # the index of a kind holds that kind

    def on(self, day: date) -> Register:
        """某日. What is true on a day."""
        return Register(record for record in self if record.period.has(day))

    def during(self, period: Period) -> Register:
        """时段内. What is true on any day of a period, or begins within it."""
        return Register(record for record in self if record.period.meets(period))
