"""文体队伍. Clubs, their teams, and who is in them."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.people import Person
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class Club(Record):
    """文体站. An umbrella of teams, such as 晚霞健身站."""

    id: Ref[Club]
    name: str
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Team(Record):
    """队伍. A team of a club."""

    id: Ref[Team]
    name: str
    club: Ref[Club] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class TeamMembership(Record):
    """队员. A person's place in a team; one person may hold places in several."""

    id: Ref[TeamMembership]
    person: Ref[Person]
    team: Ref[Team]
    period: Period = ALWAYS
