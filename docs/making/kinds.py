"""种类. The kinds of record by chapter, and what their refs name, from their fields."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import UnionType
from typing import Any, get_args, get_origin

from shequ_core.model import KINDS, Record, field_types, ref_fields
from shequ_core.values import Ref

from .reference import told

Kind = type[Record]


def chapter_of(kind: Kind) -> str:
    """章. The chapter, a module of the model, in which a kind is."""
    return kind.__module__.rpartition(".")[2]


def chapters() -> Mapping[str, list[Kind]]:
    """各章. The kinds of each chapter, in the order in which they are loaded."""
    found: dict[str, list[Kind]] = {}
    for kind in KINDS:
        found.setdefault(chapter_of(kind), []).append(kind)
    return found


def title_of(chapter: str) -> str:
    """章名. The Chinese word of a chapter."""
    return told(import_module(f"shequ_core.model.{chapter}"))[0]


def named_by(kind: Kind) -> Mapping[str, tuple[Kind, ...]]:
    """引用. What each ref of a kind may name; nothing where that is any record."""
    return {
        field: tuple(dict.fromkeys(_named(field_types(kind)[field])))
        for field in ref_fields(kind)
    }


def _named(hint: Any) -> Iterator[Kind]:
    for part in (hint, *get_args(hint)):
        if get_origin(part) is Ref:
            [inner] = get_args(part)
            choices = get_args(inner) if isinstance(inner, UnionType) else (inner,)
            yield from (it for it in choices if it is not Any)


def chapters_named() -> Mapping[str, set[str]]:
    """章间引用. The other chapters that the records of a chapter name."""
    return {
        chapter: {
            chapter_of(target)
            for kind in kinds
            for targets in named_by(kind).values()
            for target in targets
        }
        - {chapter}
        for chapter, kinds in chapters().items()
    }
