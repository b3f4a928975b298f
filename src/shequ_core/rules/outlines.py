"""图上位置规则. What lies in something on paper lies in it on the map, too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from shequ_core.figures.outlines import (
    shapes_by_place,
    share_in_common,
    share_without,
)
from shequ_core.findings import Matter, Severity
from shequ_core.model import Building, Community, GridGroup, Outline
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Shape, crosses_itself, in_china

SLACK = 0.02
"""容差. Of the smaller one's land, what hand-drawn borders may be off by."""


def _without(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    shapes = now.once(shapes_by_place)
    drawn = [it for it in now.all(GridGroup) if it.id in shapes]
    for inner, outer in [
        *((it.id, _around(now, it)) for it in drawn),
        *((it.id, it.group or "") for it in now.all(Building) if it.id in shapes),
    ]:
        if outer in shapes and shapes[outer].polygons:
            share = share_without(shapes[inner], shapes[outer])
            if share > SLACK:
                message = f"图上有{share:.0%}不在所属范围之内，请核对边界和坐标系"
                yield Spot(message, (_outline(now, inner), inner, outer), "shape")


def _around(now: Register, group: GridGroup) -> str:
    """The large group of a small one where it is drawn, else the community."""
    if group.parent and group.parent in now.once(shapes_by_place):
        return group.parent
    book = group.id.community
    return next((it.id for it in now.all(Community) if it.id.community == book), "")


def _outline(now: Register, place: str) -> str:
    return max(it.id for it in now.tied(Outline, "of", place))


def _overlap(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    shapes = now.once(shapes_by_place)
    for groups in now.grouped(GridGroup, "level").values():
        drawn = [(it.id, shapes[it.id]) for it in groups if it.id in shapes]
        for (one, shape), (other, beside) in combinations(drawn, 2):
            share = share_in_common(shape, beside)
            if share > SLACK:
                message = f"两个组在图上重叠，占较小一组的{share:.0%}"
                about = _outline(now, one), _outline(now, other), one, other
                yield Spot(message, about, "shape")


def _twice(register: Register, on: date) -> Iterator[Spot]:
    for place, outlines in today(register, on).grouped(Outline, "of").items():
        if len(outlines) > 1:
            message = f"同一天有{len(outlines)}个图上位置，请注明前者画到哪天为止"
            yield Spot(message, (*(it.id for it in outlines), place), "period")


def _crossed(register: Register, on: date) -> Iterator[Spot]:
    for outline in register.all(Outline):
        if crosses_itself(outline.shape):
            message = "边界线自相交，面积和范围都不能算准，请重画"
            yield Spot(message, (outline.id, outline.of), "shape")


def _abroad(register: Register, on: date) -> Iterator[Spot]:
    for outline in register.all(Outline):
        if not all(map(in_china, _corners(outline.shape))):
            message = "图上位置不在中国范围内，经度和纬度可能写反了"
            yield Spot(message, (outline.id, outline.of), "shape")


def _corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    west, south, east, north = shape.box
    return (west, south), (east, north)


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-G14",
        kind="outline-without",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="图上越界",
        english="Drawn beyond the outline of what it belongs to",
        source="居民组台账",
        check=_without,
    ),
    Rule(
        code="R-G14",
        kind="outlines-overlap",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="图上重叠",
        english="Two groups of one level are drawn over each other",
        source="居民组台账",
        check=_overlap,
    ),
    Rule(
        code="R-G15",
        kind="outline-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="图上位置重复",
        english="One thing is drawn twice on a day",
        source="图上位置记录",
        check=_twice,
    ),
    Rule(
        code="R-G16",
        kind="outline-crossed",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="边界线自相交",
        english="An outline crosses itself",
        source="ISO 19125-1（简单要素）",
        check=_crossed,
    ),
    Rule(
        code="R-G16",
        kind="outline-abroad",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="图上位置不在中国",
        english="Drawn where China is not",
        source="经纬度的范围",
        check=_abroad,
    ),
)
