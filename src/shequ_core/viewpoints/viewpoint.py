"""视角. Who looks at a community, for what purpose, at which groups, how clearly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

import attrs

from shequ_core.errors import InvalidValue, NotFound

LEAST = 5
"""最小单元. Fewer persons than so many in a published cell point at somebody."""


class Clearance(IntEnum):
    """知悉级别. How clearly persons are seen; each sees what those before it see.

    ``OPEN`` (公开): nobody; only what names no resident. ``MASKED`` (脱敏): everybody,
    behind masks. ``CONTACT`` (联系): names, phones and addresses; numbers stay masked.
    ``FULL`` (全部): all that is written.
    """

    OPEN = 0
    MASKED = 1
    CONTACT = 2
    FULL = 3


_WORDS: Mapping[str, Clearance] = {it.name.lower(): it for it in Clearance}


@attrs.frozen(kw_only=True)
class Viewpoint:
    """视角. ``name`` is typed, ``title`` is Chinese; ``purpose`` is why one looks.

    ``clearance`` is what is seen unasked, masked at most; ``ceiling`` what is seen when
    asked for, which leaves an entry (留痕). ``groups`` are those looked at, by name,
    number or key: None is the whole community, and none at all is nothing. Counts of
    persons under ``least`` are not told.
    """

    name: str
    title: str
    purpose: str
    clearance: Clearance = Clearance.MASKED
    ceiling: Clearance = Clearance.MASKED
    groups: tuple[str, ...] | None = None
    least: int = 0

    def __attrs_post_init__(self) -> None:
        if self.ceiling < self.clearance:
            raise InvalidValue(
                f"viewpoint (视角) {self.name}: its ceiling is under its clearance",
                problem="ceiling-under-clearance",
            )
        if self.clearance > Clearance.MASKED:
            raise InvalidValue(
                f"viewpoint (视角) {self.name}: unasked nobody is seen unmasked;"
                " say it as the ceiling",
                problem="clearance-unmasked",
            )

    def of_groups(self, *groups: str) -> Viewpoint:
        """限定小组. The same, looking at those groups."""
        return attrs.evolve(self, groups=groups)

    def cleared(self, *, wish: Clearance | None = None) -> Clearance:
        """可见级别. What is seen where more is wished for: never above the ceiling."""
        return self.clearance if wish is None else min(wish, self.ceiling)


OFFICE = Viewpoint(
    name="office",
    title="社区办公",
    purpose="日常工作",
    ceiling=Clearance.FULL,
)
"""社区办公. The whole community, masked; everything where it is asked for."""

GRID_WORKER = Viewpoint(
    name="grid-worker",
    title="网格员",
    purpose="入户走访",
    ceiling=Clearance.CONTACT,
    groups=(),
)
"""网格员. One's own groups and nothing else; contacts where asked for."""

SUPERIOR = Viewpoint(
    name="superior",
    title="上级",
    purpose="统计上报",
    clearance=Clearance.OPEN,
    ceiling=Clearance.OPEN,
    least=LEAST,
)
"""上级. Figures without small cells, and what names no resident."""

PUBLIC = Viewpoint(
    name="public",
    title="公众",
    purpose="居务公开",
    clearance=Clearance.OPEN,
    ceiling=Clearance.OPEN,
    least=2 * LEAST,
)
"""公众. As superiors, with larger cells: neighbours know each other."""

VIEWPOINTS: tuple[Viewpoint, ...] = (OFFICE, GRID_WORKER, SUPERIOR, PUBLIC)
"""现成视角. Those that need no file."""


def viewpoint_named(words: str) -> Viewpoint:
    """视角. By name or title, its groups after a colon: ``网格员:第7大组,第8大组``.

    Raises NotFound.
    """
    name, _, groups = words.replace("：", ":").partition(":")
    for known in VIEWPOINTS:
        if name.strip() in (known.name, known.title):
            listed = groups.replace("，", ",").replace("、", ",").split(",")
            named = tuple(it.strip() for it in listed if it.strip())
            return known.of_groups(*named) if named else known
    raise NotFound(
        f"no viewpoint (视角) is called {name!r}; known: "
        + ", ".join(f"{it.name} ({it.title})" for it in VIEWPOINTS)
    )


def viewpoint_of(text: str) -> Viewpoint:
    """视角. From TOML, a key an attribute. Raises InvalidValue.

    >>> viewpoint_of('''
    ... name = "welfare"
    ... title = "低保专干"
    ... purpose = "低保核查"
    ... clearance = "masked"
    ... ceiling = "contact"
    ... groups = ["第7大组"]
    ... ''').ceiling.name
    'CONTACT'
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"is not TOML: {error}") from None
    strange = set(told) - {field.name for field in attrs.fields(Viewpoint)}
    if strange:
        raise _wrong(f"has no {', '.join(sorted(strange))}")
    return Viewpoint(
        name=_text(told, "name"),
        title=_text(told, "title"),
        purpose=_text(told, "purpose"),
        clearance=_clearance(told, "clearance"),
        ceiling=max(_clearance(told, "ceiling"), _clearance(told, "clearance")),
        groups=_groups(told),
        least=_least(told),
    )


def _text(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(f'needs {key} = "…"')
    return value.strip()


def _clearance(told: Mapping[str, Any], key: str) -> Clearance:
    word = told.get(key, "masked")
    if not isinstance(word, str) or word not in _WORDS:
        raise _wrong(f"{key} is one of {', '.join(_WORDS)}")
    return _WORDS[word]


def _groups(told: Mapping[str, Any]) -> tuple[str, ...] | None:
    groups = told.get("groups")
    if groups is None:
        return None
    if not isinstance(groups, list) or not all(isinstance(it, str) for it in groups):
        raise _wrong('groups is a list of names: ["第7大组"]')
    return tuple(groups)


def _least(told: Mapping[str, Any]) -> int:
    least = told.get("least", 0)
    if not isinstance(least, int) or isinstance(least, bool) or least < 0:
        raise _wrong("least is a whole number, 0 or more")
    return least


def _wrong(what: str) -> InvalidValue:
    return InvalidValue(f"viewpoint (视角) {what}", problem="viewpoint")
