"""居务公开. What the residents' committee published, and money it raised."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.committees import Committee
from shequ_core.model.meetings import Decision
from shequ_core.values import ALWAYS, Period, Ref, Yuan


class NoticeItem(Enum):
    """公开事项. What a committee makes public."""

    FINANCES = "finances"
    RELIEF = "relief"
    DECISIONS = "decisions"
    CONSULTATIONS = "consultations"
    FUND_RAISING = "fund_raising"
    ELECTION = "election"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Notice(Record):
    """公开内容. What was published, on the board from the first day of its period on.

    ``covers`` is the time that it reports on, such as a quarter of accounts; ``about``
    the decision that it makes known.
    """

    id: Ref[Notice]
    committee: Ref[Committee]
    item: NoticeItem
    title: str = ""
    place: str = ""
    about: Ref[Decision] | None = None
    covers: Period = ALWAYS
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class FundRaising(Record):
    """筹集费用. Money raised from residents or units for a purpose, of their own will.

    ``decision`` is that of the residents' meeting; ``notice`` the published accounts.
    """

    id: Ref[FundRaising]
    committee: Ref[Committee]
    purpose: str
    amount: Yuan | None = None
    decision: Ref[Decision] | None = None
    notice: Ref[Notice] | None = None
    period: Period = ALWAYS
