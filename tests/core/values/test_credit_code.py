"""统一社会信用代码: the numbers of organisations."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import CreditCode

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [3**place % 31 for place in range(17)]


def _checked(first17: str) -> str:
    total = sum(
        ALPHABET.index(character) * weight
        for character, weight in zip(first17, WEIGHTS, strict=True)
    )
    return first17 + ALPHABET[(31 - total % 31) % 31]


@st.composite
def _codes(draw: st.DrawFn) -> str:
    authority = draw(st.sampled_from("123456789ANY"))
    entity_class = draw(st.sampled_from(ALPHABET))
    division = draw(st.text("0123456789", min_size=6, max_size=6))
    organisation = draw(st.text(ALPHABET, min_size=9, max_size=9))
    return _checked(authority + entity_class + division + organisation)


CODES = _codes()


def _problem(text: str) -> str:
    with pytest.raises(InvalidValue) as caught:
        CreditCode.of(text)
    assert not text or text not in str(caught.value)
    return caught.value.problem


@given(CODES)
def test_text_is_exact(text: str) -> None:
    """``of`` and ``str`` are inverses, and the parts make up the whole."""
    code = CreditCode.of(text)
    assert str(code) == text
    assert CreditCode.of(str(code)) == code
    parts = code.authority + code.entity_class + code.division + code.organisation
    assert parts + text[17] == text


@given(CODES)
def test_typed_badly_it_is_the_same(text: str) -> None:
    """Full width, small letters and blanks are ways to write the same code."""
    wide = "".join(chr(ord(character) + 0xFEE0) for character in text)
    for written in (wide, text.lower(), f" {text[:2]} {text[2:8]}\u200b{text[8:]}\n"):
        assert str(CreditCode.of(written)) == text


@given(CODES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(text: str, place: int, other: str) -> None:
    """Change any one character, and the code is refused."""
    changed = text[:place] + other + text[place + 1 :]
    if changed != text:
        assert _problem(changed) in {"check-digit", "characters"}


def test_the_vectors(vectors: Path) -> None:
    """Codes of real businesses hold in all their checks, and the wrong ones fail."""
    known = json.loads((vectors / "uscc.json").read_text("utf-8"))
    for text in known["valid"]:
        code = CreditCode.of(text)
        assert code.known_class
        assert code.organisation_check_ok
    for written, text in known["normalise"]:
        assert str(CreditCode.of(written)) == text
    for text, _why in known["invalid"]:
        _problem(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "length"),
        ("12345", "length"),
        ("9111000060003IOZSV", "characters"),
        ("911100A060003734QL", "characters"),
        ("91110000600037341N", "check-digit"),
    ],
)
def test_wrong_codes_say_why(text: str, problem: str) -> None:
    """The first thing that is wrong is named."""
    assert _problem(text) == problem


@pytest.mark.parametrize("start", ["N2", "A1", "Y1", "54", "55", "21"])
def test_letters_and_committees_are_known(start: str) -> None:
    """Villages' cooperatives, the army, and committees have codes like businesses."""
    assert CreditCode.of(_checked(start + "430181" + "600037341")).known_class


@pytest.mark.parametrize("start", ["Y2", "98", "B1", "01"])
def test_an_unknown_class_is_no_error(start: str) -> None:
    """A class that the table has not is only not known."""
    assert not CreditCode.of(_checked(start + "430181" + "600037341")).known_class


def test_the_inner_check_can_fail_alone() -> None:
    """The organisation code has a check of its own, within a code that is right."""
    assert CreditCode.of("91110000600037341L").organisation_check_ok
    assert not CreditCode.of(_checked("91110000600037342")).organisation_check_ok
