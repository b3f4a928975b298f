"""发放内容. What of a register is handed out for a day."""

from __future__ import annotations

from datetime import date

from shequ_core.model import (
    Activity,
    Contribution,
    Deed,
    Investment,
    Person,
    Record,
    ServiceRequest,
    Statement,
    Team,
    TeamMembership,
)
from shequ_core.register import Register

TOLD_WHOLE: tuple[type[Record], ...] = (
    Activity,
    ServiceRequest,
    Deed,
    Investment,
    Contribution,
    Statement,
    Team,
    TeamMembership,
    Person,
)
"""整册. Of ledgers that tell what happened, and who came and went: whatever the day.

Persons are named in them who are there no more; a roster goes by who is there.
"""


def as_handed(register: Register, day: date) -> Register:
    """发放内容. Who and what is there on the day, and everything that happened."""
    kept = (record for kind in TOLD_WHOLE for record in register.all(kind))
    return register.on(day).after(kept)
