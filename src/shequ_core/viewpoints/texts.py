"""看文稿. The numbers of a text, held against what a viewpoint sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from shequ_core.figures import Figure
from shequ_core.model import GridGroup
from shequ_core.narrative import Checked, check_text, part_names
from shequ_core.register import Register
from shequ_core.values import Ref
from shequ_core.viewpoints.groups import groups_called, with_small
from shequ_core.viewpoints.scope import within
from shequ_core.viewpoints.viewpoint import Viewpoint


def text_checked(
    paragraphs: Iterable[str],
    whole: Register,
    viewpoint: Viewpoint,
    *,
    counted: Register,
    on: date,
    today: date,
    more: Iterable[Figure] = (),
) -> tuple[Checked, ...]:
    """视角核对. A text about a whole community, from a viewpoint.

    Who looks at some groups holds against their records (``counted``, of ``today``)
    what the text says of one of them by its name. What it says of all is not a part's:
    that is held against nothing. Raises NotFound for the viewpoint's groups.
    """
    if viewpoint.groups is None:
        return check_text(paragraphs, counted, on, more=more)
    mine = groups_called(whole, viewpoint.groups)
    called = _called(whole)

    @cache
    def part_of(name: str) -> Register | None:
        group = called.get(name)
        if group not in mine:
            return None
        return within(counted, with_small(whole, [group]), today)

    return check_text(paragraphs, counted, on, more=more, part_of=part_of)


def _called(register: Register) -> Mapping[str, Ref[GridGroup]]:
    """The groups by whatever a text may call them; a name of several is nobody's."""
    found = defaultdict(set)
    for group in register.all(GridGroup):
        for name in part_names(group):
            found[name].add(group.id)
    return {name: groups.pop() for name, groups in found.items() if len(groups) == 1}
