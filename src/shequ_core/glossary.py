"""词汇. The Chinese word of every kind, field and choice, as ledgers write it; and of
what stands in the way of an act.

The words stand in ``glossary.toml`` only, which is read when the first is asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib.resources import files

import attrs

from shequ_core.errors import (
    Conflict,
    InvalidValue,
    NotFound,
    Unconfirmed,
    Unreadable,
)
from shequ_core.model import Record


@attrs.frozen
class _Words:
    kinds: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    choices: Mapping[str, Mapping[str, str]]
    problems: Mapping[str, str]


@cache
def _words() -> _Words:
    text = files("shequ_core").joinpath("glossary.toml").read_text("utf-8")
    return _Words(**tomllib.loads(text))


@cache
def word(choice: Enum) -> str:
    """选项. The word of a choice: Sex.MALE is 男. Raises NotFound."""
    table = type(choice).__name__
    try:
        return _words().choices[table][choice.name]
    except KeyError:
        raise _missing(f"{table}.{choice.name}") from None


def kind_word(kind: type[Record]) -> str:
    """种类. The word of a kind: Household is 户. Raises NotFound."""
    try:
        return _words().kinds[kind.kind]
    except KeyError:
        raise _missing(kind.kind) from None


def field_word(kind: type[Record], name: str) -> str:
    """字段. The word of a kind's field: Person's born is 出生日期. Raises NotFound."""
    tables = _words().fields
    for table in (tables.get(kind.kind, {}), tables["any"]):
        if name in table:
            return table[name]
    raise _missing(f"{kind.kind}.{name}")


def problem_word(problem: str) -> str:
    """难处. What a clerk is told of an act that can not be, by its error's ``problem``.

    Raises NotFound for what is not of an act, a resident number or an undoing.

    >>> problem_word("here-already")
    '已经在册'
    """
    try:
        return _words().problems[problem]
    except KeyError:
        raise _missing(problem) from None


def words_of(error: Exception) -> str:
    """对经办人说. What a clerk is told of any error, and what to do next."""
    if isinstance(error, Unreadable | Unconfirmed):
        return str(error)
    if isinstance(error, Conflict):
        return "别人刚改过同样的记录，请核对后再办"
    if isinstance(error, InvalidValue) and error.problem in _words().problems:
        return problem_word(error.problem)
    return "办不了，请核对填写的内容"


def english(choice: Enum) -> str:
    """英文. What a choice is called in English.

    >>> from shequ_core.model import Tier
    >>> english(Tier.PROPERTY_COMPANY)
    'property company'
    """
    return choice.name.replace("_", " ").lower()


def _missing(what: str) -> NotFound:
    return NotFound(f"the glossary (词汇) has no word for {what}")
