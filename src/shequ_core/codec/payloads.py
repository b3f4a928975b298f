"""数据. A record as a plain dict (JSON): what logs, JSON and JSON Lines hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

import attrs
from cattrs import ClassValidationError

from shequ_core.codec.converter import fields_of, make_converter, problems
from shequ_core.codec.leaves import Leaf, Plain, leaf_of, sound
from shequ_core.errors import InvalidPayload, InvalidValue, NotFound
from shequ_core.model import Record, field_types, kind_named, per_kind

SCHEMA = 1
"""版本. One number for the whole vocabulary; every payload carries it."""

_converter = make_converter()
_quoted = encode_basestring
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


@per_kind
def _writers(
    kind: type[Record],
) -> tuple[tuple[str, object, Callable[[Any], Plain] | None], ...]:
    hints = field_types(kind)
    return tuple(
        (field.name, field.default, leaf_of(hints[field.name]).write)
        for field in fields_of(kind)
    )


def dump(record: Record) -> dict[str, Plain]:
    """写出. The payload of a record; fields at their default are left out."""
    payload: dict[str, Plain] = {"kind": record.kind, "schema": SCHEMA}
    for name, default, write in _writers(type(record)):
        value = getattr(record, name)
        if value is not default and value != default:
            payload[name] = write(value) if write and value is not None else value
    return payload


def load(payload: Mapping[str, Any]) -> Record:
    """读入. The record of a payload; strict: nothing is coerced, nothing is ignored.

    Raises InvalidPayload with every problem and its path.
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
        raise InvalidPayload(
            word,
            (f"schema {schema!r} is not {SCHEMA}, which this shequ reads @ $.schema",),
        )
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
    kind = type(record)
    line = f'{{"kind":"{kind.kind}","schema":{SCHEMA}'
    values, writers = _json_writers(kind)
    try:
        for (key, default, write), value in zip(writers, values(record), strict=True):
            if value is not default and value != default:
                line += key + (write(value) if value is not None else "null")
        return _storable(line + "}")
    except (TypeError, AttributeError) as error:
        raise InvalidValue(
            f"{kind.kind} has a field of another type{key[:-1]}", problem="field-type"
        ) from error


@per_kind
def _json_writers(
    kind: type[Record],
) -> tuple[
    Callable[[Record], tuple[Any, ...]],
    tuple[tuple[str, object, Callable[[Any], str]], ...],
]:
    fields, hints = fields_of(kind), field_types(kind)
    return attrgetter(*(field.name for field in fields)), tuple(
        (f',"{field.name}":', field.default, _json_writer(leaf_of(hints[field.name])))
        for field in fields
    )


def _json_writer(leaf: Leaf) -> Callable[[Any], str]:
    if leaf.type == "list":
        return lambda texts: f"[{','.join(map(_quoted, texts))}]"
    write: Callable[[Any], Any] | None = leaf.write
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


def loads(text: str) -> Record:
    """读入. The record of one line of JSON. Raises InvalidPayload."""
    try:
        payload = json.loads(text)
    except ValueError as error:
        raise InvalidPayload("record", (f"not JSON: {error}",)) from None
    if not isinstance(payload, dict):
        raise InvalidPayload("record", ("not a JSON object @ $",))
    return load(payload)


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """变动字段. The fields in which two records of one kind differ."""
    return tuple(
        field.name
        for field in attrs.fields(type(before))  # type: ignore[arg-type]  # kinds are attrs classes
        if getattr(before, field.name) != getattr(after, field.name)
    )
