"""居民提议. What a forum is asked for, how it votes, and what comes of it."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.committees import Committee
from shequ_core.model.community import Community
from shequ_core.model.meetings import Decision, Meeting
from shequ_core.model.party import PartyBody
from shequ_core.model.people import Person
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


class ProposalOutcome(Enum):
    """提议结果. What became of a proposal."""

    ADOPTED = "adopted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@attrs.frozen(kw_only=True)
class Proposal(Record):
    """居民提议. Put at a ``session`` of a forum; its period begins on that day.

    ``outcome`` is None while it is open. It was decided on the day ``decided`` by a
    vote (``decision``, of that or a later session), or without one for a ``reason``.
    """

    id: Ref[Proposal]
    session: Ref[Meeting]
    subject: str
    proposer: Ref[Person | Unit] | None = None
    outcome: ProposalOutcome | None = None
    decided: date | None = None
    decision: Ref[Decision] | None = None
    reason: str = ""
    period: Period = ALWAYS


class VoteChoice(Enum):
    """表决意见. How somebody voted."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINED = "abstained"


@attrs.frozen(kw_only=True)
class Vote(Record):
    """表决. How one voter voted on a proposal, openly, at a session on that day.

    Each who is present votes once. A secret ballot leaves counts only, which the
    decision keeps.
    """

    id: Ref[Vote]
    proposal: Ref[Proposal]
    session: Ref[Meeting]
    voter: Ref[Person | Unit]
    choice: VoteChoice
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class FollowUp(Record):
    """办理答复. Who is to see to an adopted proposal, and to answer by a day.

    ``owner`` (承办) was told on the first day of the period, to answer by the day
    ``due``; the ``answer`` was given on the day ``answered``, None while open.
    """

    id: Ref[FollowUp]
    proposal: Ref[Proposal]
    owner: Ref[Unit | PartyBody | Committee | Community]
    what: str = ""
    due: date | None = None
    answered: date | None = None
    answer: str = ""
    period: Period = ALWAYS

    def is_answered(self, on: date) -> bool:
        """已答复. By the end of a day."""
        return self.answered is not None and self.answered <= on

    def is_overdue(self, on: date) -> bool:
        """逾期未答复. The day it was due has passed without an answer."""
        return self.due is not None and self.due < on and not self.is_answered(on)
