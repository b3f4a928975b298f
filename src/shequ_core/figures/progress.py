"""目标进度. Whether a target was reached: a line a month, not an average."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.figures.figure import Clock, Figure, Number, Window
from shequ_core.figures.measuring import figure_named, measure
from shequ_core.model import Pace, Target
from shequ_core.register import Register
from shequ_core.values import Every, Period, Quantity

_EVERY = {
    Pace.MONTH: Every.MONTH,
    Pace.QUARTER: Every.QUARTER,
    Pace.HALF_YEAR: Every.HALF_YEAR,
    Pace.YEAR: Every.YEAR,
}


@attrs.frozen(kw_only=True)
class Progress:
    """进度. What a target asks for in one span, and what the records give: in
    ``window``, which ends with the span, or on the day that is asked about.

    ``met`` is True or False, and None where nobody can tell yet: the span is not over,
    and what there is so far is below the bound.
    """

    target: Target
    name: str
    window: Window
    value: Number
    unit: str
    met: bool | None


def progress(
    register: Register, target: Target, window: Window, more: Iterable[Figure] = ()
) -> list[Progress]:
    """目标进度. Of every span of a target in a period that has begun by the day.

    Raises NotFound where no figure has its code, none of ``more`` either, InvalidValue
    where that is no single number.
    """
    figures = tuple(more)
    return [
        _progress(register, target, figures, named, window.on)
        for named in spans(target, window)
    ]


def bound_words(target: Target) -> str:
    """界限用语. What a target asks for, as it was said where it was."""
    bound = target.bound
    if bound.said:
        return bound.said
    if bound.exact is not None:
        return f"{bound.exact:f}"
    low = "" if bound.low is None else f"不少于{bound.low:f}"
    high = "" if bound.high is None else f"不多于{bound.high:f}"
    return "、".join(filter(None, (low, high)))


def spans(target: Target, window: Window) -> Iterator[tuple[str, Period]]:
    """各期. The spans of a target in a period that have begun by the day, and their
    names. A span counts where the target's period holds all of it.
    """
    every = _EVERY.get(target.pace)
    if every is None:
        if target.period.start and target.period.start <= window.on:
            yield "全程", target.period
        return
    asked = target.period & window.period
    if asked.empty or asked.start is None:
        return
    last = min(asked.last or window.on, window.on)
    for year in range(asked.start.year, last.year + 1):
        for span in every.spans(year):
            if span.start and span.start <= last and target.period.covers(span):
                yield f"{year}年{every.name_of(span)}", span


def holds_a_span(target: Target) -> bool:
    """有期可考. Whether any day comes on which the target is measured: its period holds
    one of its spans whole, and what counts once has a day on which it begins.
    """
    every, period = _EVERY.get(target.pace), target.period
    if period.empty:
        return False
    if every is None:
        return period.start is not None
    if period.start is None or period.last is None:
        return True
    years = range(period.start.year, period.last.year + 1)
    return any(period.covers(it) for year in years for it in every.spans(year))


def _progress(
    register: Register,
    target: Target,
    more: Iterable[Figure],
    named: tuple[str, Period],
    on: date,
) -> Progress:
    name, span = named
    so_far = span & Period.through(span.start, on)
    over = so_far == span
    window = Window(so_far.last or on, so_far)
    definition = figure_named(target.figure, more)
    found = measure(register, definition, window)
    if isinstance(found.value, str | Mapping):
        raise InvalidValue(
            f"a target (目标) needs one number, {target.figure} is none",
            problem="figure-kind",
        )
    grows = isinstance(definition, Figure) and definition.clock is Clock.FLOW
    reached = target.bound.admits(found.value)
    return Progress(
        target=target,
        name=name,
        window=window,
        value=found.value,
        unit=found.unit,
        met=reached if over else _so_far(target.bound, found.value, grows=grows),
    )


def _so_far(bound: Quantity, value: Number, *, grows: bool) -> bool | None:
    """Of a span that is not over: what only grows may be decided already."""
    if not grows:
        return None
    if bound.high is not None:
        return False if value > bound.high else None
    return True if bound.admits(value) else None
