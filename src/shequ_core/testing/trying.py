"""试验. How often the laws are tried, and with what: for every part of the kit."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from types import NoneType
from typing import Any, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from shequ_core.model import Record, field_types
from shequ_core.register import Register
from shequ_core.testing.strategies import any_record
from shequ_core.testing.towns import towns
from shequ_core.values import Period

anything = st.lists(any_record(), max_size=12).map(Register)
"""任意记录. Records of any kinds that need not know each other."""

_LOST, _EMPTIED = 0.15, 0.2


def worn_towns() -> SearchStrategy[Register]:
    """残册. Towns of which a part was lost: records are missing, and fields empty."""
    return st.builds(_worn, towns(), st.integers(0, 2**32))


def _worn(register: Register, seed: int) -> Register:
    chance = Random(seed)
    kept = (record for record in register if chance.random() > _LOST)
    return Register(
        record.evolve(
            **{
                name: empty
                for name, empty in _empty_fields(type(record))
                if chance.random() < _EMPTIED
            }
        )
        for record in kept
    )


def _empty_fields(kind: type[Record]) -> Iterator[tuple[str, object]]:
    """What the fields of a kind are that nobody filled in."""
    for name, hint in field_types(kind).items():
        if hint is Period:
            yield name, Period()
        elif hint is str:
            yield name, ""
        elif NoneType in get_args(hint):
            yield name, None


def lawful(**terms: Any) -> settings:
    """设置. Of the profile in force, and patient with slow disks."""
    patient = [HealthCheck.too_slow, HealthCheck.differing_executors]
    return settings(deadline=None, suppress_health_check=patient, **terms)


def few() -> settings:
    """少量. A fifth of the examples: for each, whole towns are drawn."""
    usual = settings.default.max_examples if settings.default else 100
    return lawful(max_examples=max(5, usual // 5))
