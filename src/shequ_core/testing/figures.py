"""指标定律. What every figure promises, as tests that anyone can run.

    class TestMyFigures(FigureLaws):
        figures = (CHESS_PLAYERS, CHESS_PLAYERS_BY_GROUP)
        counts = {"chess_players": [(THREE_PLAY, Window.year_to(DAY), 3)]}

docs/laws.md tells the laws in words; their numbers are in the names of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shequ_core.figures import FIGURES, figure_named, measure, why
from shequ_core.figures.catalogue import Definition
from shequ_core.figures.figure import Clock, Figure, Number, Value, Window
from shequ_core.figures.measuring import timed
from shequ_core.model import Community, GridGroup, Household, Statement, Team, Unit
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.testing.rules import is_chinese
from shequ_core.testing.strategies import days, periods, quantities
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.testing.trying import anything, few, lawful, worn_towns
from shequ_core.values import ALWAYS, Period, Ref

Count = tuple[Register, Window, Value]
"""例子. A register, the window, and what a figure is there."""

CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
"""代码. How a figure is called by programs: words of ASCII, joined by underscores."""

SUBJECTS = (Community, GridGroup, Household, Team, Unit)
"""对象. The kinds of what numbers are stated about, besides all that there is."""

_BOOK = "zhen"


def windows() -> SearchStrategy[Window]:
    """统计时间. Any year to any day, and often the year of the towns, or its months."""
    months = st.integers(1, 12).map(
        lambda month: Window(DAY, Period.month(2004, month))
    )
    return st.dates().map(Window.year_to) | st.just(Window.year_to(DAY)) | months


class FigureLaws:
    """指标定律. Subclass it, name your figures, and pytest does the rest.

    ``counts`` has, by the code of a figure, what it is on registers of yours. A figure
    that splits another (``of``) is held against that one, yours or ours. Numbers are
    stated under their codes wherever they are measured: a figure may sum up those.
    """

    figures: ClassVar[Sequence[Figure]]
    counts: ClassVar[Mapping[str, Sequence[Count]]] = {}

    def test_g0_no_law_is_overridden(self) -> None:
        """G0. A figure answers to these laws, not to laws of its own."""
        for name in FIGURE_LAWS:
            assert getattr(type(self), name) is getattr(FigureLaws, name), name

    def test_g1_a_figure_never_raises(self) -> None:
        """G1. A figure never raises, whatever records say, whatever the time."""

        @lawful()
        @given(self._stated_in(anything | worn_towns()), windows())
        def holds(register: Register, window: Window) -> None:
            for figure in self.figures:
                value = measure(register, figure, window).value
                exact = all(isinstance(it, int | Decimal) for it in _numbers(value))
                assert exact, f"{figure.code} is no whole number and no Decimal"

        holds()

    def test_g2_same_records_same_value(self) -> None:
        """G2. The same records give the same value, in whatever order they come."""

        @few()
        @given(self._stated_in(anything | worn_towns()), windows())
        def holds(register: Register, window: Window) -> None:
            backwards = Register(reversed(list(register)))
            for figure in self.figures:
                value = measure(register, figure, window).value
                again = measure(backwards, figure, window).value
                assert _in_order(value) == _in_order(again), figure.code

        holds()

    def test_g3_figures_add_up(self) -> None:
        """G3. The figure of two communities is the sum of theirs."""

        @few()
        @given(*map(self._stated_in, (towns("zhen"), towns("zhen-2"))), windows())
        def holds(one: Register, other: Register, window: Window) -> None:
            both = Register([*one, *other])
            for figure in self.figures:
                ours, theirs = (measure(it, figure, window) for it in (one, other))
                assert ours + theirs == measure(both, figure, window), figure.code

        holds()

    def test_g4_a_figure_is_the_sum_over_its_rows(self) -> None:
        """G4. A figure is the sum over its rows: records that are there, each once."""

        @few()
        @given(self._stated_in(anything | worn_towns()), windows())
        def holds(register: Register, window: Window) -> None:
            for figure in self.figures:
                rows = why(register, figure, window)
                names = [row.id for row in rows]
                assert len(set(names)) == len(names), f"{figure.code} counts one twice"
                there = all(register.find(row.id) == row for row in rows)
                assert there, f"{figure.code} counts what is not in the register"
                narrowed = timed(register, figure.clock, window)
                weigh = figure.weigh and figure.weigh(narrowed, window)
                total = sum(map(weigh or figure.measure, rows))
                value = measure(register, figure, window).value
                assert sum(_numbers(value)) == total, figure.code

        holds()

    def test_g5_a_breakdown_sums_up(self) -> None:
        """G5. A breakdown sums up to the figure that it splits."""
        split = [(it, self._whole(it)) for it in self.figures if it.of]
        if not split:
            pytest.skip("no figure splits another (of)")

        @few()
        @given(self._stated_in(anything | worn_towns()), windows())
        def holds(register: Register, window: Window) -> None:
            for figure, whole in split:
                parts = measure(register, figure, window).value
                total = measure(register, whole, window).value
                assert sum(_numbers(parts)) == total, figure.code

        holds()

    def test_g6_of_nothing_a_figure_is_nothing(self) -> None:
        """G6. Of nothing, a figure is nothing, and so is each part of it."""

        @lawful()
        @given(windows())
        def holds(window: Window) -> None:
            for figure in self.figures:
                value = measure(Register(), figure, window).value
                assert not any(_numbers(value)), figure.code

        holds()

    def test_g7_a_figure_says_what_it_is(self) -> None:
        """G7. A figure has a code of its own, and says its unit and what it counts."""
        codes = [it.code for it in self.figures]
        for figure in self.figures:
            assert CODE.fullmatch(figure.code), f"{figure.code!r} is no stable code"
            assert codes.count(figure.code) == 1, f"{figure.code}: two figures have it"
            ours = [it for it in FIGURES if it.code == figure.code]
            assert ours in ([], [figure]), f"{figure.code} is a figure of shequ's own"
            assert is_chinese(figure.label), f"{figure.code} needs a Chinese label"
            assert is_chinese(figure.basis), f"{figure.code}: what is counted (口径)?"
            assert figure.english, figure.code
            assert figure.unit, f"{figure.code}: 人, 户, 人次, 元, ㎡ …?"
            assert isinstance(figure.clock, Clock), figure.code

    def test_g8_a_figure_takes_masked_records(self) -> None:
        """G8. A figure takes masked records: it may err then, and never raises."""

        @few()
        @given(self._stated_in(towns()), windows())
        def holds(register: Register, window: Window) -> None:
            hidden = Register(masked(register))
            for figure in self.figures:
                measure(hidden, figure, window)

        holds()

    def test_g9_a_figure_counts_what_it_should(self) -> None:
        """G9. A figure is on its examples what they say that it is."""
        if not self.counts:
            never = ", ".join(self._never_counted())
            pytest.skip(
                "without examples: name them in a test class, counts"
                + (f"; nothing was ever counted for {never}" if never else "")
            )
        for figure in self.figures:
            for register, window, value in self.counts.get(figure.code, ()):
                assert measure(register, figure, window).value == value, figure.code

    def _stated_in(
        self, registers: SearchStrategy[Register]
    ) -> SearchStrategy[Register]:
        return _with_statements(registers, [it.code for it in self.figures])

    def _never_counted(self) -> list[str]:
        """The codes of the figures of which the laws draw no row."""
        counted: set[str] = set()

        @few()
        @given(self._stated_in(anything | worn_towns()), windows())
        def tried(register: Register, window: Window) -> None:
            for figure in self.figures:
                # That one raises is for the other laws to tell.
                with suppress(Exception):
                    if why(register, figure, window):
                        counted.add(figure.code)

        tried()
        return [it.code for it in self.figures if it.code not in counted]

    def _whole(self, figure: Figure) -> Definition:
        own = (it for it in self.figures if it.code == figure.of)
        return next(own, None) or figure_named(figure.of)


@st.composite
def _with_statements(
    draw: DrawFn, registers: SearchStrategy[Register], codes: Sequence[str]
) -> Register:
    """The registers, with some numbers more that were stated under the codes."""
    register = draw(registers)
    if not codes:
        return register
    told = enumerate(draw(st.lists(_stated(register, codes), max_size=4)))
    stated = (it.evolve(id=Ref(f"{it.id}-{place}")) for place, it in told)
    return Register([*register, *stated])


def _stated(register: Register, codes: Sequence[str]) -> SearchStrategy[Statement]:
    """A number under one of the codes: of the whole, of what is there, of the lost."""
    book = next((it.id.community for it in register), _BOOK)
    subjects: list[Ref[Any] | None] = [None, Ref.to(book, GridGroup.kind, "lost")]
    subjects += [it.id for kind in SUBJECTS for it in register.all(kind)]
    return st.builds(
        Statement,
        id=st.just(Ref.to(book, Statement.kind, "told")),
        figure=st.sampled_from(codes),
        value=quantities(),
        on=st.none() | st.just(DAY) | days(),
        about=st.sampled_from(subjects),
        period=st.just(ALWAYS) | periods(),
    )


def _numbers(value: Value) -> Iterator[Number]:
    assert not isinstance(value, str), "a figure is a number"
    yield from value.values() if isinstance(value, Mapping) else (value,)


def _in_order(value: Value) -> object:
    return list(value.items()) if isinstance(value, Mapping) else value


FIGURE_LAWS = tuple(name for name in vars(FigureLaws) if name.startswith("test_"))
"""定律. The names of the laws, in order."""
