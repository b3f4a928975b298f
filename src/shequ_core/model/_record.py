"""记录. What every record is: a name, a period, and names of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import (
    Any,
    ClassVar,
    Self,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values import Period, Ref

T = TypeVar("T")

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Record:
    """记录. A flat, frozen fact: ``id``, its fields, and the ``period`` it is true in.

    Subclasses are ``@attrs.frozen(kw_only=True)`` and redeclare ``id`` (for typing);
    they name each other by Ref only. ``kind`` is the word in their refs, made of the
    name of the class: a class that is renamed keeps its word by stating it. Raises
    InvalidValue if ``id`` names another kind.
    """

    __slots__ = ()

    kind: ClassVar[str] = "record"
    id: Ref[Any]
    period: Period

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if "kind" not in vars(cls):
            cls.kind = _HUMP.sub("_", cls.__name__).lower()

    def __attrs_post_init__(self) -> None:
        if f"/{self.kind}/" not in self.id:
            raise InvalidValue(
                f"{self.kind} can not be named {self.id}", problem="ref-kind"
            )

    def refs(self) -> Iterator[tuple[str, Ref[Any]]]:
        """引用. The other records that this one names, by field."""
        for name in ref_fields(type(self)):
            target = getattr(self, name)
            if target is not None:
                yield name, target

    def evolve(self, **changes: object) -> Self:
        """变更. The same record with other values in some fields."""
        return attrs.evolve(self, **changes)  # type: ignore[misc]  # Record itself has no fields, its kinds do


def per_kind(make: Callable[[type[Record]], T]) -> Callable[[type[Record]], T]:
    """按种类缓存. What is worked out of a kind, worked out once."""
    return cache(make)  # type: ignore[return-value]  # mypy doubts that a class is hashable


@per_kind
def field_types(kind: type[Record]) -> Mapping[str, Any]:
    """字段类型. The fields of a kind in order, with their resolved types."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}  # type: ignore[arg-type]  # kinds are attrs classes


@per_kind
def ref_fields(kind: type[Record]) -> tuple[str, ...]:
    """引用字段. The fields of a kind, apart from id, that name other records."""
    return tuple(
        name
        for name, hint in field_types(kind).items()
        if name != "id" and any(_is_ref(part) for part in (hint, *get_args(hint)))
    )


def _is_ref(hint: Any) -> bool:
    return hint is Ref or get_origin(hint) is Ref
