"""现状. The records as they stand while ledgers are read, and new names for more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from shequ_core.ledgers.naturals import NATURAL, PREFIX
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)
_UNFIT = re.compile(r"[^a-z0-9.]+", re.ASCII)


def key_of(words: str) -> str:
    """键. The part of a ledger's own number that can be a key: 00400001, 20040001."""
    return _UNFIT.sub("-", words.lower()).strip("-.")


def as_entered(records: Iterable[R]) -> list[R]:
    """入册顺序. In the order in which the keys were given out: u2 before u10."""
    return sorted(records, key=lambda record: (len(record.id), record.id))


class Standing:
    """现状. What is known of a community, under what is gathered over it.

    ``records`` holds what is new or changed, by id, ``struck`` what no longer stands.
    What a row of one ledger took, a row of another may speak for as well.
    """

    def __init__(self, community: str, known: Register) -> None:
        self.community = community
        self.known = known
        self._beside = Register()
        self._gathered: dict[str, Record] = {}
        self.records: Mapping[str, Record] = MappingProxyType(self._gathered)
        self._of_kind: dict[type[Record], dict[str, Record]] = defaultdict(dict)
        self.struck: set[Ref[Any]] = set()
        self._indexes: dict[type[Record], dict[Hashable, list[str]]] = {}
        self._ledger = ""
        self._taken: set[tuple[str, str]] = set()
        self._highest: dict[type[Record], dict[str, int]] = {}

    def keep_clear_of(self, beside: Register) -> None:
        """避让. What is there is not to be known here, but its names are taken."""
        self._beside = beside

    def find(self, ref: Ref[R] | None) -> R | None:
        """查. The record as it stands now: gathered, else known, else None."""
        if ref is None or ref in self.struck:
            return None
        gathered = self._gathered.get(ref)
        return gathered if gathered is not None else self.known.find(ref)  # type: ignore[return-value]  # filed under its own id

    def all(self, kind: type[R]) -> Iterator[R]:
        """全部. Every record of a kind as it stands now, known ones first."""
        for record in self.known.all(kind):
            if record.id in self.struck:
                continue
            yield self._gathered.get(record.id, record)  # type: ignore[misc]  # filed under its own id
        for gathered in self._of_kind[kind].values():
            if gathered.id not in self.known:
                yield gathered  # type: ignore[misc]  # filed under its own kind

    def named(self, kind: type[R], natural: Hashable) -> R | None:
        """按名. The record that the office calls so, None where there is none."""
        for ref in self._index(kind).get(natural, ()):
            return self.find(Ref.trusted(ref))
        return None

    def ref(self, kind: type[R], key: str) -> Ref[R]:
        """引用. The name of a record of this community."""
        return Ref.to(self.community, kind.kind, key)

    def place(self, kind: type[R], natural: Hashable, key: str = "") -> Ref[R]:
        """定位. The known record of that natural key that no row has taken yet, or a
        new name: ``key`` if the ledger has one, else the next of its kind.
        """
        if key:
            ref = self.ref(kind, key)
            self.claim(ref)
            return ref
        for known in self._index(kind).get(natural, ()):
            if self.claim(Ref[R].trusted(known)):
                return Ref.trusted(known)
        ref = self.new(kind, PREFIX[kind])
        self.claim(ref)
        return ref

    def own(self, kind: type[R], key: str, natural: Hashable) -> Ref[R]:
        """自有编号. The known record of that natural key, taken by a row or not; else a
        new name, of which the ledger's own number is the key.
        """
        for known in self._index(kind).get(natural, ()):
            return Ref.trusted(known)
        ref = self.ref(kind, key) if key else self.new(kind, PREFIX[kind])
        return self.new(kind, key + "-") if self.find(ref) else ref

    def claim(self, ref: Ref[Any]) -> bool:
        """认领. A row speaks for this record; False if another row of the ledger did
        before it.
        """
        taken = self._ledger, ref
        if taken in self._taken:
            return False
        self._taken.add(taken)
        return True

    def new(self, kind: type[R], prefix: str) -> Ref[R]:
        """新名. The next free name with that prefix: u1, u2 ..."""
        number = self._numbers(kind).get(prefix, 0) + 1
        self._numbers(kind)[prefix] = number
        return self.ref(kind, f"{prefix}{number}")

    def _numbers(self, kind: type[Record]) -> dict[str, int]:
        """The highest number in use behind each prefix, of all names of a kind."""
        numbers = self._highest.get(kind)
        if numbers is None:
            numbers = self._highest[kind] = {}
            for record in chain(self.all(kind), self._beside.all(kind)):
                _count(record.id.key, numbers)
        return numbers

    def _index(self, kind: type[Record]) -> dict[Hashable, list[str]]:
        index = self._indexes.get(kind)
        if index is None:
            natural = NATURAL[kind]
            index = defaultdict(list)
            for record in self.all(kind):
                index[natural(record)].append(record.id)
            self._indexes[kind] = index
        return index

    def _enter(self, record: Record) -> Record | None:
        """Keep a record, give back the one that it replaces; a new one can be found by
        its natural key from now on.
        """
        kind, ref = type(record), record.id
        before = self.find(ref)
        if kind in NATURAL:
            natural = NATURAL[kind]
            if before is None or natural(before) != natural(record):
                self._index(kind)[natural(record)].append(ref)
        if before is None:
            _count(ref.key, self._numbers(kind))
        self.gather(record)
        return before

    def gather(self, record: Record) -> None:
        """收下. Keep a record over what is known; no natural key leads to it hereby."""
        self._gathered[record.id] = self._of_kind[type(record)][record.id] = record

    def _let_go(self, ref: Ref[Any]) -> Record | None:
        record = self._gathered.pop(ref, None)
        if record is not None:
            del self._of_kind[type(record)][ref]
        return record


def _count(key: str, numbers: dict[str, int]) -> None:
    prefix = key.rstrip("0123456789")
    if len(prefix) < len(key):
        number = int(key[len(prefix) :])
        numbers[prefix] = max(number, numbers.get(prefix, 0))
