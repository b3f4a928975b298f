"""样镇. One small community, the same every time: for examples, not for laws."""

from __future__ import annotations

from datetime import date

from shequ_core.model import Person
from shequ_core.register import Register
from shequ_core.testing.town_making import Home, TownMaker
from shequ_core.values import Sex

_HOMES = (
    Home(1, date(1996, 3, 1), Sex.MALE, date(1938, 5, 20), married=True, children=0),
    Home(1, date(1998, 9, 1), Sex.MALE, date(1962, 2, 11), married=True, children=2),
    Home(2, date(2001, 6, 1), Sex.FEMALE, date(1955, 10, 1), married=True, children=1),
    Home(2, date(2003, 1, 15), Sex.FEMALE, date(1964, 7, 8), married=False, children=0),
)
_VISITS = [12, 30, 0, 25, 18, 40, 22, 15, 33, 50, 21, 60]


def small_town(community: str = "zhen") -> Register:
    """样镇. Four households in two groups, as of ``DAY``, and a year of their life.

    A party branch, somebody who is looked after, a unit that shares its court, a team,
    requests, activities. No rule finds an error in it, or anything in a single record.
    """
    town = TownMaker(community)
    people = [*town.households(list(_HOMES)), *town.guests(1)]
    adults = [it for it in people if isinstance(it, Person) and it.workplace]
    return Register(
        [
            *town.grounds(groups=2),
            *people,
            *town.party(adults[:4]),
            *town.care(adults[:1]),
            *town.units(1),
            *town.club(adults[-2:], since=date(2002, 5, 1)),
            *town.year(_VISITS),
            *town.requests(adults[:3], received=date(2004, 6, 1)),
        ]
    )
