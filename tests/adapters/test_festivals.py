"""传统节日: days that everybody knows, each in its calendar year."""

from datetime import date

import pytest

from shequ_adapters.festivals import LUNAR_DAYS, YEARS, LunarFestivals
from shequ_core.errors import NotFound


def days(year):
    """The festivals of a year, by their day."""
    return {it.period.start: it.name for it in LunarFestivals().days("bei", [year])}


def test_the_festivals_of_2004():
    """A year of two second months, and of no 腊八节."""
    assert days(2004) == {
        date(2004, 1, 22): "春节",
        date(2004, 2, 5): "元宵节",
        date(2004, 4, 4): "清明节",
        date(2004, 6, 22): "端午节",
        date(2004, 8, 22): "七夕节",
        date(2004, 9, 28): "中秋节",
        date(2004, 10, 22): "重阳节",
    }
    laba = [day for day, name in days(2005).items() if name == "腊八节"]
    assert laba == [date(2005, 1, 17)]


def test_every_year_has_its_festivals_in_order():
    """All but 腊八节 once, between January and November, under keys of their own."""
    names = {name for name, _, _ in LUNAR_DAYS.values()} | {"清明节"}
    for year in range(1990, 2060):
        found = list(LunarFestivals().days("bei", [year]))
        assert len({it.id for it in found}) == len(found)
        assert {it.name for it in found} | {"腊八节"} == names
        starts = [it.period.start for it in found]
        assert starts == sorted(starts)
        assert {day.year for day in starts} == {year}
        once = [it.name for it in found if it.name != "腊八节"]
        assert len(set(once)) == len(once)


@pytest.mark.parametrize("year", [YEARS.start - 1, YEARS.stop])
def test_a_year_that_is_not_computed_is_not_made_up(year):
    """Neither before nor after."""
    with pytest.raises(NotFound, match=str(year)):
        list(LunarFestivals().days("bei", (2004, year)))
