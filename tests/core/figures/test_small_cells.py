"""Small cells are hidden, and no arithmetic brings them back."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.figures.small_cells import Sum, hidden_cells

LEAST = 3
numbers = st.integers(0, 5)


@st.composite
def lists(draw) -> tuple[dict[str, int], list[Sum[str]]]:
    """One total and its parts."""
    parts = draw(st.lists(numbers, min_size=1, max_size=4))
    cells = {f"p{place}": number for place, number in enumerate(parts)}
    return {**cells, "all": sum(parts)}, [Sum("all", tuple(cells))]


@st.composite
def trees(draw) -> tuple[dict[str, int], list[Sum[str]]]:
    """Small groups under large ones under the community, each with its total."""
    cells: dict[str, int] = {}
    sums = []
    for large in range(draw(st.integers(1, 2))):
        parts = draw(st.lists(numbers, min_size=1, max_size=3))
        names = tuple(f"l{large}s{place}" for place in range(len(parts)))
        cells |= dict(zip(names, parts, strict=True)) | {f"l{large}": sum(parts)}
        sums.append(Sum(f"l{large}", names))
    larges = tuple(it.whole for it in sums)
    cells["all"] = sum(cells[name] for name in larges)
    return cells, [*sums, Sum("all", larges)]


@st.composite
def crossed(draw) -> tuple[dict[str, int], list[Sum[str]]]:
    """A table of two ways with both margins."""
    rows, columns = draw(st.integers(1, 2)), draw(st.integers(1, 3))
    cells = {
        f"{row}-{column}": draw(numbers)
        for row, column in product(range(rows), range(columns))
    }
    sums = []
    for row in range(rows):
        sums.append(Sum(f"{row}-*", tuple(f"{row}-{it}" for it in range(columns))))
    for column in range(columns):
        sums.append(Sum(f"*-{column}", tuple(f"{it}-{column}" for it in range(rows))))
    cells |= {it.whole: sum(cells[part] for part in it.parts) for it in sums}
    margins = tuple(it.whole for it in sums if it.whole.endswith("*"))
    others = tuple(it.whole for it in sums if it.whole.startswith("*"))
    cells["all"] = sum(cells[it] for it in margins)
    return cells, [*sums, Sum("all", margins), Sum("all", others)]


def possible(
    cells: Mapping[str, int], sums: list[Sum[str]], hidden: frozenset[str]
) -> Iterator[Mapping[str, int]]:
    """Every table that looks the same when published, its hidden cells one or more."""
    inner = [key for key in hidden if not any(it.whole == key for it in sums)]
    most = max(cells.values(), default=0) + LEAST
    for drawn in product(range(1, most + 1), repeat=len(inner)):
        table = {**cells, **dict(zip(inner, drawn, strict=True))}
        for it in sums:
            if it.whole in hidden:
                table[it.whole] = sum(table[part] for part in it.parts)
        if all(table[it.whole] == sum(table[p] for p in it.parts) for it in sums):
            yield table


@given(lists() | trees() | crossed())
def test_no_hidden_cell_can_be_worked_out(tables):
    """Each may be what it is, or something else: two tables at least look the same."""
    cells, sums = tables
    hidden = hidden_cells(cells, sums, LEAST)
    assert {key for key, it in cells.items() if 0 < it < LEAST} <= hidden
    inner = [key for key in hidden if not any(it.whole == key for it in sums)]
    if len(inner) > 4:
        return  # too many tables to try one by one
    seen: dict[str, set[int]] = {key: set() for key in hidden}
    for table in possible(cells, sums, hidden):
        for key in hidden:
            seen[key].add(table[key])
    assert [key for key, values in seen.items() if len(values) < 2] == []


@given(lists())
def test_a_small_cell_may_be_no_small_one(tables):
    """In a list with its total, each hidden cell may be as many as would be told."""
    cells, sums = tables
    hidden = hidden_cells(cells, sums, LEAST)
    parts = [cells[key] for key in sums[0].parts if key in hidden]
    if parts and "all" not in hidden:
        assert sum(parts) - (len(parts) - 1) >= LEAST


@given(lists() | trees() | crossed())
def test_what_is_large_alone_is_published(tables):
    """Where nothing is small, nothing is hidden; nobody is never hidden."""
    cells, sums = tables
    hidden = hidden_cells(cells, sums, LEAST)
    assert all(cells[key] for key in hidden)
    if not any(0 < it < LEAST for it in cells.values()):
        assert not hidden


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ({"a": 9, "b": 8}, set()),
        ({"a": 9, "b": 1}, {"a", "b"}),
        ({"a": 9, "b": 1, "c": 7}, {"b", "c"}),
        ({"a": 2, "b": 1}, {"a", "b", "all"}),
        ({"a": 2, "b": 2}, {"a", "b"}),
        ({"a": 0, "b": 2, "c": 5}, {"b", "c"}),
    ],
)
def test_by_example(parts, hidden):
    """The smallest other cell goes with a small one; the total where there is none."""
    cells = {**parts, "all": sum(parts.values())}
    assert hidden_cells(cells, [Sum("all", tuple(parts))], LEAST) == hidden
