"""时间参数. The days and periods that are typed on the command line."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue
from shequ_core.values import Period

_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)


def day_of(text: str) -> date:
    """日期. 2004-12-31 or 20041231. Raises InvalidValue, a sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(
            say("“{text}”不是日期，请写成 2004-12-31", text=text), problem="day"
        ) from None


def period_of(text: str) -> Period:
    """时段. 2004, 2004-05, or 2004-01-01..2004-06-30 with both days in.

    Raises InvalidValue, a sentence.
    """
    first, dots, last = text.partition("..")
    if dots:
        if day_of(last) < day_of(first):
            raise InvalidValue(
                say("时段 {text} 的末日早于首日", text=text), problem="period-order"
            )
        return Period.through(day_of(first), day_of(last))
    whole = _YEAR_OR_MONTH.fullmatch(text)
    if not whole:
        raise InvalidValue(
            say(
                "“{text}”不是时段，请写成 2004、2004-05 或 2004-01-01..2004-06-30",
                text=text,
            ),
            problem="period",
        )
    year, month = whole.groups()
    return Period.month(int(year), int(month)) if month else Period.year(int(year))


def when_of(text: str) -> int | datetime:
    """何时. A revision, 3; or a day, 2004-12-31: the end of it on this clock.

    Raises InvalidValue, a sentence.
    """
    if text.isdecimal() and len(text) < len("20041231"):
        return int(text)
    return datetime.combine(day_of(text) + timedelta(1), time.min).astimezone()


def period_words(period: Period) -> str:
    """时段文字. As it is shown: 2004-01-01 至 2004-12-31."""
    return say("{first} 至 {last}", first=period.start or "…", last=period.last or "…")
