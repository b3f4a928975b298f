"""占位. Where tables and charts are to stand, until the words around them are done."""

from __future__ import annotations

import re

from shequ_core.facts import Chart, FactTable

_OPENS, _ENDS = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPENS}([0-9]+){_ENDS}")


class Placed:
    """占位. What was named in a template, in order, each by the mark that it left."""

    def __init__(self) -> None:
        self._things: list[FactTable | Chart] = []

    def mark(self, thing: FactTable | Chart) -> str:
        """占位符. Characters that no text has, to be found again."""
        self._things.append(thing)
        return f"{_OPENS}{len(self._things) - 1}{_ENDS}"

    def alone_in(self, text: str) -> FactTable | Chart | None:
        """独占. What a paragraph of this text and nothing else stands for."""
        found = _MARK.fullmatch(text.strip())
        return self._things[int(found[1])] if found else None

    def called_in(self, text: str) -> str:
        """所称. What is to stand in a text, in words that name nobody."""
        things = (self._things[int(found[1])] for found in _MARK.finditer(text))
        return "、".join(
            f"表“{it.caption}”" if isinstance(it, FactTable) else it.kind.value
            for it in things
        )


def is_marked(text: str) -> bool:
    """有占位符. Something is to stand in it."""
    return _OPENS in text
