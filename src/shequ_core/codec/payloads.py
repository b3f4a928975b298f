"""数据. A record as a plain dict (JSON): what logs, JSON and JSON Lines hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from enum import Enum
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, NamedTuple

import attrs
from cattrs import ClassValidationError

from shequ_core.codec.converter import fields_of, make_converter, problems
from shequ_core.codec.leaves import Leaf, leaf_of, sound
from shequ_core.codec.upcasts import SCHEMA, UPCASTS, Upcasts
from shequ_core.errors import InvalidPayload, InvalidValue, NotFound
from shequ_core.model import Record, field_types, kind_named, per_kind

_converter = make_converter()
_quoted = encode_basestring
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def dump(record: Record) -> dict[str, Any]:
    """写出. The payload of a record; fields at their default are left out."""
    payload: dict[str, Any] = json.loads(dumps(record))
    return payload


def load(payload: Mapping[str, Any], *, upcasts: Upcasts = UPCASTS) -> Record:
    """读入. The record of a payload; strict: nothing is coerced, nothing is ignored.

    A payload of an older schema is lifted to this one first. Raises InvalidPayload
    with every problem and its path.
    """
    fields = dict(payload)
    word, schema = fields.pop("kind", None), fields.pop("schema", None)
    if not isinstance(word, str):
        raise InvalidPayload("record", ("missing field @ $.kind",))
    try:
        kind = kind_named(word)
    except NotFound as error:
        raise InvalidPayload(word, (f"{error} @ $.kind",)) from None
    if schema != SCHEMA or type(schema) is not int:
        fields = upcasts.lifted(word, schema, fields)
    try:
        return _converter.structure(fields, kind)
    except ClassValidationError as error:
        raise InvalidPayload(word, tuple(problems(error))) from None
    except InvalidValue as error:
        raise InvalidPayload(word, (f"{error} @ $",)) from None


def dumps(record: Record) -> str:
    """写出. The payload as one line of JSON: fields in order, Chinese as Chinese.

    Raises InvalidValue where ``loads`` could not read it again: a value of another
    type than its field's, or text that is not ``sound``.
    """
    head, values, fields = _json_fields(type(record))
    try:
        written = [
            key + write(value)
            for (key, default, differs, write), value in zip(
                fields, values(record), strict=True
            )
            if value is not default and (differs or value != default)
        ]
    except (TypeError, AttributeError) as error:
        raise InvalidValue(
            f"{record.kind} has a value of another type than its field's",
            problem="field-type",
        ) from error
    return _storable(f"{head}{''.join(written)}}}")


class _JsonField(NamedTuple):
    """How a field is written; ``differs``: what is not the default itself differs."""

    key: str
    default: object
    differs: bool
    write: Callable[[Any], str]


@per_kind
def _json_fields(
    kind: type[Record],
) -> tuple[str, Callable[[Record], tuple[Any, ...]], tuple[_JsonField, ...]]:
    fields, hints = fields_of(kind), field_types(kind)
    return (
        f'{{"kind":"{kind.kind}","schema":{SCHEMA}',
        attrgetter(*(field.name for field in fields)),
        tuple(_json_field(field, leaf_of(hints[field.name])) for field in fields),
    )


def _json_field(field: attrs.Attribute[Any], leaf: Leaf) -> _JsonField:
    write = _json_writer(leaf)
    if leaf.optional and field.default is not None:
        write = _or_null(write)
    differs = field.default in (None, attrs.NOTHING) or isinstance(field.default, Enum)
    return _JsonField(f',"{field.name}":', field.default, differs, write)


def _or_null(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "null" if value is None else write(value)


def _json_writer(leaf: Leaf) -> Callable[[Any], str]:
    write: Callable[[Any], Any] | None = leaf.write
    if leaf.type == "list":
        return lambda texts: f"[{','.join(map(_quoted, texts))}]"
    if write is None:
        return _quoted
    if leaf.type == "integer":
        return lambda number: str(write(number))
    return lambda value: _quoted(write(value))


def _storable(line: str) -> str:
    """The line, unless a text in it is not sound (asked of the whole: cheaper)."""
    if r"\u0000" in line and _NUL.search(line):
        sound("\0")
    try:
        line.encode()
    except UnicodeEncodeError:
        sound(line)
    return line


def loads(text: str, *, upcasts: Upcasts = UPCASTS) -> Record:
    """读入. The record of one line of JSON. Raises as ``load``."""
    try:
        payload = json.loads(text)
    except ValueError as error:
        raise InvalidPayload("record", (f"not JSON: {error}",)) from None
    if not isinstance(payload, dict):
        raise InvalidPayload("record", ("not a JSON object @ $",))
    return load(payload, upcasts=upcasts)


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """变动字段. The fields in which two records of one kind differ."""
    return tuple(
        field.name
        for field in attrs.fields(type(before))  # type: ignore[arg-type]  # kinds are attrs classes
        if getattr(before, field.name) != getattr(after, field.name)
    )
