"""用词建议. The nearest word that a column knows, and text as it should be typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from shequ_core import glossary
from shequ_core.ledgers.cells.choices import BETWEEN, choice_named, words_of
from shequ_core.ledgers.cells.text import folded, tidy
from shequ_core.ledgers.ledger import CellKind
from shequ_core.ledgers.proposals.doubt import Doubt

T = TypeVar("T")

_NEAR = 0.5
_NOT_IN_NAMES = re.compile(r"[\d\s!-&(-,./:-@\[-`{-~！＠＃￥％…＊（）？、。，；：]")


def choice(doubt: Doubt) -> str | None:
    """选项. The choice whose words are nearest, of each word of a cell; None where
    several are as near, or none is.
    """
    column = doubt.column
    if column.choices is None:
        return None
    several = column.cell is CellKind.CHOICES
    said = BETWEEN.split(doubt.text) if several else [doubt.text]
    known = {**words_of(column.choices), **column.words}
    meant = [choice_named(column, it) or _nearest(it, known) for it in said if it]
    if None in meant or not meant:
        return None
    return "、".join(dict.fromkeys(glossary.word(it) for it in meant if it))


def group(doubt: Doubt) -> str | None:
    """居民组. The group in the book whose name is nearest."""
    return _nearest(doubt.text, {name: name for name in doubt.around.groups})


def name(doubt: Doubt) -> str | None:
    """姓名. Without the digits and signs that no name has."""
    bare = _NOT_IN_NAMES.sub("", doubt.text)
    return bare if bare.isalpha() and len(bare) > 1 and bare != doubt.text else None


def as_read(doubt: Doubt) -> str | None:
    """读作. The text as it was read."""
    value = doubt.value
    return value if isinstance(value, str) else None


def tidied(doubt: Doubt) -> str | None:
    """去除控制字符. The text without what no one sees."""
    return tidy(doubt.text)[0] or None


def _nearest(said: str, words: Mapping[str, T]) -> T | None:
    """What the nearest word names: at least half alike, and nearer than all others."""
    said = folded(said).lower()
    nearness = ((_alike(said, word), named) for word, named in words.items())
    ranked = sorted(nearness, key=lambda it: -it[0])
    best = [named for ratio, named in ranked if ratio == ranked[0][0]]
    if not best or ranked[0][0] < _NEAR or any(it != best[0] for it in best):
        return None
    return best[0]


def _alike(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
