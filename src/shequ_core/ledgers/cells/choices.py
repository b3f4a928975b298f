"""选项. Cells that hold one of a list of words, or several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache

from shequ_core import glossary
from shequ_core.errors import NotFound
from shequ_core.ledgers.cells.notes import (
    Reading,
    noticed,
    refused,
    said_unknown,
    unknown,
)
from shequ_core.ledgers.cells.synonyms import ENDINGS, MISSING_ENDING, SYNONYMS
from shequ_core.ledgers.cells.text import folded, says_nothing, says_unknown, text_of
from shequ_core.ledgers.ledger import BARE_CODE, LedgerColumn
from shequ_core.ledgers.sheet import Cell

BETWEEN = re.compile(r"[、,，;；/／|｜\s]+")
"""分隔. What stands between the words of a cell that holds several."""

_LONGEST_CODE = 3
_ENDING_DOTS = "。.;；,，"


def read_choice(column: LedgerColumn, cell: Cell) -> Reading:
    """读选项. The choice that a word names, or a code that the column was told of."""
    text = text_of(cell)
    choice = choice_named(column, text)
    if choice is not None or says_nothing(text):
        return choice, ()
    if says_unknown(text):
        return unknown(column)
    if is_code(text):
        return refused(column, BARE_CODE, "写的是代码，不知道是哪一套，未采用")
    return refused(column, "unknown-word", "的写法不认识，未采用，请改用规范选项")


def read_choices(column: LedgerColumn, cell: Cell) -> Reading:
    """读多选. The choices that the words of a cell name, each once, in order."""
    text = text_of(cell)
    whole = choice_named(column, text)
    if whole is not None:
        return (whole,), ()
    if says_unknown(text):
        return unknown(column)
    words = [word for word in BETWEEN.split(text) if not says_nothing(word)]
    named = {word: choice_named(column, word) for word in words}
    known = tuple(dict.fromkeys(it for it in named.values() if it is not None))
    unnamed = [word for word, choice in named.items() if choice is None]
    unsaid = (said_unknown(column),) if any(map(says_unknown, unnamed)) else ()
    if all(map(says_unknown, unnamed)):
        return known, unsaid
    if all(map(is_code, named)):
        return refused(column, BARE_CODE, "写的是代码，不知道是哪一套，未采用")
    message = "中有不认识的写法，认识的部分已读取" if known else "的写法不认识，未采用"
    return known, (*unsaid, noticed(column, "unknown-word", message))


def is_code(text: str) -> bool:
    """代码. A short number: what it stands for, each office's system says anew."""
    return text.isdecimal() and len(text) <= _LONGEST_CODE


def choice_named(column: LedgerColumn, text: str) -> Enum | None:
    """词所指. The choice of a column that a word names, None where it names none."""
    word = folded(text).rstrip(_ENDING_DOTS).lower()
    for told, choice in column.words.items():
        if folded(told).lower() == word:
            return choice
    return _named(column.choices, word) if column.choices and word else None


def _named(choices: type[Enum], word: str) -> Enum | None:
    words = words_of(choices)
    if word in words:
        return words[word]
    for ending in ENDINGS.get(choices, ()):
        if word.endswith(ending) and word.removesuffix(ending) in words:
            return words[word.removesuffix(ending)]
    return words.get(word + MISSING_ENDING.get(choices, ""))


@cache
def words_of(choices: type[Enum]) -> Mapping[str, Enum]:
    """词表. Every word that names a member: the glossary's, then synonyms."""
    words: dict[str, Enum] = {}
    for choice in choices:
        for word in SYNONYMS.get(choice, ()):
            words.setdefault(folded(word).lower(), choice)
    for choice in choices:
        try:
            words[folded(glossary.word(choice)).lower()] = choice
        except NotFound:
            continue  # an Enum of a plug-in brings its own words
    return words
