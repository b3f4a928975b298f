"""升版. What was written by an older shequ, said as this one says it.

An upcast is a pure function from the fields of a payload to the fields of the next
schema; ``docs/schema.md`` tells when one is written, and how. A payload keeps its kind
and its id for ever: both are in refs that other records, logs and people hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from shequ_core.errors import InvalidPayload

SCHEMA = 1
"""版本. One number for the whole vocabulary; every payload carries it."""

Fields = dict[str, Any]
"""字段. Of a payload, without its kind and schema."""

Upcast = Callable[[Fields], Fields]
"""升版函数. The fields of one schema, as the next one has them."""

_UNFIT = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


@attrs.frozen(kw_only=True)
class Upcasts:
    """升版表. The upcasts by the schema that they lead from, and the kind.

    ``first`` is the oldest schema that can be read. A kind without an upcast from a
    schema is written in the next one as it was.
    """

    first: int
    steps: Mapping[tuple[int, str], Upcast] = attrs.field(factory=dict)

    def lifted(self, word: str, schema: object, fields: Fields) -> Fields:
        """升版. The fields of a payload of that kind and schema, as of this one.

        Raises InvalidPayload on a schema that is none, or not read any more or yet.
        """
        if type(schema) is not int or not self.first <= schema <= SCHEMA:
            raise InvalidPayload(word, (self._unread(schema),))
        for age in range(schema, SCHEMA):
            step = self.steps.get((age, word))
            if step is not None:
                fields = _stepped(step, age, word, fields)
        return fields

    def _unread(self, schema: object) -> str:
        ours = f"{self.first} to {SCHEMA}" if self.first < SCHEMA else f"{SCHEMA}"
        return f"schema {schema!r} is not {ours}, which this shequ reads @ $.schema"


def _stepped(step: Upcast, age: int, word: str, fields: Fields) -> Fields:
    try:
        return step(dict(fields))
    except _UNFIT as error:
        what = type(error).__name__
        raise InvalidPayload(
            word, (f"not a payload of schema {age}: {what} @ $",)
        ) from None


UPCASTS = Upcasts(first=1)
"""升版表. Every upcast there is. None is ever taken away: old payloads are for ever."""
