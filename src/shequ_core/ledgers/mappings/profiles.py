"""代码标准. Named sets of code tables, for sources that write codes, not words.

Systems contradict each other and the standards: without a named set a bare 1 is
nobody's sex. The sets stand in ``profiles.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from shequ_core.errors import NotFound
from shequ_core.ledgers.cells.choices import words_of
from shequ_core.values import Education, Ethnicity, Marital, Political, Relation, Sex

_CODED = (Sex, Marital, Political, Education, Relation, Ethnicity)


@attrs.frozen(kw_only=True, eq=False)
class Profile:
    """代码标准. What the codes of a source mean, by kind of choice.

    ``name`` is stable, ``title`` is Chinese, ``source`` names the standards.
    """

    name: str
    title: str
    source: str
    codes: Mapping[type[Enum], Mapping[str, Enum]]


@cache
def profiles() -> Sequence[Profile]:
    """代码标准. All that are known; 国标 (gb) has the national codes of persons."""
    text = files("shequ_core.ledgers.mappings").joinpath("profiles.toml")
    sets = tomllib.loads(text.read_text("utf-8"))
    return tuple(_profile(name, told) for name, told in sets.items())


def profile_named(word: str) -> Profile:
    """按名取代码标准. By name (gb) or title (国标). Raises NotFound, with the names."""
    for profile in profiles():
        if word.lower() in (profile.name, profile.title):
            return profile
    known = "、".join(f"{it.title}（{it.name}）" for it in profiles())
    raise NotFound(f"没有代码标准“{word}”，可用的有 {known}")


def _profile(name: str, told: Mapping[str, Any]) -> Profile:
    return Profile(
        name=name,
        title=told["title"],
        source=told["source"],
        codes={
            kind: _codes(kind, told[kind.__name__], told["zero_lost"])
            for kind in _CODED
            if kind.__name__ in told
        },
    )


def _codes(
    kind: type[Enum], told: Mapping[str, str], zero_lost: Sequence[str]
) -> Mapping[str, Enum]:
    """Where nothing else is written 1, a number cell that lost the 0 of 01 says it."""
    codes = {code.lower(): words_of(kind)[word] for code, word in told.items()}
    if kind.__name__ in zero_lost:
        short = {code.lstrip("0"): it for code, it in codes.items() if code[0] == "0"}
        codes |= {code: it for code, it in short.items() if code not in codes}
    return codes
