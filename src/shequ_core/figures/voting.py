"""表决结果. What a forum voted, and whether that carries."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from shequ_core.figures.meetings import turnout
from shequ_core.model import Decision, Meeting, Proposal, Vote, VoteChoice
from shequ_core.register import Register
from shequ_core.values import Ref


@attrs.frozen
class Tally:
    """计票. Votes in favour, against, and abstentions."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @classmethod
    def of(cls, votes: Iterable[Vote]) -> Tally:
        """计票. Of votes that are known one by one."""
        choices = [it.choice for it in votes]
        return cls(*(choices.count(it) for it in VoteChoice))

    @classmethod
    def stated(cls, decision: Decision) -> Tally:
        """计票. As the minutes of a decision count them; what is not told is none."""
        told = decision.in_favour, decision.against, decision.abstained
        return cls(*(it or 0 for it in told))

    @property
    def cast(self) -> int:
        """票数. All of them."""
        return self.in_favour + self.against + self.abstained


def votes_on(
    register: Register, proposal: Ref[Proposal], session: Ref[Meeting]
) -> list[Vote]:
    """各人表决. What is known of the votes on a proposal at a session, one by one."""
    cast = register.tied(Vote, "proposal", proposal)
    return [it for it in cast if it.session == session]


def is_carried(register: Register, session: Meeting, tally: Tally) -> bool:
    """通过. More than half of those present are in favour.

    Where nobody knows how many were present, of those who voted.
    """
    _, present = turnout(register, session)
    return tally.in_favour * 2 > (tally.cast if present is None else present)
