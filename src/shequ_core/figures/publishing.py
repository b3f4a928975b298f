"""公布指标. Figures without the cells that point at somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

import attrs

from shequ_core.figures.catalogue import FIGURES, RATIOS
from shequ_core.figures.counted_sums import Cell, sums_among
from shequ_core.figures.figure import Figure, Measured, Window
from shequ_core.figures.groupings import group_label
from shequ_core.figures.measuring import measure_all, timed
from shequ_core.figures.names import Names
from shequ_core.figures.small_cells import Sum, hidden_cells
from shequ_core.figures.spanning import beside_followed
from shequ_core.model import GridGroup, Record
from shequ_core.register import Register

_PEOPLE = ("人", "户", "人次")
_SMALL, _LARGE = "_by_small_group", "_by_large_group"


@attrs.frozen(kw_only=True)
class Published:
    """可公布指标. A figure, and which of its parts are not told ("" is all of it)."""

    measured: Measured
    hidden: frozenset[str] = frozenset()

    @property
    def is_told(self) -> bool:
        """可公布. Whether there is anything of it to tell."""
        return "" not in self.hidden


def published(
    register: Register, window: Window, least: int, *, more: Iterable[Figure] = ()
) -> dict[str, Published]:
    """公布指标. Every figure by its code; of persons, households and visits, no cell of
    fewer than ``least``, nor one from which such a cell follows.

    It follows where a breakdown sums up to its figure, small groups to their large
    one, where cells count together just whom another counts, and where two published
    counts differ by so few that one is within the other (residents, male residents).
    A share whose part or whole is hidden is hidden, and so is a part that is called by
    the name of somebody (a funder), whatever it is of.
    """
    more = tuple(more)
    measured = measure_all(register, window, more=more)
    figures = [it for it in (*FIGURES, *more) if it.code in measured]
    cells = dict(_cells(measured))
    counted = _counted(register, window, figures, cells)
    sums = [
        *_sums(measured, figures),
        *_group_sums(register, measured, window),
        *sums_among(counted),
    ]
    spanned = cache(partial(beside_followed, counted))
    naming = set(_naming(register, measured))
    hidden = frozenset(naming & cells.keys())
    for floor in range(2, least + 1):
        hidden = hidden_cells(cells, sums, floor, also=hidden)
        while beside := _near(counted, hidden, floor) or spanned(hidden):
            hidden = hidden_cells(cells, sums, floor, also=hidden | beside)
    parts = defaultdict(set)
    for code, part in hidden | naming:
        parts[code].add(part)
    for ratio in RATIOS:
        if "" in parts[ratio.part.code] | parts[ratio.whole.code]:
            parts[ratio.code].add("")
    return {
        code: _without(one, frozenset(parts[code])) for code, one in measured.items()
    }


def _without(measured: Measured, hidden: frozenset[str]) -> Published:
    if isinstance(measured.value, Mapping):
        value = {it: n for it, n in measured.value.items() if it not in hidden}
        bounds = measured.bounds
        if isinstance(bounds, Mapping):
            bounds = {it: n for it, n in bounds.items() if it not in hidden}
        measured = attrs.evolve(measured, value=value, bounds=bounds)
    elif hidden:
        measured = attrs.evolve(measured, value="", part=None, whole=None, bounds=None)
    return Published(measured=measured, hidden=hidden)


def _naming(register: Register, measured: Mapping[str, Measured]) -> Iterator[Cell]:
    """Parts in whose label the name of a person stands."""
    names = Names.of(register)
    for code, one in measured.items():
        if isinstance(one.value, Mapping):
            yield from ((code, part) for part in one.value if names.stand_in(part))


def _cells(measured: Mapping[str, Measured]) -> Iterator[tuple[Cell, int]]:
    for code, one in measured.items():
        if one.unit in _PEOPLE and one.whole is None:
            value = one.value if isinstance(one.value, Mapping) else {"": one.value}
            for part, number in value.items():
                if isinstance(number, int):
                    yield (code, part), number


def _sums(
    measured: Mapping[str, Measured], figures: Iterable[Figure]
) -> Iterator[Sum[Cell]]:
    """Breakdowns that sum up to their figures."""
    for figure in figures:
        parts, whole = measured[figure.code].value, measured.get(figure.of)
        if isinstance(parts, Mapping) and whole is not None:
            yield Sum((figure.of, ""), tuple((figure.code, it) for it in parts))


def _group_sums(
    register: Register, measured: Mapping[str, Measured], window: Window
) -> Iterator[Sum[Cell]]:
    """Small groups that sum up to their large ones."""
    within: defaultdict[str, list[str]] = defaultdict(list)
    groups = register.on(window.on).named(GridGroup)
    for group in groups.values():
        if (over := groups.get(group.parent or "")) is not None:
            within[group_label(over)].append(group_label(group))
    for code, one in measured.items():
        base = code.removesuffix(_SMALL)
        if base == code or base + _LARGE not in measured:
            continue
        assert isinstance(one.value, Mapping), "it is told by group"
        for large, small in within.items():
            parts = tuple((code, it) for it in small if it in one.value)
            yield Sum((base + _LARGE, large), parts)


Counted = Mapping[Cell, frozenset[str]]


def _counted(
    register: Register,
    window: Window,
    figures: Iterable[Figure],
    cells: Mapping[Cell, int],
) -> Counted:
    """Who is counted in each cell that counts each once: a person, by whatever row."""
    found: defaultdict[Cell, set[str]] = defaultdict(set)
    codes = {code for code, _ in cells}
    for figure in figures:
        if figure.code not in codes:
            continue
        now = timed(register, figure.clock, window)
        part_of = figure.by(now, window) if figure.by else lambda row: ""
        for row in figure.counted(now, window):
            found[figure.code, part_of(row)].add(_who(row))
    return {
        cell: frozenset(people)
        for cell, people in found.items()
        if len(people) == cells.get(cell)
    }


def _who(row: Record) -> str:
    return str(getattr(row, "person", None) or row.id)


def _near(counted: Counted, hidden: frozenset[Cell], least: int) -> set[Cell]:
    """Published cells within others that count but a few more."""
    by_size: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell, people in counted.items():
        if cell not in hidden:
            by_size[len(people)].append(cell)
    return {
        cell
        for cell, people in counted.items()
        if cell not in hidden
        for more in range(1, least)
        for other in by_size.get(len(people) + more, ())
        if people < counted[other]
    }
