"""变动. What happened between two ledgers, and how it becomes part of the register."""

from shequ_core.events.accepting import Accepted, Dated, Refused, accept
from shequ_core.events.batch import plan_of
from shequ_core.events.checklist import Verdict, accepted_in, checklist, chosen
from shequ_core.events.comparison import Comparison
from shequ_core.events.event import (
    Confidence,
    Event,
    EventKind,
    Evidence,
    Home,
    Who,
)
from shequ_core.events.recognising import events
from shequ_core.events.snapshot import Snapshot

__all__ = [
    "Accepted",
    "Comparison",
    "Confidence",
    "Dated",
    "Event",
    "EventKind",
    "Evidence",
    "Home",
    "Refused",
    "Snapshot",
    "Verdict",
    "Who",
    "accept",
    "accepted_in",
    "checklist",
    "chosen",
    "events",
    "plan_of",
]
