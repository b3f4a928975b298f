"""办理答复. What was adopted is assigned to somebody, who answers for it."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Committee,
    Community,
    FollowUp,
    PartyBody,
    Proposal,
    ProposalOutcome,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def assign_follow_up(
    register: Register,
    proposal: Ref[Proposal],
    owner: Ref[Unit | PartyBody | Committee | Community],
    what: str,
    *,
    on: date,
    due: date,
) -> Writes:
    """交办. Somebody is to see to an adopted proposal, and to answer by a day.

    Raises NotFound, and InvalidValue where it is not adopted by then
    (``not-adopted``), they are not there (``owner-ended``), or it would be due before
    (``too-early``).
    """
    known = register[proposal]
    adopted = known.outcome is ProposalOutcome.ADOPTED
    if not adopted or known.decided is None or known.decided > on:
        raise InvalidValue(
            f"{proposal} (提议) is not adopted (采纳) on {on}", problem="not-adopted"
        )
    if not register[owner].period.has(on):
        raise InvalidValue(
            f"{owner} (承办单位) is not there on {on}", problem="owner-ended"
        )
    if due < on:
        raise InvalidValue(
            f"what is assigned on {on} can not be due (期限) on {due}",
            problem="too-early",
        )
    key = f"{proposal.key}.{on:%Y%m%d}"
    follow_up = FollowUp(
        id=fresh(register, Ref.to(proposal.community, FollowUp.kind, key)),
        proposal=proposal,
        owner=owner,
        what=what,
        due=due,
        period=Period.since(on),
    )
    return Writes((follow_up,))


def answer_follow_up(
    register: Register, follow_up: Ref[FollowUp], *, on: date, answer: str
) -> Writes:
    """答复. Who was to see to a proposal says what was done, or why not.

    Raises NotFound, and InvalidValue where nothing is said (``no-answer``), it was
    answered already (``answered-already``), or assigned later (``too-early``).
    """
    known = register[follow_up]
    if not answer:
        raise InvalidValue(
            f"{follow_up} is answered (答复) in words", problem="no-answer"
        )
    if known.answered is not None or not known.period.has(on):
        raise InvalidValue(
            f"{follow_up} (办理答复) of {known.period}, answered on {known.answered}: "
            f"it can't be answered on {on}",
            problem="answered-already" if known.answered else "too-early",
        )
    return Writes((known.evolve(answered=on, answer=answer),))
