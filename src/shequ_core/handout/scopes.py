"""发放范围. Whose rows go into one workbook: a group's, a leader's, a branch's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

import attrs

from shequ_core.errors import NotFound
from shequ_core.ledgers import Practice
from shequ_core.model import (
    GridGroup,
    GroupLevel,
    PartyBody,
    Record,
)
from shequ_core.register import Register
from shequ_core.values import Ref

NOBODY = "none"
"""无归属. The key of the scope of the rows that belong to no group or branch."""

LedgerRow = Mapping[str, object]


class Split(Enum):
    """分发方式. A workbook a small group, large group, leader, branch or ledger."""

    SMALL_GROUP = "small-group"
    LARGE_GROUP = "large-group"
    LEADER = "leader"
    BRANCH = "branch"
    LEDGER = "ledger"


@attrs.frozen(kw_only=True)
class Scope:
    """发放范围. The rows of one workbook: their keys by the name of the ledger.

    ``key`` tells it from the others of a split, ``title`` is Chinese.
    """

    split: Split
    key: str
    title: str
    rows: Mapping[str, frozenset[str]]

    def practices(self, practices: Sequence[Practice]) -> tuple[Practice, ...]:
        """台账做法. Of the ledgers with rows in the scope, and these rows only."""
        return tuple(
            _narrowed(it, self.rows[it.ledger.name])
            for it in practices
            if it.ledger.name in self.rows
        )


def row_key(row: LedgerRow) -> str:
    """行键. The key of the record that a row is of; "" in the one row of a profile."""
    return str(row.get("key") or "")


def keyed_rows(
    register: Register, practice: Practice
) -> tuple[tuple[str, LedgerRow], ...]:
    """各行. The rows of a ledger with their keys, in the ledger's order."""
    return tuple((row_key(row), row) for row in practice.rows(register))


def rows_by_key(register: Register, practice: Practice) -> Mapping[str, LedgerRow]:
    """按键. The rows of a ledger by key."""
    return dict(reversed(register.once(keyed_rows, practice)))


def _narrowed(practice: Practice, keys: frozenset[str]) -> Practice:
    def rows(register: Register) -> Iterator[LedgerRow]:
        for key, row in register.once(keyed_rows, practice):
            if key in keys:
                yield row

    return attrs.evolve(practice, rows=rows)


def scopes(
    register: Register, split: Split, practices: Sequence[Practice]
) -> tuple[Scope, ...]:
    """发放范围. Every one of a split that has rows; no row is in two of them."""
    if split is Split.LEDGER:
        return tuple(_whole(register, practices))
    kind, homes = _BY[split]
    homed = homes(register)
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for practice in practices:
        belonging = practice.belonging
        if belonging is not None and belonging.to is kind:
            for key, owner in belonging.rows(register):
                home = homed.get(owner, _NO_HOME) if owner else _NO_HOME
                found[home.key][practice.ledger.name].add(key)
    return tuple(
        Scope(
            split=split,
            key=home.key,
            title=home.title,
            rows={name: frozenset(keys) for name, keys in found[home.key].items()},
        )
        for home in dict.fromkeys([*homed.values(), _NO_HOME])
        if home.key in found
    )


def scope_named(
    register: Register, split: Split, key: str, practices: Sequence[Practice]
) -> Scope:
    """按键取范围. Raises NotFound."""
    for scope in scopes(register, split, practices):
        if scope.key == key:
            return scope
    raise NotFound(f"no scope (发放范围) is called {split.value} {key}")


def _whole(register: Register, practices: Sequence[Practice]) -> Iterator[Scope]:
    for practice in practices:
        ledger = practice.ledger
        keys = frozenset(key for key, _ in register.once(keyed_rows, practice))
        if keys:
            yield Scope(
                split=Split.LEDGER,
                key=ledger.name,
                title=ledger.title,
                rows={ledger.name: keys},
            )


@attrs.frozen
class _Home:
    """A scope to be: its key and title."""

    key: str
    title: str


_NO_HOME = _Home(NOBODY, "未归组")

Homes = Mapping[Ref[Record], _Home]


def _of_level(register: Register, level: GroupLevel) -> list[GridGroup]:
    """In the order of their numbers."""
    found = [it for it in register.all(GridGroup) if it.level is level]
    return sorted(found, key=lambda it: (it.number or 0, it.id))


def _by_small(register: Register) -> Homes:
    groups = _of_level(register, GroupLevel.SMALL)
    return {it.id: _Home(it.id.key, it.name) for it in groups}


def _by_large(register: Register) -> Homes:
    large = _of_level(register, GroupLevel.LARGE)
    homes: dict[Ref[Record], _Home] = {it.id: _Home(it.id.key, it.name) for it in large}
    for group in _of_level(register, GroupLevel.SMALL):
        if group.parent in homes:
            homes[group.id] = homes[group.parent]
    return homes


def _by_leader(register: Register) -> Homes:
    """Whoever leads several groups, by name and phones, has them in one workbook."""
    led: dict[object, list[GridGroup]] = {}
    for group in _of_level(register, GroupLevel.SMALL):
        who = (group.leader, group.phones) if group.leader else group.id
        led.setdefault(who, []).append(group)
    return {
        group.id: _Home(groups[0].id.key, "、".join(it.name for it in groups[:4]))
        for groups in led.values()
        for group in groups
    }


def _by_body(register: Register) -> Homes:
    return {it.id: _Home(it.id.key, it.name) for it in register.all(PartyBody)}


_BY: Mapping[Split, tuple[type[Record], Callable[[Register], Homes]]] = {
    Split.SMALL_GROUP: (GridGroup, _by_small),
    Split.LARGE_GROUP: (GridGroup, _by_large),
    Split.LEADER: (GridGroup, _by_leader),
    Split.BRANCH: (PartyBody, _by_body),
}
"""归属和范围. What rows are of, and which workbook that is."""
