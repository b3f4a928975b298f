"""公民身份号码: what a number says, and which numbers there can not be."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import Holder, ResidentNumber, Sex, resident_number
from shequ_core.values.resident_number import (
    check_digit,
    is_valid,
    normalise,
    upgrade,
)

REGIONS = st.text("0123456789", min_size=6, max_size=6)
BIRTHS = st.dates(date(1800, 1, 1), date(2199, 12, 31))
SEQUENCES = st.integers(0, 999)


def _full(region: str, born: date, sequence: int) -> str:
    first17 = f"{region}{born:%Y%m%d}{sequence:03}"
    return first17 + check_digit(first17)


FULL = st.builds(_full, REGIONS, BIRTHS, SEQUENCES)
LEGACY = st.builds(
    lambda region, born, sequence: f"{region}{born:%y%m%d}{sequence:03}",
    REGIONS,
    st.dates(date(1900, 3, 1), date(1999, 12, 31)),
    st.integers(0, 995),
)
NUMBERS = FULL | LEGACY


def _problem(text: str) -> str:
    with pytest.raises(InvalidValue) as caught:
        ResidentNumber.of(text)
    assert not text or text not in str(caught.value)
    return caught.value.problem


@given(NUMBERS)
def test_text_is_exact(text: str) -> None:
    """``of`` and ``str`` are inverses."""
    number = ResidentNumber.of(text)
    assert str(number) == text
    assert ResidentNumber.of(str(number)) == number
    assert is_valid(text)


@given(REGIONS, BIRTHS, SEQUENCES)
def test_it_says_what_was_put_in(region: str, born: date, sequence: int) -> None:
    """Region, birth and sex of a number are those it was made of."""
    number = ResidentNumber.of(_full(region, born, sequence))
    assert (number.region, number.born) == (region, born)
    assert number.sex is (Sex.MALE if sequence % 2 else Sex.FEMALE)
    assert number.full == number.text
    assert not number.legacy


@given(LEGACY)
def test_fifteen_places_are_upgraded(text: str) -> None:
    """The old form says the same as its new form, and is kept as it was."""
    old = ResidentNumber.of(text)
    new = ResidentNumber.of(old.full)
    assert old.legacy
    assert old.full == upgrade(text)
    assert (old.born, old.sex, old.region) == (new.born, new.sex, new.region)
    assert new.full[:6] + new.full[8:17] == text
    assert old.holder is Holder.CITIZEN


@given(NUMBERS)
def test_typed_badly_it_is_the_same(text: str) -> None:
    """Full width, small x, blanks and look-alikes are ways to write the same number."""
    wide = "".join(chr(ord(character) + 0xFEE0) for character in text)
    spaced = f" {text[:6]} {text[6:14]}\u200b{text[14:]}\u00a0\n"
    look_alikes = [text.replace("X", other) for other in "xⅩⅹХхＸ"]
    for written in (wide, text.lower(), spaced, *look_alikes):
        assert normalise(written) == text
        assert ResidentNumber.of(written).text == text
        assert is_valid(written)


@given(FULL, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_place_is_found(text: str, place: int, other: str) -> None:
    """Change any one place, and the number is refused."""
    changed = text[:place] + other + text[place + 1 :]
    if changed != text:
        assert _problem(changed) in {"check-digit", "birth-date", "characters"}


@given(FULL, st.integers(0, 16))
def test_two_places_swapped_are_found(text: str, place: int) -> None:
    """Swap two neighbours, and the number is refused."""
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    assert is_valid(swapped) == (swapped == text)


@given(NUMBERS | st.text(max_size=20) | st.text("0123456789X", max_size=19))
def test_the_fast_path_agrees(text: str) -> None:
    """``is_valid`` is true exactly where ``of`` does not raise."""
    try:
        ResidentNumber.of(text)
    except InvalidValue:
        assert not is_valid(text)
    else:
        assert is_valid(text)


def test_the_fast_path_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no more stretches may be kept, numbers are judged the same."""
    monkeypatch.setattr(resident_number, "_KEPT_AT_MOST", 0)
    text = _full("999999", date(2198, 1, 1), 998)
    assert is_valid(text)
    assert not is_valid(text[:17] + ("1" if text[17] != "1" else "2"))


