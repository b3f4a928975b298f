"""变动. What happened between two ledgers, how surely, and the cells that say so."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import Enum
from typing import Any

import attrs

from shequ_core.findings import NOWHERE, Place
from shequ_core.model import GridGroup, Household, Person
from shequ_core.values import ALWAYS, Period, Ref


class EventKind(Enum):
    """变动类别. What may have happened to people and households.

    Registered residents are born, die and move in and out; floating ones come and go.
    """

    CORRECTED = "corrected"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    BORN = "born"
    MOVED_IN = "moved_in"
    CAME = "came"
    HEAD_CHANGED = "head_changed"
    DIED = "died"
    MOVED_OUT = "moved_out"
    WENT = "went"
    REGROUPED = "regrouped"


class Confidence(Enum):
    """把握. The ledgers say so; nothing else explains them as well; one of several."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


def weakest(*confidences: Confidence) -> Confidence:
    """最弱. A conclusion is no surer than what it stands on."""
    return max(confidences, key=list(Confidence).index)


@attrs.frozen
class Who:
    """当事人. A person as the old ledger knows them, and as the new one does."""

    old: Ref[Person] | None
    new: Ref[Person] | None


@attrs.frozen
class Home:
    """户. A household as the old ledger knows it, and as the new one does."""

    old: Ref[Household] | None = None
    new: Ref[Household] | None = None


@attrs.frozen
class Evidence:
    """依据. The cells that speak for an event; the row where nothing stands there."""

    old: Place = NOWHERE
    new: Place = NOWHERE


@attrs.frozen(kw_only=True)
class Event:
    """变动. ``people`` did it, or it happened to them; the first of them leads.

    ``home`` is the household that they leave or are in, ``into`` the one that they come
    to; ``head`` leads ``home`` afterwards, where its head left or changed. ``group`` is
    the new one's ref. ``day`` is None where the ledgers only tell that it was
    ``within`` a period. ``why`` is a Chinese sentence without personal data.
    """

    kind: EventKind
    people: tuple[Who, ...]
    home: Home = Home()
    into: Home = Home()
    head: Who | None = None
    group: Ref[GridGroup] | None = None
    day: date | None = None
    within: Period = ALWAYS
    confidence: Confidence
    evidence: Evidence = Evidence()
    why: str

    @property
    def id(self) -> str:
        """事件号. The same for the same ledgers, however often they are compared, and
        whatever community they are compared as.
        """
        named = [self.kind.value, _key(self.group)]
        for who in (*self.people, self.head, self.home, self.into):
            named.append(f"{_key(who.old)} {_key(who.new)}" if who else "")
        return hashlib.sha256("\n".join(named).encode()).hexdigest()[:10]


def _key(ref: Ref[Any] | None) -> str:
    return ref.key if ref else ""
