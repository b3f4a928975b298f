"""部分. Numbers that a text says of one group or one branch, not of the community."""

from __future__ import annotations

import re

from shequ_core.model import GridGroup, GroupLevel
from shequ_core.narrative.mentions import even_width, sentence_around
from shequ_core.reports.numerals import han

_PART = re.compile(
    r"第[\d一二三四五六七八九十百零〇]+(?:居民|党)?(?:[大小]?组|支部|网格|[栋幢])"
)
"""部分名. As offices number them: 第33居民小组, 第一党支部, 第3栋."""

_WHOLE = re.compile(r"社区|[全辖]区|合计|总[计数共]")
"""全体. What leads back to all of the community."""

_GROUPS = {
    GroupLevel.LARGE: ("居民大组", "大组"),
    GroupLevel.SMALL: ("居民小组", "小组", "居民组", "组"),
}
"""组名用语. How a text calls the groups of a level, after their number."""


def part_names(group: GridGroup) -> frozenset[str]:
    """部分写法. What a text may call a group: 第7大组, 第七居民大组.

    >>> from shequ_core.values import Ref
    >>> seven = GridGroup(
    ...     id=Ref("b/grid_group/l7"),
    ...     name="第七居民大组",
    ...     number=7,
    ...     level=GroupLevel.LARGE,
    ... )
    >>> sorted(part_names(seven))
    ['第7大组', '第7居民大组', '第七大组', '第七居民大组']
    """
    if group.number is None or group.number < 1:
        return frozenset({group.name})
    numbers = (str(group.number), han(group.number))
    said = (f"第{it}{word}" for it in numbers for word in _GROUPS[group.level])
    return frozenset({group.name, *said})


def part_before(text: str, place: int) -> str:
    """所属部分. The group or branch that a sentence named last before a place, "" where
    it named none, or has gone back to the whole community since.
    """
    even = even_width(text)
    start, _ = sentence_around(even, place, place)
    named = [*_PART.finditer(even, start, place)]
    if not named or _WHOLE.search(even, named[-1].end(), place):
        return ""
    return text[named[-1].start() : named[-1].end()]
