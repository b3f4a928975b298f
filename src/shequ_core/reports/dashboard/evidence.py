"""依据. The records behind the figures of a board, for those who may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attrs

from shequ_core.figures import Window, why
from shequ_core.findings import Place
from shequ_core.register import Register
from shequ_core.reports.dashboard.parts import Definition
from shequ_core.reports.telling import Telling

SHOWN = 20
"""所列条数. As many records of a figure are said; how many more there are is told."""


@attrs.frozen
class Told:
    """一条依据. A record in words, and where in the ledgers it stands."""

    words: str
    place: Place


@attrs.frozen(kw_only=True)
class Evidence:
    """依据. How many records a figure counts, and the first of them."""

    definition: Definition
    count: int
    rows: tuple[Told, ...]

    @property
    def rest(self) -> int:
        """其余. How many are not said."""
        return self.count - len(self.rows)


def evidence(
    board: object,
    shown: Register,
    counted: Register,
    window: Window,
    place_of: Callable[[str], Place],
) -> Mapping[str, Evidence]:
    """依据. Of every figure on a board that counts something, by its code.

    ``counted`` is what the board was made of; a record is said as it stands in
    ``shown``, and not at all where it is not there; ``place_of`` tells by its ref where
    it was read. Of a ratio it is those of its part.
    """
    telling = Telling(find=shown.find)
    found = {}
    for told in sorted(set(_definitions(board)), key=lambda it: it.code):
        refs = (row.id for row in why(counted, told.code, window))
        rows = [row for row in map(shown.find, refs) if row is not None]
        if rows:
            found[told.code] = Evidence(
                definition=told,
                count=len(rows),
                rows=tuple(
                    Told(telling.words_of(row), place_of(row.id))
                    for row in rows[:SHOWN]
                ),
            )
    return found


def _definitions(part: object) -> Iterator[Definition]:
    """Every definition in a part of a board, some of them twice."""
    if isinstance(part, Definition):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _definitions(one)
    elif attrs.has(kind := type(part)):
        for field in attrs.fields(kind):
            yield from _definitions(getattr(part, field.name))
