"""底册. A bundle of records, usually one community's, to ask questions of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from shequ_core.errors import NotFound
from shequ_core.model import Ordered, Record, place_of
from shequ_core.values import Period, Ref

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def _over(
    before: Mapping[str, Record], told: Mapping[str, Record | None]
) -> dict[str, Record]:
    """The records of a kind, some of them told anew; None is one that is struck."""
    if not told:
        return dict(before)
    after = {name: it for name, it in {**before, **told}.items() if it is not None}
    return after if told.keys() <= before.keys() else dict(sorted(after.items()))


def _retied(
    index: dict[object, list[Record]],
    field: str,
    before: Mapping[str, Record],
    told: Mapping[str, Record | None],
) -> dict[object, list[Record]]:
    """An index of a kind, with some of its records told anew."""
    fresh: defaultdict[object, list[Record]] = defaultdict(list)
    for name, record in told.items():
        if name in before:
            fresh[getattr(before[name], field)] += ()
        if record is not None:
            fresh[getattr(record, field)].append(record)
    after = {**index}
    for value, records in fresh.items():
        kept = (it for it in after.pop(value, ()) if it.id not in told)
        if all_of_them := sorted((*kept, *records), key=lambda it: it.id):
            after[value] = all_of_them
    return after


class Register(Ordered):
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
            for kind in sorted(found, key=place_of)
        }
        self._tied: dict[tuple[type[Record], str], dict[object, list[Record]]] = {}
        self._answers: dict[tuple[Callable[..., object], Hashable], object] = {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> Register:
        """底册. The register itself where it is one already, or one of the records."""
        return records if isinstance(records, Register) else Register(records)

    def __iter__(self) -> Iterator[Record]:
        for kind in self._records:
            yield from self.named(kind).values()

    def __len__(self) -> int:
        return sum(len(self.named(kind)) for kind in self._records)

    def __contains__(self, ref: str) -> bool:
        return self._find(ref) is not None

    def __getitem__(self, ref: Ref[R]) -> R:
        """引用所指. The record of that name. Raises NotFound."""
        record = self.find(ref)
        if record is None:
            raise NotFound(f"no record (记录) is called {ref}")
        return record

    def find(self, ref: Ref[R] | None) -> R | None:
        """查找. The record of that name, None where there is none."""
        return None if ref is None else cast("R | None", self._find(ref))

    def _find(self, ref: str) -> Record | None:
        if not self._records:
            return None
        kind = self._kinds.get(ref.split("/", 2)[1])
        return None if kind is None else self.named(kind).get(ref)

    @cached_property
    def _kinds(self) -> Mapping[str, type[Record]]:
        return {kind.kind: kind for kind in self._records}

    def named(self, kind: type[R]) -> Mapping[str, R]:
        """按名. Every record of a kind by its id, in the order of the ids."""
        return cast("Mapping[str, R]", self._records.get(kind, {}))

    def all(self, kind: type[R]) -> Iterable[R]:
        """全部. Every record of a kind, in the order of their ids."""
        return self.named(kind).values()

    def tied(self, kind: type[R], field: str, to: object) -> list[R]:
        """关联. The records of a kind whose field has that value (indexed, so cheap).

        ``register.tied(Residence, "household", household.id)``
        """
        return self.grouped(kind, field).get(to, [])

    def grouped(self, kind: type[R], field: str) -> Mapping[Any, list[R]]:
        """分组. The records of a kind by the value of a field."""
        index = self._tied.get((kind, field))
        if index is None:
            found: defaultdict[object, list[Record]] = defaultdict(list)
            for record in self.all(kind):
                found[getattr(record, field)].append(record)
            self._tied[kind, field] = index = dict(found)
        return index  # type: ignore[return-value]  # the index of a kind holds that kind

    def once(self, ask: Callable[..., T], *about: Hashable) -> T:
        """只问一次. ``ask(register, *about)``, kept for whoever asks the same again.

        A register never changes, so neither does the answer; it must not be changed
        by those who got it.
        """
        question = (ask, about)
        if question not in self._answers:
            self._answers[question] = ask(self, *about)
        return cast("T", self._answers[question])

    def on(self, day: date) -> Register:
        """某日. What is true on a day."""
        return _Narrowed(self, Period.has, day)

    def during(self, period: Period) -> Register:
        """时段内. What is true on any day of a period."""
        return _Narrowed(self, Period.meets, period)

    def touching(self, period: Period) -> Register:
        """前后. What is true in a period, or ended as it began: who left is told so."""
        return _Narrowed(self, Period.touches, period)

    def after(self, puts: Iterable[Record], strikes: Iterable[str] = ()) -> Register:
        """其后. With some records put, over those of their ids, and some struck."""
        told: defaultdict[type[Record], dict[str, Record | None]] = defaultdict(dict)
        for record in puts:
            told[type(record)][record.id] = record
        for ref in strikes:
            if (known := self.find(Ref.trusted(ref))) is not None:
                told[type(known)][ref] = None
        changed = Register()
        changed._records = {
            kind: _over(self.named(kind), told.get(kind, {}))
            for kind in sorted({*self._records, *told}, key=place_of)
        }
        changed._tied = {
            (kind, field): _retied(index, field, self.named(kind), told.get(kind, {}))
            for (kind, field), index in self._tied.items()
        }
        return changed


def in_order(records: Iterable[Record]) -> Ordered:
    """有序. The records themselves where they are Ordered, or all of them, sorted.

    What is written of it record by record takes no more memory than one record.
    """
    return records if isinstance(records, Ordered) else Register(records)


class _Narrowed(Register):
    """The records of another register whose period passes; looked at kind by kind."""

    def __init__(
        self, whole: Register, passes: Callable[[Period, T], bool], when: T
    ) -> None:
        super().__init__()
        self._records = whole._records
        self._whole = whole
        self._passes, self._when = passes, when
        self._passed: dict[type[Record], dict[str, Record]] = {}

    def named(self, kind: type[R]) -> Mapping[str, R]:
        """按名. Those of the kind that pass, by id; worked out when first asked for."""
        passed = self._passed.get(kind)
        if passed is None:
            passes, when = self._passes, self._when
            self._passed[kind] = passed = {
                name: record
                for name, record in self._whole.named(kind).items()
                if passes(record.period, when)
            }
        return cast("Mapping[str, R]", passed)
