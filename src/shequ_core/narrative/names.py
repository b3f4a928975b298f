"""社区名. Communities that a text names and that are not the one it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shequ_core.model import Community
from shequ_core.narrative.mentions import even_width
from shequ_core.register import Register

_ABOVE = re.compile(r"([\u4e00-\u9fff]{2,4}?)(?:街道|镇|乡)(?!路)")
_SHORTEST = 2


def other_names(text: str, register: Register) -> Iterator[tuple[int, int, str]]:
    """别的社区. From where to where the name of a street or town stands as though it
    were the community's (淮川社区 for 北正社区 of 淮川街道), and the name it should be.

    The streets are those of the register's community, and those that the text names.
    """
    own = {it.name for it in register.all(Community) if it.name}
    if not own:
        return
    even = even_width(text)
    for above in sorted(_streets(even, register)):
        name = f"{above}社区"
        if name in own:
            continue
        for found in re.finditer(re.escape(name), even):
            yield found.start(), found.end(), min(own)


def _streets(text: str, register: Register) -> frozenset[str]:
    """The names of streets and towns, without the word for what they are."""
    recorded = (it.street for it in register.all(Community))
    known = (re.sub(r"(?:街道办事处|街道|镇|乡)$", "", it) for it in recorded)
    said = (found[1][back:] for found in _ABOVE.finditer(text) for back in (0, -2))
    return frozenset(it for it in (*known, *said) if len(it) >= _SHORTEST)
