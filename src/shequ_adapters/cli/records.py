"""记录文字. A record in the words of the ledgers, naming nobody in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shequ_adapters.cli.days import period_words
from shequ_core.model import Record
from shequ_core.privacy import masked
from shequ_core.reports.telling import Telling
from shequ_core.values import Ref

if TYPE_CHECKING:
    from shequ_core.register import Register


def words_of(record: Record, register: Register) -> str:
    """记录文字. What a (masked) record says, field by field, empty ones left out."""
    return _telling(register).words_of(record)


def said_of(record: Record, register: Register) -> Iterator[tuple[str, str]]:
    """记录所言. The fields of a (masked) record that are not empty, each in words."""
    return _telling(register).said_of(record)


def word_of(value: object, register: Register) -> str:
    """值的文字. As a clerk reads it; "" for what says nothing."""
    return _telling(register).word_of(value)


def _telling(register: Register) -> Telling:
    def masked_one(ref: Ref[Record]) -> Record | None:
        target = register.find(ref)
        return next(masked([target]), None) if target else None

    return Telling(find=masked_one, spoken=period_words)
