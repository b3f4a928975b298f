"""认定. Rows of one name on one roll against the persons who may be meant.

Each row finds one person, or none, or is asked about: never one picked among several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from shequ_core.ledgers.identity import full_number
from shequ_core.ledgers.likeness import (
    Ground,
    Known,
    Sought,
    fit,
    ground,
    has_number,
)
from shequ_core.model import Person
from shequ_core.values import Ref


@attrs.frozen(kw_only=True)
class Match:
    """认定结果. Whom a row speaks of; None where nobody known, or it has to be asked.

    ``asked`` are the candidates of a question, on the ground ``asked_on``. Where they
    are ``rivals`` the row is surely one of them, or not the only row that may be; else
    they only have its name, or its number, and the row may be somebody new.
    """

    person: Ref[Person] | None = None
    on: Ground = Ground.NONE
    asked: tuple[Ref[Person], ...] = ()
    asked_on: Ground = Ground.NONE

    @property
    def rivals(self) -> bool:
        """难分. The candidates are on grounds that would be sure for one alone."""
        return self.asked_on.sure


def assign(rows: Sequence[Sought], known: Sequence[Known]) -> tuple[Match, ...]:
    """认定. Whom each of the rows speaks of, whatever their order.

    The rows have one name and stand on one roll, on which a person stands once; rows of
    one number are of one person. ``known`` are in the order in which they were entered.
    """
    if not known:
        return (Match(),) * len(rows)
    people: dict[str | int, list[Sought]] = {}
    for at, row in enumerate(rows):
        people.setdefault(_one(row, at), []).append(row)
    matches = _Assignment([_together(it) for it in people.values()], known).matches()
    found = dict(zip(people, matches, strict=True))
    return tuple(found[_one(row, at)] for at, row in enumerate(rows))


def by_number(
    rows: Sequence[Sought], persons: Sequence[Person]
) -> tuple[Match, ...] | None:
    """按号认定. What ``assign`` says where every row has name and number of a person,
    and every person's are said: most of what comes in again. None where it is not so.
    """
    found = {(it.name, full_number(it.number)): it.id for it in persons}
    said = [(it.who.name, it.who.full) for it in rows if has_number(it)]
    if len(said) < len(rows) or len(found) < len(persons) or set(said) != found.keys():
        return None
    return tuple(Match(person=found[it], on=Ground.NUMBER) for it in said)


def _one(row: Sought, at: int) -> str | int:
    """What makes several rows one person's; a row without a number is by itself."""
    return row.who.full if has_number(row) else at


def _together(rows: Sequence[Sought]) -> Sought:
    """All that several rows say of one person."""
    phones = dict.fromkeys(phone for row in rows for phone in row.phones)
    return attrs.evolve(rows[0], phones=tuple(phones))


class _Assignment:
    def __init__(self, rows: Sequence[Sought], known: Sequence[Known]) -> None:
        self._rows = rows
        self._known = {it.person.id: it for it in known}
        self._found: dict[int, Ref[Person]] = {}
        self._taken: set[Ref[Person]] = set()

    def matches(self) -> tuple[Match, ...]:
        places = range(len(self._rows))
        numbered = {at: self._best(at) for at in places if self._has_number(at)}
        self._settle({at: best for at, best in numbered.items() if len(best) == 1})
        while settled := self._unrivalled(it for it in places if it not in numbered):
            self._settle(settled)
        self._pair(it for it in places if it not in numbered)
        return tuple(self._match(at) for at in places)

    def _has_number(self, at: int) -> bool:
        return Ground.NUMBER in self._grounds(at).values()

    def _grounds(self, at: int) -> Mapping[Ref[Person], Ground]:
        sought = self._rows[at]
        return {ref: ground(sought, it) for ref, it in self._known.items()}

    def _best(self, at: int) -> tuple[Ref[Person], ...]:
        """Whom the row fits best of those that no row has taken, on sure grounds.

        Where they were not on the roll, beside them whose number it says, if that is
        known of another name.
        """
        sought, grounds = self._rows[at], self._grounds(at)
        free = {ref: it for ref, it in grounds.items() if ref not in self._taken}
        sure = (ref for ref, it in free.items() if it.sure)
        fits = {ref: fit(sought, self._known[ref]) for ref in sure}
        best = max(fits.values(), default=())
        found = tuple(ref for ref, it in fits.items() if it == best)
        if not found or free[found[0]] >= Ground.SLIP or self._known[found[0]].listed:
            return found
        others = (ref for ref, it in free.items() if it is Ground.OTHER_NAME)
        return (*found, *others)

    def _settle(self, settled: Mapping[int, Sequence[Ref[Person]]]) -> None:
        for at, (ref,) in settled.items():
            self._found[at] = ref
            self._taken.add(ref)

    def _unrivalled(self, places: Iterable[int]) -> dict[int, tuple[Ref[Person], ...]]:
        """The open rows that fit one person best, of whom no other row says as much."""
        waiting = [at for at in places if at not in self._found]
        best = {at: self._best(at) for at in waiting}
        return {
            at: refs
            for at, refs in best.items()
            if len(refs) == 1
            and all(self._outdoes(at, it, *refs) for it in waiting if it != at)
        }

    def _outdoes(self, at: int, other: int, ref: Ref[Person]) -> bool:
        """The other row is surely of somebody else, or all that agrees in it agrees in
        this one, and something more.
        """
        if not self._grounds(other)[ref].sure:
            return True
        ours, theirs = (fit(self._rows[it], self._known[ref]) for it in (at, other))
        pairs = list(zip(ours, theirs, strict=True))
        return ours != theirs and all(mine >= yours for mine, yours in pairs)

    def _pair(self, places: Iterable[int]) -> None:
        """As many rows as persons, and nothing tells them apart: in their order."""
        alike: dict[tuple[Sought, tuple[Ref[Person], ...]], list[int]] = {}
        for at in places:
            if at not in self._found and (best := self._best(at)):
                alike.setdefault((self._rows[at], best), []).append(at)
        wanted = Counter(ref for _, best in alike for ref in best)
        for (_, best), rows in alike.items():
            if len(rows) == len(best) and all(wanted[ref] == 1 for ref in best):
                pairs = zip(rows, best, strict=True)
                self._settle({at: (ref,) for at, ref in pairs})

    def _match(self, at: int) -> Match:
        grounds = self._grounds(at)
        found = self._found.get(at)
        if found is None and (best := self._best(at)):
            return Match(asked=best, asked_on=grounds[best[0]])
        perhaps = tuple(
            ref
            for ref, it in grounds.items()
            if it in (Ground.NAME, Ground.OTHER_NAME) and ref not in self._taken
        )
        return Match(
            person=found,
            on=grounds[found] if found else Ground.NONE,
            asked=perhaps,
            asked_on=max((grounds[ref] for ref in perhaps), default=Ground.NONE),
        )
