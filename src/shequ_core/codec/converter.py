"""转换器. The one configured cattrs converter: strict, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
)

from shequ_core.codec.leaves import leaf_of
from shequ_core.errors import InvalidValue
from shequ_core.model import KINDS, Record, field_types
from shequ_core.values import Ref


def make_converter(kinds: tuple[type[Record], ...] = KINDS) -> Converter:
    """转换器. A converter that knows the leaf types of the kinds, nothing looser."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    # By class, not by predicate: class dispatch wins over predicates for builtins.
    for hint in {h for kind in kinds for h in field_types(kind).values()}:
        _register(converter, hint)
    return converter


def _register(converter: Converter, hint: Any) -> None:
    leaf = leaf_of(hint)

    def structure(plain: Any, _: Any) -> Any:
        return None if plain is None and leaf.optional else leaf.read(plain)

    if isinstance(hint, type) and get_origin(hint) is None and hint is not Ref:
        converter.register_structure_hook(hint, structure)
        if issubclass(hint, Enum):
            return
    converter.register_structure_hook_func(lambda t: t == hint, structure)


def problems(error: ClassValidationError) -> Iterator[str]:
    """问题. Every problem of a failed payload, each with its path."""
    for inner in error.exceptions:
        if isinstance(inner, ForbiddenExtraKeysError):
            for name in sorted(inner.extra_fields):
                yield f"unknown field @ $.{name}"
            continue
        yield f"{_message(inner)} @ $.{_field(inner)}"


def _field(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
    return ""


def _message(error: BaseException) -> str:
    if isinstance(error, KeyError):
        return "missing field"
    return str(error) if isinstance(error, InvalidValue) else type(error).__name__


def fields_of(kind: type[Record]) -> tuple[attrs.Attribute[Any], ...]:
    """字段. The attrs fields of a kind, in order."""
    return attrs.fields(kind)  # type: ignore[no-any-return,arg-type]  # kinds are attrs classes
