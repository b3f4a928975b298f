"""行文: templates that name figures, and the numerals of an office."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import DAY, TOWN, changed, the

from shequ_core.figures import Window, measure_all
from shequ_core.model import Activity
from shequ_core.reports.document import Name, Num, plain
from shequ_core.reports.numerals import (
    chinese_day,
    chinese_marks,
    fixed,
    money,
    ordinal,
    percent,
    plain_number,
    rounded,
)
from shequ_core.reports.prose import Prose, listed, sentence
from shequ_core.values import Quantity

PROSE = Prose(measure_all(TOWN, Window.year_to(DAY)))


def test_a_clause_names_its_figures() -> None:
    """What stands in braces becomes a number that knows its figure."""
    runs = PROSE.clause("有{registered_households}户")
    assert runs == ("有", Num("registered_households", "300"), "户")


def test_a_clause_with_an_unknown_number_is_silent() -> None:
    """Unknown or zero, it is not said; nor is what stands beside it."""
    assert PROSE.clause("{registered_households}户、{no_such_figure}栋") == ()
    assert PROSE.clause("{disabled_residents}人") == ()


def test_quotients_and_differences() -> None:
    """One figure over another, as a share or to two places; one less another."""
    assert plain(PROSE.clause("{male_residents/registered_residents:%}")) == "50.0%"
    assert plain(PROSE.clause("{registered_residents/registered_households}")) == "2.00"
    left = PROSE.clause("{registered_residents-registered_households}")
    assert plain(left) == "300"


def test_what_was_estimated_is_said_to_be_at_least() -> None:
    """Of sums that hold bounds; of nothing, nothing is said."""
    fair = the(Activity, "a7").evolve(visits=Quantity.said_as("300多"))
    rough = Prose(measure_all(changed([fair]), Window.year_to(DAY)))
    least = rough.value("attendance")
    assert plain(rough.clause("参加{attendance}人次")) == f"参加至少{least}人次"
    assert "至少" not in plain(PROSE.clause("参加{attendance}人次"))


def test_nothing_is_divided_by_nothing() -> None:
    """A share of zero is unknown."""
    assert PROSE.num("registered_residents", over="disabled_residents") is None


def test_parts_are_told_in_order_or_by_size() -> None:
    """Parts of zero are left out; ranked, the largest comes first."""
    assert plain(PROSE.each("party_members_by_branch", "人")) == "第一党支部4人"
    ranked = PROSE.ranked("registered_residents_by_ethnicity", "人", most=1)
    assert ranked == (Name("汉族"), *PROSE.cell(*ETHNICITY), "人")


ETHNICITY = ("registered_residents_by_ethnicity", "汉族")


def test_tables_write_zero_and_the_unknown() -> None:
    """0 where it is known to be none, a dash where it is not known."""
    assert plain(PROSE.cell("disabled_residents")) == "0"
    assert plain(PROSE.cell("no_such_figure")) == "—"


def test_sentences_leave_out_the_silent() -> None:
    """Clauses are joined by commas and end in a full stop; none, no sentence."""
    assert plain(sentence(("甲",), (), ("乙",))) == "甲，乙。"
    assert sentence((), opening=("其中",)) == ()
    assert plain(listed(["甲", "", "乙", "甲"])) == "甲、乙"


@pytest.mark.parametrize(
    ("yuan", "text"),
    [(705500, "70.55万元"), (18000, "1.8万元"), (9999, "9999元"), (10000, "1万元")],
)
def test_money(yuan: int, text: str) -> None:
    """In 万元 from ten thousand on."""
    assert money(yuan) == text


@given(
    number=st.decimals(-(10**9), 10**9, allow_nan=False, places=3),
    places=st.integers(0, 3),
)
def test_rounding_is_near(number: Decimal, places: int) -> None:
    """To so many places, and not further off than half of the last one."""
    near = Decimal("0.5").scaleb(-places)
    assert abs(Decimal(fixed(number, places)) - number) <= near
    assert Decimal(rounded(number, places)) == Decimal(fixed(number, places))


def test_numerals() -> None:
    """Plain numbers, shares, days and ordinals."""
    assert plain_number(Decimal("3073.50")) == "3073.5"
    assert percent(Decimal("0.92")) == "92.0%"
    assert chinese_day(date(2004, 2, 9)) == "2004年2月9日"
    assert [ordinal(place) for place in (1, 10, 11, 20, 21)] == (
        ["一", "十", "十一", "二十", "二十一"]
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("统计日在册(以户号计),不计死亡", "统计日在册（以户号计），不计死亡"),
        ("开放8:00-12:00,周日休息", "开放8:00-12:00，周日休息"),
        ("1,234元", "1,234元"),
    ],
)
def test_marks(typed: str, printed: str) -> None:
    """Half-width marks in Chinese become full-width, those in numbers stay."""
    assert chinese_marks(typed) == printed
