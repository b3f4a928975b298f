"""共建项目. What a joint council agreed on, who answers for it, and what is done."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from shequ_core.model._record import Record
from shequ_core.model.committees import Committee
from shequ_core.model.community import Community
from shequ_core.model.councils import JointCouncil
from shequ_core.model.meetings import Decision
from shequ_core.model.party import PartyBody
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class JointProject(Record):
    """共建项目. Agreed on the first day of its period, by a ``decision``.

    ``lead`` answers for it (牵头单位); it is to be done by the day ``due`` and was on
    the day ``done``, None while open, with what ``result``.
    """

    id: Ref[JointProject]
    council: Ref[JointCouncil]
    name: str
    decision: Ref[Decision] | None = None
    lead: Ref[Unit | PartyBody | Committee | Community] | None = None
    due: date | None = None
    done: date | None = None
    result: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class JointTask(Record):
    """共建分工. What one partner does for a project.

    ``by`` names the record that carries it out: a sharing agreement, an investment,
    an activity. Days as in the project.
    """

    id: Ref[JointTask]
    project: Ref[JointProject]
    partner: Ref[Unit | PartyBody | Committee | Community]
    what: str
    by: Ref[Any] | None = None
    due: date | None = None
    done: date | None = None
    period: Period = ALWAYS
