"""对照. Figures side by side: part by part, span by span, or one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.errors import NotFound
from shequ_core.facts.charts import Chart, ChartKind, Series
from shequ_core.facts.tables import FactTable, table_of
from shequ_core.facts.telling import UNKNOWN
from shequ_core.figures import Measured, Number, Window
from shequ_core.figures.groupings import group_label
from shequ_core.glossary import word
from shequ_core.model import GridGroup, GroupLevel
from shequ_core.register import Register
from shequ_core.values import Every, Period

Measuring = Callable[[str, Window], Measured | None]
"""测算. A figure by its code in a window, None for a share of nothing."""

SPANS: Mapping[str, Every] = {
    "month": Every.MONTH,
    "月": Every.MONTH,
    "quarter": Every.QUARTER,
    "季度": Every.QUARTER,
    "year": Every.YEAR,
    "年": Every.YEAR,
}
"""分期. What ``by`` may say."""

_LEVELS: Mapping[str, GroupLevel] = {
    "_by_large_group": GroupLevel.LARGE,
    "_by_small_group": GroupLevel.SMALL,
}

_LABELS, _COLUMNS = 5, 24
"""So long are labels that stand upright, and so many columns fit side by side."""


@attrs.frozen(kw_only=True)
class Grid:
    """对照. ``head`` is what the lines are (项目, 月份); a column a figure, with its
    label and unit; ``None`` where a line has no number.
    """

    head: str
    lines: tuple[str, ...]
    figures: tuple[Measured, ...]
    values: tuple[tuple[Number | None, ...], ...]
    adds_up: bool = False

    def table(self) -> FactTable:
        """表. A line a row, and their sum below where parts add up."""
        header = [self.head, *(f"{it.label}（{it.unit}）" for it in self.figures)]
        rows = [
            (line, *(UNKNOWN if it is None else it for it in row))
            for line, row in zip(self.lines, self.values, strict=True)
        ]
        made = table_of(self.caption, header, rows)
        if not self.adds_up or not rows:
            return made
        sums = [
            sum(it or 0 for it in column) for column in zip(*self.values, strict=True)
        ]
        [last] = table_of("", header, [("合计", *sums)]).rows
        return attrs.evolve(made, total=last.cells)

    def chart(self, kind: str, title: str) -> Chart:
        """图. Lying bars where words are long or many, a line over months."""
        return Chart(
            title=title or self.caption,
            kind=ChartKind.named(kind) if kind else self._kind(),
            categories=self.lines,
            series=tuple(
                Series(it.label, it.unit, tuple(row[place] or 0 for row in self.values))
                for place, it in enumerate(self.figures)
            ),
        )

    @property
    def caption(self) -> str:
        """题. What it is about: the labels of its figures."""
        return "、".join(it.label for it in self.figures)

    def _kind(self) -> ChartKind:
        if self.head == "月份":
            return ChartKind.LINE
        long = any(len(it) > _LABELS for it in self.lines)
        return ChartKind.BAR if long or len(self.lines) > _COLUMNS else ChartKind.COLUMN


def side_by_side(measured: Sequence[Measured]) -> Grid:
    """逐项对照. The parts of breakdowns, those of the first in its order. Raises
    NotFound where one is no breakdown.
    """
    parts = [it.value if isinstance(it.value, Mapping) else None for it in measured]
    known = [it for it in parts if it is not None]
    if len(known) < len(parts):
        plain = next(
            it.label for it, some in zip(measured, parts, strict=True) if some is None
        )
        raise NotFound(f"{plain}没有分项，不能和有分项的指标放在一张表里")
    lines = tuple(dict.fromkeys(key for some in known for key in some))
    return Grid(
        head="项目",
        lines=lines,
        figures=tuple(measured),
        values=tuple(tuple(some.get(line, 0) for some in known) for line in lines),
        adds_up=True,
    )


def with_group_names(grid: Grid, codes: Iterable[str], register: Register) -> Grid:
    """居民组名称. Where all figures are by residents' groups, lines say their names."""
    for ending, level in _LEVELS.items():
        if all(code.endswith(ending) for code in codes):
            groups = register.tied(GridGroup, "level", level)
            names = {group_label(group): group.name for group in groups}
            lines = tuple(names.get(line, line) for line in grid.lines)
            return attrs.evolve(grid, head=word(level), lines=lines)
    return grid


def one_by_one(measured: Sequence[Measured]) -> Grid:
    """逐个对照. Figures of one unit, a line each. Raises NotFound where they differ."""
    numbers = [(it, it.value) for it in measured if isinstance(it.value, int | Decimal)]
    units = {it.unit for it, _ in numbers}
    if len(units) != 1:
        raise NotFound("几个指标要是同一个单位，才能画在一张图里")
    together = attrs.evolve(
        numbers[0][0], label="、".join(it.label for it, _ in numbers)
    )
    return Grid(
        head="指标",
        lines=tuple(it.label for it, _ in numbers),
        figures=(together,),
        values=tuple((value,) for _, value in numbers),
    )


def span_by_span(
    codes: Sequence[str], every: Every, window: Window, measuring: Measuring
) -> Grid:
    """分期对照. Each month (quarter, year) of the period that had begun by the day:
    stocks on its last day, or on the day itself; flows in it. Raises NotFound where the
    period has no end, or a figure is no number.
    """
    first, last = window.period.start, window.period.last
    if first is None or last is None:
        raise NotFound("按月、按季的表要有起止日期的统计时段")
    spans = [
        span
        for year in range(first.year, last.year + 1)
        for span in every.spans(year)
        if span.start and first <= span.start <= min(last, window.on)
    ]
    rows = [
        [measuring(code, _within(span, window.on)) for code in codes] for span in spans
    ]
    figures = _figures(codes, rows, measuring, window)
    names = {Every.MONTH: "月份", Every.QUARTER: "季度", Every.YEAR: "年度"}
    return Grid(
        head=names[every],
        lines=tuple(_name(span, every, first.year == last.year) for span in spans),
        figures=figures,
        values=tuple(tuple(map(_number, row)) for row in rows),
    )


def _within(span: Period, on: date) -> Window:
    return Window(min(span.last or on, on), span)


def _figures(
    codes: Sequence[str],
    rows: Sequence[Sequence[Measured | None]],
    measuring: Measuring,
    window: Window,
) -> tuple[Measured, ...]:
    """What each column is: as measured in any span, or else in the whole period."""
    found = []
    for place, code in enumerate(codes):
        some = [row[place] for row in rows] + [measuring(code, window)]
        known = [it for it in some if it is not None]
        if not known:
            raise NotFound(f"{code} 在这个时段里没有数")
        found.append(known[0])
    return tuple(found)


def _number(measured: Measured | None) -> Number | None:
    if measured is None:
        return None
    value = measured.value
    if isinstance(value, str | Mapping):
        raise NotFound(f"{measured.label}不是一个数，不能按月、按季列")
    return value


def _name(span: Period, every: Every, one_year: bool) -> str:
    year = span.start.year if span.start else 0
    if every is Every.YEAR:
        return f"{year}年"
    return every.name_of(span) if one_year else f"{year}年{every.name_of(span)}"
