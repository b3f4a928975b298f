"""视角小组. The groups that a viewpoint looks at, found by what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from shequ_core.errors import NotFound
from shequ_core.model import GridGroup
from shequ_core.register import Register
from shequ_core.values import Ref

Groups = frozenset[Ref[GridGroup]]


def groups_called(register: Register, words: Iterable[str]) -> Groups:
    """所指小组. Those of that name, number or key, and the small groups under them.

    A number that two groups have is nobody's: raises NotFound, as for an unknown one.
    """
    return with_small(register, {_called(register, word) for word in words})


def with_small(register: Register, named: Iterable[Ref[GridGroup]]) -> Groups:
    """连同小组. Those groups, and the small groups under them."""
    groups = frozenset(named)
    return groups | {it.id for it in register.all(GridGroup) if it.parent in groups}


def _called(register: Register, word: str) -> Ref[GridGroup]:
    known = list(register.all(GridGroup))
    for said in (_name, _key, _number):
        found = {group.id for group in known if said(group) == word}
        if len(found) == 1:
            return found.pop()
        if found:
            names = "、".join(group.name for group in known if group.id in found)
            raise NotFound(f"several groups (居民组) are called {word}: {names}")
    raise NotFound(f"no group (居民组) is called {word}")


def _name(group: GridGroup) -> str:
    return group.name


def _key(group: GridGroup) -> str:
    return group.id.key


def _number(group: GridGroup) -> str:
    return "" if group.number is None else str(group.number)
