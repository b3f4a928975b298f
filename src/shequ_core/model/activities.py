"""活动. What took place."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Quantity, Ref, Yuan


@attrs.frozen(kw_only=True)
class Activity(Record):
    """活动. One event on the days of its period.

    ``visits`` counts 人次 (attendances), which are never 人 (people), as they were said
    (300多: at least 300). ``occasion`` is the festival it belongs to, ``place`` and
    ``organiser`` are as written. ``budget`` is what it was to cost, ``cost`` what it
    did. Who came is an ``attendance`` each.
    """

    id: Ref[Activity]
    name: str
    type: str = ""
    occasion: str = ""
    place: str = ""
    organiser: str = ""
    visits: Quantity | None = None
    cost: Yuan | None = None
    budget: Yuan | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Festival(Record):
    """传统节日. A festival is on the day of its period, as ``source`` has it."""

    id: Ref[Festival]
    name: str
    source: str = ""
    period: Period = ALWAYS
