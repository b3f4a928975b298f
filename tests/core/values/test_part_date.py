"""部分日期: years, months and days, as far as they are known."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import PartDate, age_on


def _known_to(day: date, parts: int) -> PartDate:
    return PartDate(*(day.year, day.month, day.day)[:parts])


PART_DATES = st.builds(_known_to, st.dates(), st.integers(1, 3))


@given(PART_DATES)
def test_text_is_exact(part: PartDate) -> None:
    """``of`` and ``str`` are inverses."""
    assert PartDate.of(str(part)) == part


@given(st.dates(), st.integers(1, 3))
def test_first_and_last_hold_the_day(day: date, parts: int) -> None:
    """The true day lies between the first and the last that a part date allows."""
    part = _known_to(day, parts)
    assert part.first <= day <= part.last
    assert part.exact == (day if parts == 3 else None)
    assert part.agrees(PartDate.exactly(day))


@given(st.lists(PART_DATES))
def test_sorting_follows_the_first_day(parts: list[PartDate]) -> None:
    """Sorted part dates begin one after the other, the vaguer first."""
    firsts = [part.first for part in sorted(parts)]
    assert firsts == sorted(firsts)


@given(PART_DATES, PART_DATES)
def test_agreeing_is_mutual(first: PartDate, second: PartDate) -> None:
    """Two agree only where a day can be both, and each says so of the other."""
    assert first.agrees(second) == second.agrees(first)
    common = first.last >= second.first and second.last >= first.first
    assert first.agrees(second) == common


@given(PART_DATES, PART_DATES)
def test_what_refines_agrees_and_knows_more(first: PartDate, second: PartDate) -> None:
    """All days that it can be are days that the other can be, and fewer."""
    within = second.first <= first.first and first.last <= second.last
    fewer = (first.first, first.last) != (second.first, second.last)
    assert first.refines(second) == (within and fewer)


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(0, 60_000))
def test_age_grows_on_birthdays(born: date, days: int) -> None:
    """An age is the number of birthdays that were; a day older is never younger."""
    part, day = PartDate.exactly(born), born + timedelta(days=days)
    age = age_on(part, day)
    birthdays = sum(
        (year, born.month, born.day) <= (day.year, day.month, day.day)
        for year in range(born.year + 1, day.year + 1)
    )
    assert age == birthdays


@given(PART_DATES, st.dates())
def test_age_is_never_overstated(part: PartDate, day: date) -> None:
    """Of what is not known the youngest age is taken."""
    assert age_on(part, day) == age_on(PartDate.exactly(part.last), day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "85",
        "1985-3",
        "1985-13",
        "1985-02-29",
        "1985-00",
        "1985-03-00",
        "１９８５",
        "1985-03-12 ",
        "0000",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    """What is no year, month and day of a calendar is refused, and not repeated."""
    with pytest.raises(InvalidValue) as caught:
        PartDate.of(text)
    assert not text or text not in str(caught.value)


def test_a_day_needs_its_month() -> None:
    """The 12th of an unknown month says nothing."""
    with pytest.raises(InvalidValue):
        PartDate(1985, 0, 12)


def test_february_by_year() -> None:
    """The last day of a month is its own: a leap February ends on the 29th."""
    for year in (1900, 2000, 2004, 2005):
        end = PartDate(year, 2).last
        assert end.day == calendar.monthrange(year, 2)[1]


def test_an_eighteenth_birthday_of_march() -> None:
    """Someone of March 1986 is surely 18 only when that March is over."""
    born = PartDate.of("1986-03")
    assert age_on(born, date(2004, 3, 30)) == 17
    assert age_on(born, date(2004, 3, 31)) == 18
