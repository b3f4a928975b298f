"""办活动. An activity is held; who comes signs in, and afterwards it is counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import Activity, Attendance, Person, Presence, Unit
from shequ_core.register import Register
from shequ_core.values import Period, Quantity, Ref, Yuan


@attrs.frozen(kw_only=True)
class Programme:
    """活动方案. What is known of an activity before it is held."""

    type: str = ""
    occasion: str = ""
    place: str = ""
    organiser: str = ""
    budget: Yuan | None = None


NO_PROGRAMME = Programme()
"""无方案. That it is held is all that is known."""


def hold_activity(
    register: Register,
    community: str,
    name: str,
    *,
    on: date,
    last: date | None = None,
    programme: Programme = NO_PROGRAMME,
) -> Writes:
    """办活动. An activity on a day, or until its ``last``, in a community's book.

    Raises InvalidValue where one of that name is held that day (``known-already``),
    and where the last day is before the first.
    """
    period = Period.through(on, last or on)
    if any(
        it.name == name and it.period.start == on and it.id.community == community
        for it in register.all(Activity)
    ):
        raise InvalidValue(
            f"an activity (活动) of that name is held on {on}", problem="known-already"
        )
    ref = Ref[Activity].to(community, Activity.kind, f"{on:%Y%m%d}")
    activity = Activity(
        id=fresh(register, ref),
        name=name,
        period=period,
        **attrs.asdict(programme, recurse=False),
    )
    return Writes((activity,))


def sign_in(
    register: Register, activity: Ref[Activity], who: Iterable[Ref[Person | Unit]]
) -> Writes:
    """签到. They came to an activity; who signs twice came once.

    Raises NotFound where there is no such activity, person or unit, and InvalidValue
    where somebody was not there on any day of it: dead, or not yet born
    (``not-alive``).
    """
    held, names = register[activity], tuple(dict.fromkeys(who))
    there: set[Any] = {it.who for it in register.tied(Attendance, "event", activity)}
    for name in names:
        if not register[name].period.meets(held.period):
            raise InvalidValue(
                f"{name} (签到者) was not there at the time of {activity}",
                problem="not-alive",
            )
    return Writes(
        tuple(
            Attendance(
                id=Ref[Attendance].to(
                    activity.community,
                    Attendance.kind,
                    f"{activity.kind}.{activity.key}.{name.kind}-{name.key}",
                ),
                event=activity,
                who=name,
                presence=Presence.PRESENT,
                period=held.period,
            )
            for name in names
            if name not in there
        )
    )


def count_activity(
    register: Register,
    activity: Ref[Activity],
    *,
    visits: Quantity,
    cost: Yuan | None = None,
) -> Writes:
    """登记人次. How many came, counted by heads or estimated, and what it cost.

    Raises NotFound, and InvalidValue for surely fewer than signed in (``turnout``).
    """
    signed = register.tied(Attendance, "event", activity)
    came = sum(it.presence is Presence.PRESENT for it in signed)
    if visits.high is not None and visits.high < came:
        raise InvalidValue(
            f"{visits.high:f} came (参加人次), but {came} signed in (签到)",
            problem="turnout",
        )
    held = register[activity]
    return Writes((held.evolve(visits=visits, cost=cost or held.cost),))
