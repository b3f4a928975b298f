"""What follows from counts that are told, by any adding up and taking away."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.figures.spanning import beside_followed

CELLS = [("cell", str(place)) for place in range(7)]
WHO = st.frozensets(st.sampled_from("abcde"), min_size=1)
counts = st.fixed_dictionaries(dict.fromkeys(CELLS, WHO))


def rank(sets: list[frozenset[str]]) -> int:
    """How many of them are no combination of those before."""
    rows: list[dict[str, Fraction]] = []
    for people in sets:
        left = dict.fromkeys(people, Fraction(1))
        for row in rows:
            pivot = next(iter(row))
            if times := left.get(pivot, Fraction(0)):
                left = {
                    who: number
                    for who in {*left, *row}
                    if (number := left.get(who, 0) - times * row.get(who, 0))
                }
        if left:
            pivot = next(iter(left))
            scaled = {who: number / left[pivot] for who, number in left.items()}
            rows.append({pivot: Fraction(1), **scaled})
    return len(rows)


@given(counts, st.sets(st.sampled_from(CELLS)))
def test_just_what_follows_is_found(counted, hidden):
    """A hidden count follows if it adds nothing to those told; then one that is told
    and counts one of the same is hidden beside it.
    """
    told = [people for cell, people in counted.items() if cell not in hidden]
    follows = any(rank([*told, counted[cell]]) == rank(told) for cell in hidden)
    found = beside_followed(counted, hidden)
    assert bool(found) == follows
    assert found.isdisjoint(hidden)


@pytest.mark.parametrize(
    ("told", "hidden", "beside"),
    [
        (["ab", "bc", "ac"], "a", {"ab"}),
        (["abc", "ab"], "c", {"abc"}),
        (["ab", "bc"], "a", set()),
        (["abcd", "ab", "d"], "c", {"abcd"}),
    ],
)
def test_by_example(told, hidden, beside):
    """Halves of a sum, too: whoever is in two of three pairs."""
    counted = {("told", it): frozenset(it) for it in told}
    counted["hidden", hidden] = frozenset(hidden)
    found = beside_followed(counted, {("hidden", hidden)})
    assert found == {("told", it) for it in beside}
