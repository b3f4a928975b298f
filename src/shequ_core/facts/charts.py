"""图. What a chart shows, before anybody draws it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

import attrs

from shequ_core.errors import NotFound
from shequ_core.figures import Number


class ChartKind(Enum):
    """图类. Upright bars, lying bars (for long words), a line over time, a pie."""

    COLUMN = "柱形图"
    BAR = "条形图"
    LINE = "折线图"
    PIE = "饼图"

    @classmethod
    def named(cls, word: str) -> ChartKind:
        """图类. By its word, 饼图 or pie. Raises NotFound."""
        for kind in cls:
            if word in (kind.value, kind.name.lower()):
                return kind
        listed = "、".join(kind.value for kind in cls)
        raise NotFound(f"没有图类 {word}，有的是 {listed}")


@attrs.frozen
class Series:
    """系列. One figure: its label, its unit, a value a category."""

    label: str
    unit: str
    values: tuple[Number, ...]


@attrs.frozen(kw_only=True)
class Chart:
    """图. Categories along, a value of each series over each of them."""

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def unit(self) -> str:
        """单位. The one that all series have; "" where they differ."""
        units = {it.unit for it in self.series}
        return units.pop() if len(units) == 1 else ""

    def headed(self, heads: Sequence[str]) -> Chart:
        """换名. With other words for its series. Raises NotFound unless each has
        one.
        """
        if len(heads) != len(self.series):
            listed = "、".join(it.label for it in self.series)
            raise NotFound(f"系列名要写 {len(self.series)} 项，现在是 {listed}")
        series = tuple(
            attrs.evolve(it, label=str(head))
            for it, head in zip(self.series, heads, strict=True)
        )
        return attrs.evolve(self, series=series)

    @property
    def is_empty(self) -> bool:
        """空. There is nothing to be seen in it: no value, or all of them zero."""
        return not any(Decimal(it) for one in self.series for it in one.values)
