"""推算. Which hidden counts follow from those that are told, by any adding up.

Each cell is a sum of unknown persons, one each; a hidden one follows where it is a
combination of told ones. Persons are drawn as vectors at random, no longer than there
are cells: what is no combination looks like one once in 10^18 times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from random import Random

import attrs

from shequ_core.figures.counted_sums import Cell

_BITS, _LANE = 61, 128
_PRIME = (1 << _BITS) - 1
"""模. A prime, of which a number is folded: its high bits added to its low ones."""

Counted = Mapping[Cell, frozenset[str]]


def beside_followed(counted: Counted, hidden: Set[Cell]) -> set[Cell]:
    """推算. What to hide beside the first hidden count that follows from the told: the
    smallest that counts one of the same; nothing where none follows.
    """
    asked = sorted((it for it in counted if it in hidden), key=str)
    told = _reached(counted, asked)
    space = _Space.of(len(told) + 1)
    vectors = space.drawn(counted, [*told, *asked])
    basis: dict[int, int] = {}
    for cell in told:
        space.add(vectors[cell], basis)
    for cell in asked:
        if not any(space.numbers(space.rest(vectors[cell], basis))):
            near = (it for it in told if not counted[it].isdisjoint(counted[cell]))
            return {min(near, key=lambda it: (len(counted[it]), str(it)))}
    return set()


def _reached(counted: Counted, asked: Sequence[Cell]) -> list[Cell]:
    """The other cells that have to do with some, at once or through each other."""
    people = set[str]().union(*(counted[it] for it in asked))
    left = [it for it in counted if it not in asked]
    while near := [it for it in left if not people.isdisjoint(counted[it])]:
        people.update(*(counted[it] for it in near))
        left = [it for it in left if it not in near]
    return [it for it in counted if it not in asked and it not in left]


@attrs.frozen
class _Space:
    """Vectors of numbers below the prime. Each is one long number, a lane a number:
    such are added and multiplied all at once.
    """

    length: int
    low: int
    high: int

    @classmethod
    def of(cls, length: int) -> _Space:
        ones = sum(1 << _LANE * it for it in range(length))
        return cls(length, ones * _PRIME, ones * ((1 << _LANE - _BITS) - 1))

    def drawn(self, counted: Counted, cells: Iterable[Cell]) -> dict[Cell, int]:
        """A vector a cell, the sum of those of whom it counts."""
        chance = Random(self.length)
        people: dict[str, int] = {}
        found = {}
        for cell in cells:
            for who in sorted(counted[cell] - people.keys()):
                people[who] = chance.getrandbits(_LANE * self.length) & self.low
            found[cell] = self.folded(sum(people[who] for who in counted[cell]))
        return found

    def folded(self, vector: int) -> int:
        """The same numbers, each in the low bits of its lane, and one more at most."""
        for _ in range(2):
            vector = (vector & self.low) + (vector >> _BITS & self.high)
        return vector

    def numbers(self, vector: int) -> Iterator[int]:
        for place in range(self.length):
            yield self.at(vector, place)

    def at(self, vector: int, place: int) -> int:
        return (vector >> _LANE * place & (1 << _LANE) - 1) % _PRIME

    def rest(self, vector: int, basis: Mapping[int, int]) -> int:
        """What is left of a vector that no combination of the basis gives."""
        for pivot, row in basis.items():
            if times := self.at(vector, pivot):
                vector = self.folded(vector + row * (_PRIME - times))
        return vector

    def add(self, vector: int, basis: dict[int, int]) -> None:
        """Into the basis, where it is no combination of what is there."""
        left = self.rest(vector, basis)
        for place, number in enumerate(self.numbers(left)):
            if number:
                basis[place] = self.folded(left * pow(number, -1, _PRIME))
                return
