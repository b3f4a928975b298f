"""行政区划代码: places by number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import DivisionCode
from shequ_core.values.division_code import DivisionLevel

CODES = st.builds(
    lambda digits, level: digits[:level],
    st.one_of(
        st.text("0123456789", min_size=12, max_size=12),
        st.text("04", min_size=12, max_size=12),
    ),
    st.sampled_from(DivisionLevel),
)


@given(CODES)
def test_text_is_exact(text: str) -> None:
    """``of`` and ``str`` are inverses."""
    assert str(DivisionCode.of(text)) == text
    assert DivisionCode.of(str(DivisionCode.of(text))) == DivisionCode.of(text)


@given(CODES)
def test_filled_up_it_is_the_same_place(text: str) -> None:
    """Zeros at the end change neither the level nor the place."""
    code, filled = DivisionCode.of(text), DivisionCode.of(text.ljust(12, "0"))
    assert filled.level == code.level
    assert filled.significant == code.significant
    assert filled.contains(code)
    assert code.contains(filled)


@given(CODES, CODES, CODES)
def test_containing_is_an_order(first: str, second: str, third: str) -> None:
    """A place contains itself, and what is contained in what it contains."""
    one, two, three = map(DivisionCode.of, (first, second, third))
    assert one.contains(one)
    if one.contains(two) and two.contains(three):
        assert one.contains(three)
    if one.contains(two) and two.contains(one):
        assert one.significant == two.significant


@given(CODES)
def test_a_place_lies_in_those_above(text: str) -> None:
    """Each level that a code names contains it, and deeper ones are blank."""
    code = DivisionCode.of(text)
    named = (code.province, code.prefecture, code.county, code.street, code.committee)
    for level, prefix in zip(DivisionLevel, named, strict=True):
        assert bool(prefix) == (level <= code.level)
        if prefix:
            assert DivisionCode.of(prefix).contains(code)


def test_a_community_of_liuyang() -> None:
    """北正 by its twelve digits."""
    code = DivisionCode.of("430181001005")
    assert code.level is DivisionLevel.COMMITTEE
    assert (code.province, code.prefecture) == ("43", "4301")
    assert (code.county, code.street) == ("430181", "430181001")
    assert DivisionCode.of("430181000000").contains(code)
    assert not DivisionCode.of("430182").contains(code)


def test_a_city_without_counties() -> None:
    """In 东莞 the streets stand under the prefecture: zeros in between stay."""
    street = DivisionCode.of("441900003")
    assert street.level is DivisionLevel.STREET
    assert street.county == "441900"
    assert DivisionCode.of("441900").level is DivisionLevel.PREFECTURE
    assert DivisionCode.of("441900").contains(street)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "characters"),
        ("43018", "length"),
        ("4301810010051", "length"),
        ("43018A", "characters"),
        ("４３", "characters"),
        (" 43", "characters"),
    ],
)
def test_wrong_codes_say_why(text: str, problem: str) -> None:
    """Five digits and letters are no code."""
    with pytest.raises(InvalidValue) as caught:
        DivisionCode.of(text)
    assert caught.value.problem == problem
