"""What is published of figures: nothing of a few, nor what a few follow from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from shequ_core.figures import Window, measure_all
from shequ_core.figures.catalogue import FIGURES
from shequ_core.figures.measuring import timed, why
from shequ_core.figures.publishing import published
from shequ_core.model import Contribution, Investment, Person
from shequ_core.register import Register
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.values import Quantity, Ref

few = settings(max_examples=10)
"""Each measures every figure of a town, and compares who is counted in each."""

YEAR = Window.year_to(DAY)
_OF = {figure.code: figure.of for figure in FIGURES if figure.of}


def numbers(register: Register, least: int) -> dict[tuple[str, str], int]:
    """What is told of persons and households, cell by cell."""
    told = {}
    for code, one in published(register, YEAR, least).items():
        if one.is_told and one.measured.unit in ("人", "户"):
            value = one.measured.value
            parts = value if isinstance(value, Mapping) else {"": value}
            told |= {(code, part): n for part, n in parts.items()}
    return told


@few
@given(towns(), st.integers(2, 6))
def test_nobody_can_be_told_from_the_rest(register: Register, least: int):
    """No cell of a few; no total less its parts, nor a count less another, is a few."""
    told = numbers(register, least)
    assert not [cell for cell, n in told.items() if 0 < n < least]
    for code, whole in _OF.items():
        parts = {cell: n for cell, n in told.items() if cell[0] == code}
        if (whole, "") in told and parts:
            left = told[whole, ""] - sum(parts.values())
            assert left == 0 or left >= least


@few
@given(towns(), st.integers(2, 6))
def test_no_two_counts_differ_by_a_few(register: Register, least: int):
    """Where all of one are counted in another, as many are left as may be told."""
    told, known = numbers(register, least), {figure.code for figure in FIGURES}
    counted = {
        code: {getattr(it, "person", None) or it.id for it in why(register, code, YEAR)}
        for code, part in told
        if not part and code in known
    }
    once = [code for code, people in counted.items() if told[code, ""] == len(people)]
    for one, other in combinations(once, 2):
        few, many = sorted((counted[one], counted[other]), key=len)
        assert not few < many or len(many) - len(few) >= least


Cell = tuple[str, str]


def people_in(register: Register) -> dict[Cell, frozenset[str]]:
    """Whom each cell counts, where it counts each once."""
    found: defaultdict[Cell, list[str]] = defaultdict(list)
    for figure in FIGURES:
        if figure.unit in ("人", "户"):
            now = timed(register, figure.clock, YEAR)
            part_of = figure.by(now, YEAR) if figure.by else lambda row: ""
            for row in figure.counted(now, YEAR):
                who = str(getattr(row, "person", None) or row.id)
                found[figure.code, part_of(row)].append(who)
    return {
        cell: frozenset(rows)
        for cell, rows in found.items()
        if len({*rows}) == len(rows)
    }


def spanned(told: Iterable[frozenset[str]], asked: Iterable[frozenset[str]]) -> int:
    """How many that are asked for follow from what is told, by any adding up."""
    basis: dict[str, dict[str, Fraction]] = {}

    def rest(people: frozenset[str]) -> dict[str, Fraction]:
        left = dict.fromkeys(people, Fraction(1))
        for pivot, row in basis.items():
            if times := left.get(pivot, Fraction(0)):
                for who, number in row.items():
                    left[who] = left.get(who, Fraction(0)) - times * number
        return {who: number for who, number in left.items() if number}

    for people in told:
        if left := rest(people):
            pivot, scale = next(iter(left.items()))
            basis[pivot] = {who: number / scale for who, number in left.items()}
    return sum(not rest(people) for people in asked)


@settings(max_examples=40)
@given(towns(), st.integers(2, 6))
def test_no_adding_up_gives_a_hidden_count(register: Register, least: int):
    """Not even to whoever knows who of whom is counted in each: women by age, and
    residents of sixty and over, tell of no man.
    """
    hidden = {
        (code, part)
        for code, one in published(register, YEAR, least).items()
        for part in one.hidden
    }
    counted = people_in(register)
    asked = [people for cell, people in counted.items() if cell in hidden]
    told = [people for cell, people in counted.items() if cell not in hidden]
    assert spanned(told, asked) == 0
    assert spanned(counted.values(), asked) == len(asked)


@few
@given(towns(), st.integers(2, 6), st.integers(0, 4))
def test_who_is_told_less_is_told_nothing_else(
    register: Register, least: int, more: int
):
    """Two who are told of cells of different sizes can work out nothing together."""
    told, less = numbers(register, least), numbers(register, least + more)
    assert less.keys() <= told.keys()


@few
@given(towns(), st.integers(0, 12), st.data())
def test_no_label_names_anybody(register: Register, least: int, data: st.DataObject):
    """Not a funder who is a resident; their money is in the total."""
    everybody = sorted(register.all(Person), key=lambda it: it.id)
    who = data.draw(st.sampled_from(everybody)).evolve(name="王五六")
    spent = Investment(id=Ref("zhen/investment/9"), project="凉亭", period=YEAR.period)
    given_by = {"居民王五六捐助": "1", "市财政拨款": "2"}
    gifts = [
        Contribution(
            id=Ref(f"zhen/contribution/9{key}"),
            investment=spent.id,
            amount=Quantity.exactly(7_000),
            funder_name=name,
            period=YEAR.period,
        )
        for name, key in given_by.items()
    ]
    told = published(register.after([who, spent, *gifts]), YEAR, least)
    by_funder = told["contributed_yuan_by_funder"].measured.value
    assert isinstance(by_funder, Mapping)
    assert by_funder["市财政拨款"] == 7_000
    for one in told.values():
        if isinstance(one.measured.value, Mapping):
            assert not any("王五六" in part for part in one.measured.value)


@few
@given(towns())
def test_of_one_everything_is_told(register: Register):
    """Where one may be told, the figures are what they are."""
    told = published(register, YEAR, 1)
    assert {code: it.measured for code, it in told.items()} == measure_all(
        register, YEAR
    )