def test_the_vectors(vectors: Path) -> None:
    """The numbers that other libraries test with are judged the same here."""
    for line in (vectors / "resident_ids.jsonl").read_text("utf-8").splitlines():
        known = json.loads(line)
        assert is_valid(known["number"]) == known["valid"], known["why"]
        if not known["valid"]:
            continue
        number = ResidentNumber.of(known["number"])
        expected = known["expect"]
        assert expected.get("birth", f"{number.born}") == f"{number.born}"
        assert expected.get("sex", "男") == "男" or number.sex is Sex.FEMALE
        assert expected.get("upgrade", number.full) == number.full
        assert expected.get("normalised", number.text) == number.text


FLAWED = {
    "nothing": ("", "length"),
    "fourteen places": ("44030819990110", "length"),
    "seventeen places": ("44030819990110151", "length"),
    "a letter in front": ("T60426199101010078", "characters"),
    "letters of fifteen": ("TES12345678901J", "characters"),
    "a letter at the end of fifteen": ("61010462092769X", "characters"),
    "30 February": ("440308199902301512", "birth-date"),
    "month 13": ("360426199113010079", "birth-date"),
    "day 32 of fifteen": ("610104620932690", "birth-date"),
    "an age of Noah": (_full("430181", date(1799, 12, 31), 1), "birth-date"),
    "a far day to come": (_full("430181", date(2200, 1, 1), 1), "birth-date"),
    "a wrong check digit": ("440308199901101513", "check-digit"),
    "X where a digit belongs": ("11010119900307867X", "check-digit"),
    "an old foreigners' card": ("USA110082010101", "foreign-card"),
}


@pytest.mark.parametrize(("text", "problem"), FLAWED.values(), ids=FLAWED.keys())
def test_wrong_numbers_say_why(text: str, problem: str) -> None:
    """The first thing that is wrong is named, the number is not repeated."""
    assert _problem(text) == problem


HOLDERS = {
    "citizen": ("110101199003078670", Holder.CITIZEN),
    "hong kong": ("810000199408230021", Holder.HONG_KONG),
    "macau": (_full("820000", date(1990, 5, 6), 12), Holder.MACAU),
    "taiwan": ("830000199201300022", Holder.TAIWAN),
    "foreign": (_full("911840", date(1980, 1, 2), 34), Holder.FOREIGN),
}


@pytest.mark.parametrize(("text", "holder"), HOLDERS.values(), ids=HOLDERS.keys())
def test_whose_number_it_is(text: str, holder: Holder) -> None:
    """Permits of 81, 82 and 83, and cards of 9, are numbers like citizens' own."""
    assert ResidentNumber.of(text).holder is holder


@pytest.mark.parametrize("region", ["430181", "430123", "430121", "000000"])
@pytest.mark.parametrize("year", [1920, 1960, 1985, 2004])
def test_a_region_is_never_judged(region: str, year: int) -> None:
    """A code stands whether or not it was in force in the year of birth."""
    assert is_valid(_full(region, date(year, 7, 15), 121))


def test_a_hundred_years_old_with_fifteen_places() -> None:
    """The sequences 996 to 999 were kept for those who were a hundred already."""
    for sequence, year in ((995, 1985), (996, 1885), (999, 1885)):
        assert ResidentNumber.of(f"430181850312{sequence}").born.year == year


def test_a_number_does_not_show() -> None:
    """``repr``, as in a traceback, has the region alone."""
    assert repr(ResidentNumber.of("610104620927690")) == (
        "ResidentNumber('610104*********')"
    )


@pytest.mark.parametrize("digits", ["", "1" * 16, "1" * 18, "1" * 16 + "X"])
def test_only_digits_have_a_check_digit(digits: str) -> None:
    """Anything but 17 digits has none, and anything but 15 is not upgraded."""
    with pytest.raises(InvalidValue):
        check_digit(digits)
    with pytest.raises(InvalidValue):
        upgrade(digits)
