"""节假日. Workdays of China's years, from a library that follows the yearly notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs
import chinese_calendar

from shequ_core.errors import NotFound
from shequ_core.model import CalendarYear
from shequ_core.values import Ref, Workdays

SOURCE = "国务院办公厅节假日安排通知，据 chinesecalendar {}"


@attrs.frozen
class ChineseCalendar:
    """节假日. Of 2004 and later, as far as the State Council has announced them."""

    def years(self, community: str, years: Iterable[int]) -> Iterator[CalendarYear]:
        """工作日历. The records of those years, for the book of a community.

        Raises NotFound where the library does not know a year: nothing is guessed.
        """
        for year in years:
            yield CalendarYear(
                id=Ref.to(community, CalendarYear.kind, str(year)),
                workdays=_workdays(year),
                source=SOURCE.format(chinese_calendar.__version__),
            )


def _workdays(year: int) -> Workdays:
    off, worked = list[date](), list[date]()
    day = date(year, 1, 1)
    try:
        while day.year == year:
            free, festival = chinese_calendar.get_holiday_detail(day)
            if festival:
                (off if free else worked).append(day)
            day += timedelta(days=1)
    except NotImplementedError:
        raise NotFound(
            f"the holidays of {year} (节假日安排) are not known: where they were "
            "announced, pip install -U chinesecalendar"
        ) from None
    return Workdays(year, off, worked)
