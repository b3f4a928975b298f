"""姓名. The names of persons that a book has, and whether one stands in a text."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from shequ_core.model import GridGroup, Person, Record, Tenure, Unit
from shequ_core.register import Register

_NAMES: tuple[tuple[type[Record], str], ...] = (
    (Person, "name"),
    (GridGroup, "leader"),
    (Unit, "head"),
    (Tenure, "name"),
)
"""姓名. Where names of persons stand alone; other fields mix them with bodies."""

_SHORTEST = 2
"""最短. A name of one character stands in too many words to look for."""


@attrs.frozen
class Names:
    """姓名. Every name of a person that the book has, in whatever field."""

    known: frozenset[str]
    lengths: frozenset[int]

    @classmethod
    def of(cls, register: Register) -> Names:
        """姓名. Of a book."""
        known = frozenset(it for it in _said(register) if len(it) >= _SHORTEST)
        return cls(known, frozenset(map(len, known)))

    def stand_in(self, text: str) -> bool:
        """含姓名. Whether one of them is a part of the text."""
        return any(
            text[start : start + length] in self.known
            for length in self.lengths
            for start in range(len(text) - length + 1)
        )


def _said(register: Register) -> Iterator[str]:
    for kind, field in _NAMES:
        for record in register.all(kind):
            yield getattr(record, field)
