"""记录文字. A record in the words of the ledgers, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

import attrs

from shequ_core import glossary
from shequ_core.model import Record, field_types
from shequ_core.values import ALWAYS, Period, Quantity, Ref

_CALLED = ("name", "number")


def period_words(period: Period) -> str:
    """时段文字. With both days in: 2004-01-01 至 2004-12-31."""
    return f"{period.start or '…'} 至 {period.last or '…'}"


def quantity_words(value: Quantity) -> str:
    """数量文字. As it was said; else its number or bounds: 120, 至少15, 500至700."""
    low, high = value.low, value.high
    if value.said:
        return value.said
    if value.exact is not None:
        return f"{value.exact:f}"
    if low is None:
        return "未填" if high is None else f"至多{high:f}"
    return f"至少{low:f}" if high is None else f"{low:f}至{high:f}"


@attrs.frozen(kw_only=True)
class Telling:
    """记录文字. How records are said.

    ``find`` gives what a ref names, as far as it may be told, or None; ``spoken``
    says a period.
    """

    find: Callable[[Ref[Record]], Record | None]
    spoken: Callable[[Period], str] = period_words

    def words_of(self, record: Record) -> str:
        """记录文字. All that a record says, empty fields left out."""
        return "；".join(
            f"{glossary.field_word(type(record), field)} {value}"
            for field, value in self.said_of(record)
        )

    def said_of(self, record: Record) -> Iterator[tuple[str, str]]:
        """记录所言. The fields of a record that are not empty, each in words."""
        for field in field_types(type(record)):
            value = getattr(record, field)
            if field != "id" and value not in (None, "", (), ALWAYS):
                yield field, self.word_of(value)

    def word_of(self, value: object) -> str:
        """值的文字. As a clerk reads it; "" for what says nothing."""
        if value in (None, "", (), ALWAYS):
            return ""
        if isinstance(value, Enum):
            return glossary.word(value)
        if isinstance(value, Period):
            return self.spoken(value)
        if isinstance(value, Quantity):
            return quantity_words(value)
        if isinstance(value, Ref):
            return self._called(value)
        if isinstance(value, tuple):
            return "、".join(map(str, value))
        return str(value)

    def _called(self, ref: Ref[Record]) -> str:
        """What a record is called; else the key of its ref."""
        named = self.find(ref)
        called = (getattr(named, field, "") for field in _CALLED)
        return next((str(it) for it in called if it), ref.key)
