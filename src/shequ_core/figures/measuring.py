"""统计. Measuring figures on a register, and the records behind a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

import attrs

from shequ_core.errors import NotFound, PluginError
from shequ_core.figures.catalogue import (
    CHAPTERS,
    FIGURES,
    RATIOS,
    TEXTS,
    Chapter,
    Definition,
)
from shequ_core.figures.figure import (
    Clock,
    Figure,
    Measured,
    Ratio,
    Text,
    Value,
    Window,
    share,
)
from shequ_core.model import Record, TeamMembership
from shequ_core.register import Register

_CHAPTER = {it.code: chapter for chapter in CHAPTERS for it in chapter.figures}
_DEFINED = {it.code: it for chapter in CHAPTERS for it in chapter.figures}
_DATED = re.compile(r"(.+)_(\d{4})_(\d{2})_(\d{2})", re.ASCII)


def figure_named(code: str, more: Iterable[Figure] = ()) -> Definition:
    """指标. The definition of that code, ours or one of ``more``. Raises NotFound.

    >>> figure_named("team_members").unit
    '人'
    """
    known = _DEFINED.get(code) or next((it for it in more if it.code == code), None)
    if known is None:
        raise NotFound(f"no figure (指标) is called {code!r}")
    return known


def labelled(more: Iterable[Figure] = ()) -> dict[str, Definition]:
    """各名. Every figure, ours and ``more``, by its Chinese label and by its code; one
    that is taken stays ours.

    >>> labelled()["户均人口"].code
    'persons_per_household'
    """
    return {**_called(more), **_called(_DEFINED.values())}


def _called(figures: Iterable[Definition]) -> dict[str, Definition]:
    """By label and by code; a code outranks the label of another."""
    several = tuple(figures)
    by_label: dict[str, Definition] = {it.label: it for it in several}
    return {**by_label, **{it.code: it for it in several}}


def asked(
    code: str, window: Window, more: Iterable[Figure] = ()
) -> tuple[Definition, Window]:
    """所问. The figure of a code, and the window to measure it in: that of the day
    where the code carries one. Raises NotFound.

    >>> asked("team_members_2002_12_31", Window.year_to(date(2004, 12, 31)))[1].on
    datetime.date(2002, 12, 31)
    """
    more = tuple(more)
    try:
        return figure_named(code, more), window
    except NotFound:
        dated = _DATED.fullmatch(code)
        if not dated:
            raise
    base, year, month, day = dated.groups()
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        raise NotFound(f"no figure (指标) is called {code!r}") from None
    return figure_named(base, more), Window(on, window.period)


def chapter_of(code: str) -> Chapter | None:
    """所属分章. The chapter of a figure, dated or not; None for those of plug-ins."""
    dated = _DATED.fullmatch(code)
    return _CHAPTER.get(dated[1] if dated else code)


def measure(
    register: Register,
    figure: Definition | str,
    window: Window,
    more: Iterable[Figure] = (),
) -> Measured:
    """测算. The value of a figure (or of the figure of that code) in a window.

    A code may be of one of ``more``, and may carry a day, ``team_members_2002_12_31``:
    then it is measured on that day. Raises NotFound for an unknown code, and for a
    ratio of nothing; PluginError where a figure of a plug-in fails.
    """
    if isinstance(figure, str):
        definition, window = asked(figure, window, more)
        return attrs.evolve(measure(register, definition, window), code=figure)
    if isinstance(figure, Text):
        told = figure.read(timed(register, Clock.STOCK, window), window)
        return _measured(figure, "", window, told)
    if isinstance(figure, Ratio):
        return _ratio(register, figure, window)
    narrowed = timed(register, figure.clock, window)
    found = _measured(figure, figure.unit, window, figure.value(narrowed, window))
    return attrs.evolve(found, bounds=figure.bounded(narrowed, window))


def measure_all(
    register: Register, window: Window, *, more: Iterable[Figure] = ()
) -> dict[str, Measured]:
    """全部指标. Every figure by its code, in the order of the catalogue.

    Texts that nobody wrote and ratios of nothing are left out, and what fails of
    ``more`` (``failing`` tells how). The members of teams
    are measured at the end of their first year too (``team_members_2002_12_31``).
    """
    found: dict[str, Measured] = {}
    ours: tuple[Definition, ...] = (*TEXTS, *FIGURES)
    for figure in ours:
        measured = measure(register, figure, window)
        if measured.value != "":
            found[figure.code] = measured
    for guest in more:
        with suppress(PluginError):
            found[guest.code] = measure(register, guest, window)
    for ratio in RATIOS:
        if found[ratio.whole.code].value:
            found[ratio.code] = _ratio_of(ratio, found)
    code = _first_year_end(register, window)
    if code:
        found[code] = measure(register, code, window)
    return found


def failing(
    register: Register, window: Window, more: Iterable[Figure]
) -> dict[str, str]:
    """故障指标. Which of ``more`` can not be measured, by code, and why."""
    found: dict[str, str] = {}
    for figure in more:
        try:
            measure(register, figure, window)
        except PluginError as error:
            found[figure.code] = str(error)
    return found


def why(
    register: Register,
    figure: Definition | str,
    window: Window,
    more: Iterable[Figure] = (),
) -> list[Record]:
    """计入记录. The records behind a figure; of a ratio, those of its part.

    Raises NotFound for a code that is unknown, and none of ``more``.
    """
    if isinstance(figure, str):
        figure, window = asked(figure, window, more)
    if isinstance(figure, Text):
        return []
    if isinstance(figure, Ratio):
        figure = figure.part
    return figure.counted(timed(register, figure.clock, window), window)


def timed(register: Register, clock: Clock, window: Window) -> Register:
    """所对底册. What a figure of that clock is given: of the day, or of the period."""
    if clock is Clock.STOCK:
        return register.once(Register.on, window.on)
    if clock is Clock.MOVEMENT:
        return register.once(Register.touching, window.period)
    return register.once(Register.during, window.period)


def _measured(figure: Definition, unit: str, window: Window, value: Value) -> Measured:
    return Measured(
        code=figure.code,
        label=figure.label,
        english=figure.english,
        unit=unit,
        basis=figure.basis,
        value=value,
        window=window,
    )


def _ratio(register: Register, ratio: Ratio, window: Window) -> Measured:
    both = (ratio.part, ratio.whole)
    found = {figure.code: measure(register, figure, window) for figure in both}
    if not found[ratio.whole.code].value:
        raise NotFound(f"{ratio.code} (比率) is a ratio of nothing here")
    return _ratio_of(ratio, found)


def _ratio_of(ratio: Ratio, found: Mapping[str, Measured]) -> Measured:
    part, whole = found[ratio.part.code], found[ratio.whole.code]
    scaled = part.number * ratio.times
    return attrs.evolve(
        _measured(ratio, ratio.unit, part.window, share(scaled, whole.number)),
        part=scaled,
        whole=whole.number,
    )


def _first_year_end(register: Register, window: Window) -> str:
    starts = (place.period.start for place in register.all(TeamMembership))
    first = min(filter(None, starts), default=None)
    if first is None or date(first.year, 12, 31) >= window.on:
        return ""
    return f"team_members_{first.year:04}_12_31"
