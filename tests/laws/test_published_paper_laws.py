"""Laws of papers without small cells: every number in them is a published one."""

import re
from collections.abc import Iterator, Mapping

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.reports.reading import is_true, lines

from shequ_core.figures import Measured, Number, Published, Window, published
from shequ_core.register import Register
from shequ_core.reports.annual import summary_of
from shequ_core.reports.dashboard import Dashboard, board_of, dashboard
from shequ_core.reports.dashboard.parts import Breakdown, Card, Groups, Months, Pyramid
from shequ_core.reports.document import Count, Num, Quote
from shequ_core.reports.material import Material, published_material
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.viewpoints import Clearance, shown_at

YEAR = Window.year_to(DAY)
Cell = tuple[str, str, Number | None]
"""数. The code of a figure, the part of it, and what is said of it."""

few = settings(max_examples=20)
leasts = st.integers(2, 12)


def closed(register: Register, least: int) -> tuple[Material, Mapping[str, Measured]]:
    """What papers are made of, and the figures that are published."""
    told: Mapping[str, Published] = published(register, YEAR, least)
    shown = shown_at(register, Clearance.OPEN)
    figures = {code: it.measured for code, it in told.items() if it.is_told}
    return published_material(shown, told, YEAR, least), figures


def numbers(part: object) -> Iterator[Cell]:
    """Every number on a part of a board, with the figure that it is."""
    match part:
        case Card(definition=told, value=value):
            yield told.code, "", value
        case Breakdown(definition=told, parts=parts):
            yield from ((told.code, it.label, it.value) for it in parts)
            yield from ((part.whole.code, it.label, it.of) for it in _held(part))
        case Pyramid(men=men, women=women, bands=bands):
            yield from ((men.code, it.label, it.men) for it in bands)
            yield from ((women.code, it.label, it.women) for it in bands)
        case Groups():
            yield from _of_groups(part)
        case Months(activities=held, visits=visits, months=months):
            yield from ((held.code, it.month, it.activities) for it in months)
            yield from ((visits.code, it.month, it.visits) for it in months)
        case tuple():
            for one in part:
                yield from numbers(one)
        case _ if attrs.has(type(part)):
            for field in attrs.fields(type(part)):
                yield from numbers(getattr(part, field.name))


def _held(part: Breakdown) -> list:
    return [it for it in part.parts if it.of is not None] if part.whole else []


def _of_groups(told: Groups) -> Iterator[Cell]:
    small = [inner for group in told.groups for inner in group.within]
    levels = (("_by_large_group", told.groups), ("_by_small_group", small))
    for level, groups in levels if small else (("_by_small_group", told.groups),):
        for it in groups:
            yield f"registered_residents{level}", it.label, it.residents
            yield f"registered_households{level}", it.label, it.households
            if level == "_by_small_group":
                yield f"floating_residents{level}", it.label, it.floating


def value(figures: Mapping[str, Measured], code: str, part: str) -> object:
    """What is published of it; None where nothing is."""
    found = figures[code].value if code in figures else None
    return found.get(part) if isinstance(found, Mapping) else found


@few
@given(towns(), leasts)
def test_every_number_on_the_board_is_published(register: Register, least: int):
    """What is not published is no number there, and not nought either."""
    material, figures = closed(register, least)
    board: Dashboard = board_of(material)
    found = list(numbers(board))
    assert found
    for code, part, said in found:
        assert said == value(figures, code, part)


@few
@given(towns(), leasts)
def test_every_number_in_the_summary_is_published(register: Register, least: int):
    """No rule's sentence or count is in it, and no number stands in its words."""
    material, figures = closed(register, least)
    for runs in lines(summary_of(material)):
        for run in runs:
            assert not isinstance(run, Count | Quote)
            if isinstance(run, str):
                assert not re.search(r"\d", run)
            elif isinstance(run, Num):
                assert is_true(run, figures)


@few
@given(towns(), leasts)
def test_what_counts_whom_no_figure_tells_is_left_out(register: Register, least: int):
    """What the rules found, what targets ask for, and members day by day."""
    board = board_of(closed(register, least)[0])
    assert not board.quality.known
    assert not board.goals.known
    assert board.participation.growth is None


@few
@given(towns())
def test_where_nothing_is_small_nothing_is_missing(register: Register):
    """Told of everything, the board has the very numbers of the office's."""
    told = published(register, YEAR, 0)
    board = board_of(published_material(register, told, YEAR, 0))
    office = dashboard(register, YEAR)
    for chapter in ("cards", "people", "organisations", "services", "places", "index"):
        mine, theirs = getattr(board, chapter), getattr(office, chapter)
        assert list(numbers(mine)) == list(numbers(theirs))
