"""指标. ``shequ figures``: every figure on a day and in a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from shequ_adapters.cli.parameters import (
    DB,
    AsJson,
    Boundary,
    Community,
    During,
    KnownAt,
    On,
)
from shequ_adapters.cli.words import Language, say, sign, speaks

if TYPE_CHECKING:
    from datetime import date

    from rich.table import Table

    from shequ_core.figures import Chapter, Measured, Number, Window
    from shequ_core.figures.figure import Bounds, Value


def figures(
    db: DB,
    *,
    on: On = "",
    period: During = "",
    community: Community = "",
    known_at: KnownAt = "",
    boundary: Boundary = "",
    json: AsJson = False,
) -> None:
    """指标. Measure every figure."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.figures import failing, measure_all, published
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    book = stores.open_book(
        db,
        plugins,
        community=community,
        on=on,
        known_at=known_at,
        boundary=boundary,
    )
    window = window_of(book.on, period)
    more, least = plugins.guest_figures, book.viewpoint.least
    told = published(book.register, window, least, more=more) if least else {}
    measured = (
        {code: one.measured for code, one in told.items() if one.is_told}
        if least
        else measure_all(book.register, window, more=more)
    )
    failed = failing(book.register, window, more)
    if json:
        numbers = {code: as_json(one) for code, one in measured.items()}
        print_json(numbers | {code: {"failed": why} for code, why in failed.items()})
    else:
        show(as_table(measured.values(), window))
        for trouble in failed.values():
            show(trouble)
    hidden = sum(bool(one.hidden) for one in told.values())
    if hidden and not json:
        show(
            say(
                "{count} 项指标有不公布的数：不足 {least}，或能算出不足 {least} 的",
                count=hidden,
                least=least,
            )
        )


def window_of(on: date, period: str) -> Window:
    """统计时间. The day, and the period that was typed or else the year of the day."""
    from shequ_adapters.cli.days import period_of
    from shequ_core.figures import Window

    return Window(on, period_of(period)) if period else Window.year_to(on)


def window_of_paper(day: date, on: str, period: str) -> Window:
    """报送时间. On the day that was typed, or else on the last day of the period, as
    far as the ledgers go (``day``): a form of May counts who is there at its end.
    """
    window = window_of(day, period)
    last = window.period.last
    return window if on or last is None else attrs.evolve(window, on=min(day, last))


def as_json(measured: Measured) -> dict[str, object]:
    """指标 JSON. A breakdown's value is an object."""
    told = {
        "value": _value_json(measured.value),
        "unit": measured.unit,
        "label": measured.label,
        "basis": measured.basis,
    }
    if measured.bounds is not None:
        told["bounds"] = _bounds_json(measured.bounds)
    return told


def _value_json(value: Value) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _bounds_json(bounds: Bounds) -> object:
    if isinstance(bounds, Mapping):
        return {part: str(quantity) for part, quantity in bounds.items()}
    return str(bounds)


def as_table(measured: Iterable[Measured], window: Window) -> Table:
    """指标表. A line a figure, chapter by chapter; breakdowns under theirs."""
    from shequ_adapters.cli.days import period_words
    from shequ_adapters.cli.output import table

    title = say(
        "指标（时点 {on}，时期 {period}）",
        on=window.on,
        period=period_words(window.period),
    )
    made = table(title, ("指标", "数值", "单位", "代码"), right=[1])
    for chapter, alike in _chapters(measured):
        made.add_section()
        made.add_row(f"【{chapter}】")
        for one in alike:
            for label, value in _lines(one):
                code = "" if label.startswith(" ") else one.code
                made.add_row(label, value, one.unit, code)
    return made


def _chapters(measured: Iterable[Measured]) -> Iterator[tuple[str, list[Measured]]]:
    from shequ_core.figures import CHAPTERS, chapter_of

    parts: dict[Chapter | None, list[Measured]] = {it: [] for it in CHAPTERS}
    for one in measured:
        parts.setdefault(chapter_of(one.code), []).append(one)
    for chapter, alike in parts.items():
        if alike:
            yield _title(chapter), alike


def _title(chapter: Chapter | None) -> str:
    if chapter is None:
        return say("插件指标")
    return chapter.title if speaks(Language.ZH) else chapter.english


def value_words(measured: Measured) -> str:
    """指标值文字. The value with its unit; a breakdown as its parts."""
    value = measured.value
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return sign("，").join(
            f"{part} {_number(measured, part, n)}" for part, n in value.items()
        )
    return f"{_number(measured, '', value)} {measured.unit}"


def _number(measured: Measured, part: str, value: Number) -> str:
    """The number as words; where it is a lower bound only, “at least” before it."""
    from shequ_adapters.cli.output import number_words

    bounds = measured.bounds
    quantity = bounds.get(part) if isinstance(bounds, Mapping) else bounds
    if quantity is None or quantity.exact is not None:
        return number_words(value)
    if quantity.high is None:
        return say("至少 {number}", number=number_words(value))
    return f"{number_words(value)}–{number_words(quantity.high)}"


def _lines(measured: Measured) -> Iterator[tuple[str, str]]:
    label = measured.label if speaks(Language.ZH) else measured.english
    value = measured.value
    if isinstance(value, str):
        yield label, value
    elif isinstance(value, Mapping):
        yield label, ""
        for category, part in value.items():
            yield f"  {category}", _number(measured, category, part)
    else:
        yield label, _number(measured, "", value)
