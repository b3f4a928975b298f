"""看板构件. The plain data that a board of charts is drawn from, in any format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from shequ_core.figures import Number
from shequ_core.findings import Finding, Severity


@attrs.frozen(kw_only=True)
class Definition:
    """指标说明. What a number on the board means; ``when`` is its day or period."""

    code: str
    label: str
    english: str
    unit: str
    basis: str
    when: str


@attrs.frozen(kw_only=True)
class Card:
    """数字卡. One figure, large, with a line of context (may be "")."""

    definition: Definition
    value: Number
    note: str = ""


@attrs.frozen
class Part:
    """分项. One part of a breakdown; ``of`` is what the part itself is a part of."""

    label: str
    value: Number
    of: Number | None = None


@attrs.frozen(kw_only=True)
class Breakdown:
    """构成. A figure told apart; ``whole`` is the figure that ``Part.of`` is of."""

    definition: Definition
    parts: tuple[Part, ...]
    whole: Definition | None = None

    @property
    def most(self) -> Number:
        """最大值. Of its parts, 0 where there is none."""
        return max((part.of or part.value for part in self.parts), default=0)


@attrs.frozen
class Band:
    """年龄组. The men and women of five years of age; None is not told."""

    label: str
    men: Number | None
    women: Number | None


@attrs.frozen(kw_only=True)
class Pyramid:
    """人口金字塔. The youngest band first."""

    men: Definition
    women: Definition
    bands: tuple[Band, ...]

    @property
    def most(self) -> Number:
        """最大值. Of any one bar."""
        return max(
            (side for band in self.bands for side in (band.men, band.women) if side),
            default=0,
        )


@attrs.frozen(kw_only=True)
class Group:
    """居民组. Its households and residents (None is not told), and those within."""

    ref: str
    label: str
    name: str
    households: Number | None
    residents: Number | None
    floating: Number | None = None
    within: tuple[Group, ...] = ()


Corner = tuple[float, float]
"""角点. In thousandths of a map's width, from its left and from its top."""


@attrs.frozen
class Area:
    """地块. Land on a map, ring by ring, and where on it a number can stand."""

    rings: tuple[tuple[Corner, ...], ...]
    at: Corner


@attrs.frozen(kw_only=True)
class GroupMap:
    """居民组地图. North is up; the width is 1000, ``height`` in the same unit.

    ``areas`` are of groups of one level, by their refs; ``borders`` of those around.
    """

    height: float
    areas: Mapping[str, Area]
    borders: tuple[Area, ...]


@attrs.frozen(kw_only=True)
class Groups:
    """居民组图. Large groups with their small ones. ``map`` is None where not all of
    them are drawn.
    """

    households: Definition
    residents: Definition
    groups: tuple[Group, ...]
    map: GroupMap | None = None

    @property
    def tiled(self) -> Scale:
        """小组色阶. Of the small groups, or of the large ones where there are none."""
        small = tuple(inner for group in self.groups for inner in group.within)
        return Scale.of(small or self.groups)

    @property
    def drawn(self) -> tuple[Group, ...]:
        """图上居民组. Those that the map shows: large groups, or all small ones."""
        small = (inner for group in self.groups for inner in group.within)
        on_map = self.map.areas if self.map else {}
        return tuple(it for it in (*self.groups, *small) if it.ref in on_map)


@attrs.frozen
class Scale:
    """色阶. From the fewest residents that are told of any group to the most."""

    least: Number
    most: Number

    @classmethod
    def of(cls, groups: tuple[Group, ...]) -> Scale:
        """色阶. Of groups; of none it is nought."""
        told = [it.residents for it in groups if it.residents is not None]
        return cls(min(told, default=0), max(told, default=0))


@attrs.frozen
class Point:
    """时点值. The value of a stock on a day."""

    on: date
    value: Number

    def along(self, first: date, last: date) -> float:
        """位置. How far the day is from the first to the last, 0 to 1."""
        days = (last - first).days
        return (self.on - first).days / days if days else 1.0


@attrs.frozen(kw_only=True)
class Series:
    """时间序列. A stock on successive days."""

    definition: Definition
    points: tuple[Point, ...]

    @property
    def most(self) -> Number:
        """最大值. Of its points, 0 where there is none."""
        return max((point.value for point in self.points), default=0)


@attrs.frozen(kw_only=True)
class Month:
    """月份. What took place in ``month`` (2004-07); ``names`` are the activities'.

    Visits that are None are not told.
    """

    month: str
    label: str
    activities: Number
    visits: Number | None
    names: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Months:
    """各月活动. Every month of the period, empty ones too."""

    activities: Definition
    visits: Definition
    months: tuple[Month, ...]

    @property
    def most(self) -> Number:
        """最大值. The visits of the busiest month."""
        return max((it.visits for it in self.months if it.visits), default=0)

    @property
    def empty(self) -> tuple[str, ...]:
        """空白月份. The months without an activity."""
        return tuple(month.label for month in self.months if not month.activities)


@attrs.frozen(kw_only=True)
class Room:
    """场地. A facility as residents see it; areas in m², days open a year."""

    name: str
    use: str
    owner: str
    area: Number | None
    open_days: int | None
    hours: str


@attrs.frozen(kw_only=True)
class RuleFindings:
    """规则所见. What one rule found, with a few of the findings as examples."""

    code: str
    kind: str
    title: str
    source: str
    severity: Severity
    count: int
    examples: tuple[Finding, ...]


@attrs.frozen
class Severe:
    """程度计数. How many findings are that severe; ``word`` is 错误, 警告, 提示."""

    severity: Severity
    word: str
    count: int
