"""传统节日. Days of the traditional festivals, from a library that computes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version

import attrs
from lunar_python import Lunar, Solar

from shequ_core.errors import NotFound
from shequ_core.model import Festival
from shequ_core.values import Period, Ref

SOURCE = "农历，据 lunar_python {}"

LUNAR_DAYS = {
    "spring": ("春节", 1, 1),
    "lantern": ("元宵节", 1, 15),
    "dragon-boat": ("端午节", 5, 5),
    "double-seventh": ("七夕节", 7, 7),
    "mid-autumn": ("中秋节", 8, 15),
    "double-ninth": ("重阳节", 9, 9),
    "laba": ("腊八节", 12, 8),
}
"""农历节日. By month and day of the lunar year; 清明节 is a solar term instead."""

YEARS = range(1901, 2100)
"""可算年份. For which lunar calendars agree; nothing is computed beyond them."""


@attrs.frozen
class LunarFestivals:
    """传统节日. Those that fall into a calendar year, by the lunar calendar."""

    def days(self, community: str, years: Iterable[int]) -> Iterator[Festival]:
        """节日. The records of those years, day by day, for a community's book.

        A year may have no 腊八节, or two. Raises NotFound for a year outside YEARS.
        """
        source = SOURCE.format(version("lunar_python"))
        for year in years:
            if year not in YEARS:
                raise NotFound(f"the festivals (传统节日) of {year} are not computed")
            for day, key, name in sorted(_days(year)):
                yield Festival(
                    id=Ref.to(community, Festival.kind, f"{key}.{day:%Y%m%d}"),
                    name=name,
                    source=source,
                    period=Period.day(day),
                )


def _days(year: int) -> Iterator[tuple[date, str, str]]:
    for key, (name, month, day) in LUNAR_DAYS.items():
        for lunar_year in (year - 1, year):
            on = _date(Lunar.fromYmd(lunar_year, month, day).getSolar())
            if on.year == year:
                yield on, key, name
    terms = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()
    yield _date(terms["清明"]), "qingming", "清明节"


def _date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
