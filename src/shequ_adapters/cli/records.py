"""记录文字. A record in the words of the ledgers, naming nobody in full."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from shequ_adapters.cli.days import period_words
from shequ_core import glossary
from shequ_core.model import Record, field_types
from shequ_core.privacy import masked
from shequ_core.values import ALWAYS, Period, Ref

if TYPE_CHECKING:
    from shequ_core.register import Register

_CALLED = ("name", "number")


def words_of(record: Record, register: Register) -> str:
    """记录文字. What a (masked) record says, field by field, empty ones left out."""
    return "；".join(
        f"{glossary.field_word(type(record), field)} {value}"
        for field, value in said_of(record, register)
    )


def said_of(record: Record, register: Register) -> Iterator[tuple[str, str]]:
    """记录所言. The fields of a (masked) record that are not empty, each in words."""
    for field in field_types(type(record)):
        value = getattr(record, field)
        if field != "id" and value not in (None, "", (), ALWAYS):
            yield field, word_of(value, register)


def word_of(value: object, register: Register) -> str:
    """值的文字. As a clerk reads it; "" for what says nothing."""
    if value in (None, "", (), ALWAYS):
        return ""
    if isinstance(value, Enum):
        return glossary.word(value)
    if isinstance(value, Period):
        return period_words(value)
    if isinstance(value, Ref):
        return _called(value, register)
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value)


def _called(ref: Ref[Record], register: Register) -> str:
    """What a record is called, masked where it is a person; else the key of its ref."""
    target = register.find(ref)
    for named in masked([target] if target else []):
        for field in _CALLED:
            if getattr(named, field, ""):
                return str(getattr(named, field))
    return ref.key
