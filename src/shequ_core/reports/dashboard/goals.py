"""创建目标. The targets of campaigns on the board, span by span."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures import Number
from shequ_core.figures.progress import Progress, bound_words, progress
from shequ_core.model import Target
from shequ_core.reports.dashboard.parts import Definition
from shequ_core.reports.dashboard.pieces import definition
from shequ_core.reports.material import Material


@attrs.frozen(kw_only=True)
class Span:
    """一期. What there was of it, and whether that is enough; None is not over yet."""

    label: str
    value: Number
    met: bool | None


@attrs.frozen(kw_only=True)
class Goal:
    """目标. What is asked for, in the words of the plan, and each span of it."""

    definition: Definition
    asked: str
    spans: tuple[Span, ...]

    @property
    def met(self) -> int:
        """达到期数. Of its spans."""
        return sum(it.met is True for it in self.spans)


def goals(material: Material) -> tuple[Goal, ...]:
    """创建目标. Those that can be measured; the rules tell of the others. They are of
    all the community, and of all that are counted.
    """
    if material.is_part or not material.is_judged:
        return ()
    return tuple(_measured(material))


def _measured(material: Material) -> Iterator[Goal]:
    for target in material.whole.all(Target):
        told = definition(material, target.figure)
        try:
            found = progress(material.whole, target, material.window)
        except (NotFound, InvalidValue):
            continue
        if told and found and target.bound.known:
            yield Goal(
                definition=told,
                asked=bound_words(target),
                spans=tuple(map(_span, found)),
            )


def _span(found: Progress) -> Span:
    """Without its year, which is that of the board."""
    label = found.name.partition("年")[2] or found.name
    return Span(label=label, value=found.value, met=found.met)
