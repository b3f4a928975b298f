"""指标数据集. Every figure as a row, its parts as rows below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from shequ_core.datasets.dataset import (
    DataColumn,
    Dataset,
    DataType,
    Privacy,
    Row,
    Source,
)
from shequ_core.figures import (
    Figure,
    Measured,
    Window,
    chapter_of,
    measure_all,
    published,
)
from shequ_core.register import Register

_TITLES: Mapping[str, tuple[str, DataType]] = {
    "code": ("代码", DataType.TEXT),
    "chapter": ("分章", DataType.TEXT),
    "label": ("指标", DataType.TEXT),
    "part": ("分组", DataType.TEXT),
    "value": ("数值", DataType.MIXED),
    "unit": ("单位", DataType.TEXT),
    "basis": ("口径", DataType.TEXT),
    "on": ("时点", DataType.DATE),
    "period": ("时期", DataType.TEXT),
}


def _rows(
    register: Register, on: date, least: int, *, more: Iterable[Figure]
) -> Iterator[Row]:
    window = Window.year_to(on)
    for one in _told(register, window, least, more):
        value = one.value
        parts = value if isinstance(value, Mapping) else {"": value}
        for part, number in parts.items():
            chapter = chapter_of(one.code)
            yield (
                one.code,
                chapter.title if chapter else "",
                one.label,
                part,
                number,
                one.unit,
                one.basis,
                window.on,
                str(window.period),
            )


def _told(
    register: Register, window: Window, least: int, more: Iterable[Figure]
) -> Iterator[Measured]:
    if not least:
        yield from measure_all(register, window, more=more).values()
        return
    for one in published(register, window, least, more=more).values():
        if one.is_told:
            yield one.measured


def figures_table(more: Iterable[Figure] = ()) -> Dataset:
    """指标数据集. As of a day: stocks on it, flows in its year; ours, then ``more``."""
    return Dataset(
        name="figures",
        title="指标",
        columns=tuple(
            DataColumn(key=key, title=title, type=type, privacy=Privacy.OPEN)
            for key, (title, type) in _TITLES.items()
        ),
        rows=partial(_rows, more=tuple(more)),
        source=Source.FIGURES,
    )


FIGURES_TABLE = figures_table()
"""指标数据集. Of our figures."""
