"""Counts that add up: just whom another counts, each once."""

from hypothesis import given
from hypothesis import strategies as st

from shequ_core.figures.counted_sums import sums_among

WHO = st.frozensets(st.sampled_from("abcdef"))
PARTS = ("men", "young"), ("men", "old"), ("women", "young"), ("women", "old")
CELLS = (("all", ""), ("some", ""), ("few", ""), *PARTS)
counts = st.fixed_dictionaries(dict.fromkeys(CELLS, WHO))


@given(counts)
def test_a_sum_is_one(counted):
    """The parts have nobody in common, and are the whole together."""
    for it in sums_among(counted):
        parts = [counted[part] for part in it.parts]
        assert frozenset().union(*parts) == counted[it.whole]
        assert sum(map(len, parts)) == len(counted[it.whole])


@given(counts)
def test_no_sum_goes_round(counted):
    """A whole is no part of what it is told by, through however many sums."""
    over = {(part, it.whole) for it in sums_among(counted) for part in it.parts}
    cells = set(CELLS)
    while cells:
        top = {cell for cell in cells if not any((cell, it) in over for it in cells)}
        assert top
        cells -= top


def test_equals_halves_and_breakdowns_are_found():
    """Ages of men and of women, beside one who is both."""
    counted = {
        ("all", ""): frozenset("abcd"),
        ("again", ""): frozenset("abcd"),
        ("old", ""): frozenset("bd"),
        ("young", ""): frozenset("ac"),
        ("men", "0-4"): frozenset("a"),
        ("men", "60+"): frozenset("b"),
        ("women", "0-4"): frozenset("c"),
        ("women", "60+"): frozenset("d"),
    }
    found = {(it.whole, frozenset(it.parts)) for it in sums_among(counted)}
    assert (("all", ""), frozenset({("again", "")})) in found
    assert (("all", ""), frozenset({("old", ""), ("young", "")})) in found
    both = frozenset({("men", "60+"), ("women", "60+")})
    assert (("old", ""), both) in found
    ages = frozenset(cell for cell in counted if cell[0] in ("men", "women"))
    assert (("all", ""), ages) in found
