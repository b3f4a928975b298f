"""节假日: years of a library, as the core's own calendar."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from shequ_adapters.calendars import ChineseCalendar
from shequ_core.errors import NotFound
from shequ_core.testing.service_life import YEARS
from shequ_core.values import WorkCalendar


def test_every_day_is_as_the_library_has_it():
    """Twenty-three years, day by day."""
    years = list(ChineseCalendar().years("bei", range(2004, 2027)))
    calendar = WorkCalendar(it.workdays for it in years)
    first, last = date(2004, 1, 1), date(2026, 12, 31)
    for place in range((last - first).days + 1):
        day = first + timedelta(days=place)
        assert calendar.has(day) == chinese_calendar.is_workday(day), day


def test_the_text_is_as_in_the_towns():
    """The towns of the test kit have the same two years."""
    years = ChineseCalendar().years("bei", (2004, 2005))
    assert [str(it.workdays) for it in years] == list(YEARS)


@pytest.mark.parametrize("year", [2003, 2100])
def test_a_year_that_is_not_known_is_not_made_up(year):
    """Neither before the library begins nor before the notice is out."""
    with pytest.raises(NotFound, match=f"{year}.*chinesecalendar"):
        list(ChineseCalendar().years("bei", (2004, year)))
