"""变动. What was so before, who lives elsewhere, and what was told too late."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from shequ_core.model._record import Record
from shequ_core.model.grid import GridGroup
from shequ_core.model.housing import Building
from shequ_core.model.people import Household, Person
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class FormerGroup(Record):
    """曾属小组. The group that a household belonged to before, and when.

    ``Household.group`` is the group of every day that no former group has.
    """

    id: Ref[FormerGroup]
    household: Ref[Household]
    group: Ref[GridGroup] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Separation(Record):
    """人户分离. A registered resident who lives elsewhere, for a period.

    ``address`` is where, ``place`` its division code (GB/T 2260, "" where unknown),
    ``building`` the building if it is one of this community.
    """

    id: Ref[Separation]
    person: Ref[Person]
    address: str = ""
    place: str = ""
    building: Ref[Building] | None = None
    reason: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Correction(Record):
    """更正. What was told late: a figure of a month that had been reported already.

    ``figure`` (its code) of the month that is the ``period`` is ``amount`` more than
    was reported, negative for less; ``told_on`` is the day it became known.
    """

    id: Ref[Correction]
    figure: str
    amount: int
    told_on: date
    about: Ref[Any] | None = None
    reason: str = ""
    period: Period = ALWAYS
