"""何时. The day that a text speaks of where it says a number."""

from __future__ import annotations

import re
from datetime import date

from shequ_core.figures import Window
from shequ_core.narrative.mentions import even_width, year_before

_FORMERLY = re.compile(r"(?:原有|原来|原先|当初|起初)[^,，。;；]{0,8}$")
_NOW = re.compile(r"现|目前|至今|如今")
_MARKS = (",", "，", ";", "；", "。")


def window_at(text: str, place: int, on: date) -> Window | None:
    """何时. When what stands at a place of a paragraph is said to be so: on the day, or
    at the end of an earlier year, and in that year.

    Of an earlier year is what its clause says of it (2003年开展活动12次), and what was
    so then (于2002年成立，原有120人). None where it was so at a time the text does not
    tell. 2002年成立 alone says nothing of when there were 345人.
    """
    even = even_width(text)
    clause = even[max(even.rfind(mark, 0, place) for mark in _MARKS) + 1 : place]
    year = year_before(even, place)
    earlier = year is not None and year < on.year
    if _FORMERLY.search(clause):
        return Window.year_to(date(year, 12, 31)) if year and earlier else None
    named = year_before(clause, len(clause))
    if year and earlier and named and not _NOW.search(clause):
        return Window.year_to(date(year, 12, 31))
    return Window.year_to(on)
