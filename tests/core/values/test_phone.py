"""电话: cells with several numbers, and what is wrong with one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.values import phone_problem, split_phones
from shequ_core.values.phone import area_code

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
LANDLINES = st.from_regex(r"0731-[2-9][0-9]{7}(-[0-9]{3})?", fullmatch=True)
PHONES = MOBILES | LANDLINES
SEPARATORS = st.sampled_from(["/", "、", "；", ";", ",", "，", "|", " ", " / ", "\n"])

FLAWED = {
    "too short for a mobile": ("1397443555", "too-short"),
    "too short for a landline": ("123456", "too-short"),
    "an area code and too little": ("0731-83612", "too-short"),
    "a sign alone": ("-", "too-short"),
    "a digit too many": ("139744355531", "too-long"),
    "a landline with a place too many": ("0731836123456", "too-long"),
    "a landline at home": ("83612345", "no-area-code"),
    "an area code without its 0": ("73183612345", "no-area-code"),
    "no such mobile": ("12345678901", "not-assigned"),
    "an area code of none": ("019912345678", "not-assigned"),
    "a word": ("无", "characters"),
    "whose it is": ("13974435553妻", "characters"),
    "nothing": ("", "characters"),
}


@given(st.lists(PHONES, min_size=1, unique=True), SEPARATORS)
def test_what_is_joined_is_split(phones: list[str], separator: str) -> None:
    """Good numbers come apart at any separator, in order."""
    assert split_phones(separator.join(phones)) == tuple(phones)


@given(st.text("0123456789 -/、；+()转.", max_size=40))
def test_splitting_is_done_once(text: str) -> None:
    """What was split and written with commas is split the same again."""
    phones = split_phones(text)
    assert split_phones(",".join(phones)) == phones


def test_the_area_code_of_a_landline() -> None:
    """With brackets or without; a mobile has none, nor has what is no number."""
    assert area_code("0731-83612345") == area_code("(0731)83612345") == "0731"
    assert area_code("13974435553") == area_code("83612345") == ""


@given(PHONES)
def test_good_numbers_have_no_problem(phone: str) -> None:
    """In half and full width, and as a spreadsheet's float."""
    wide = "".join(chr(ord(character) + 0xFEE0) for character in phone)
    assert phone_problem(phone) is None
    assert phone_problem(wide) is None
    if phone.isdigit():
        assert split_phones(f"{phone}.0") == (phone,)


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("13974435553.0", ("13974435553",)),
        ("０７３１－８３６１２３４５", ("0731-83612345",)),
        ("0731 8361 2345", ("0731-83612345",)),
        ("0731 83612345", ("0731-83612345",)),
        ("139 7443 5553", ("13974435553",)),
        ("139744 3555", ("1397443555",)),
        ("8361 2345", ("83612345",)),
        ("（0731）83612345 转801", ("(0731)83612345转801",)),
        ("83612345 13974435553", ("83612345", "13974435553")),
        ("13974435553/13974435553", ("13974435553",)),
        ("1397443 无", ("1397443", "无")),
        ("", ()),
        (" / ", ()),
    ],
    ids=lambda value: "cell" if isinstance(value, str) else str(len(value)),
)
def test_cells_as_they_come(cell: str, phones: tuple[str, ...]) -> None:
    """Blanks within a number go, blanks between numbers part them."""
    assert split_phones(cell) == phones


@pytest.mark.parametrize(("phone", "problem"), FLAWED.values(), ids=FLAWED.keys())
def test_what_is_wrong(phone: str, problem: str) -> None:
    """A flawed number says which flaw it has."""
    assert phone_problem(phone) == problem


@pytest.mark.parametrize(
    "phone",
    [
        "+86 13974435553",
        "86-13974435553",
        "008613974435553",
        "+86-731-83612345",
        "(0731)83612345",
        "010—83612345",
        "400-800-1234",
        "0731-8361234",
        "139-7443-5553",
        "13974435553.0",
    ],
    ids=range(10),
)
def test_other_ways_to_write_them(phone: str) -> None:
    """From abroad, with brackets and dashes, and numbers of the whole country."""
    assert phone_problem(phone) is None
