"""组织生活日历. Which meetings of the party are due when, and which were held.

The three meetings and one lecture (三会一课) were customary long before they were put
into rules; the fixed theme day (主题党日) came with the rules of 2018.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from shequ_core.model import Meeting, MeetingType, PartyBody, PartyForm
from shequ_core.register import Register
from shequ_core.rules.cadence import Cadence, spans_of
from shequ_core.rules.dated import Dated
from shequ_core.rules.party import BRANCH_RULES, RULED_SINCE, full_members
from shequ_core.rules.party_terms import WITH_COMMITTEE
from shequ_core.values import Every, Period, Ref

_CUSTOM = "“三会一课”惯例"


def _customary(every: Every) -> Dated[Cadence]:
    return Dated(
        (None, Cadence(every, _CUSTOM)),
        (RULED_SINCE, Cadence(every, BRANCH_RULES)),
    )


CADENCES: Mapping[MeetingType, Dated[Cadence]] = {
    MeetingType.PARTY_ASSEMBLY: _customary(Every.QUARTER),
    MeetingType.BRANCH_COMMITTEE: _customary(Every.MONTH),
    MeetingType.PARTY_GROUP: _customary(Every.MONTH),
    MeetingType.PARTY_LECTURE: Dated((None, Cadence(Every.QUARTER, _CUSTOM))),
    MeetingType.THEME_DAY: Dated((RULED_SINCE, Cadence(Every.MONTH, BRANCH_RULES))),
    MeetingType.ORGANISATIONAL_LIFE: Dated(
        (RULED_SINCE, Cadence(Every.YEAR, BRANCH_RULES))
    ),
    MeetingType.MEMBER_APPRAISAL: Dated(
        (
            date(1988, 12, 15),
            Cadence(Every.YEAR, "中共中央组织部《关于建立民主评议党员制度的意见》"),
        )
    ),
}
"""频次. How often each meeting is due, by the first day of the span."""

_BRANCHES = (PartyForm.BRANCH, PartyForm.JOINT_BRANCH)


@attrs.frozen
class Slot:
    """应开会议. A meeting that a body ought to hold in a span, and what was held.

    ``name`` is the span's (3月, 第2季度); ``meetings`` those that count for it, late
    ones included that make up for it.
    """

    body: Ref[PartyBody]
    type: MeetingType
    span: Period
    name: str
    meetings: tuple[Meeting, ...]
    source: str

    def missing(self, on: date) -> bool:
        """缺. The day is the last of the span or later, and nothing was held for it."""
        last = self.span.last
        return not self.meetings and last is not None and last <= on


def party_calendar(register: Register, year: int) -> Iterator[Slot]:
    """组织生活日历. Every meeting due in a calendar year, body by body.

    A span in which a body did not exist from end to end asks for nothing.
    """
    for body in register.all(PartyBody):
        held = register.tied(Meeting, "body", body.id)
        for type, cadences in CADENCES.items():
            alike = [meeting for meeting in held if meeting.type is type]
            for span, name, source in spans_of(cadences, year):
                if body.period.covers(span) and _asked(register, body, type, span):
                    counted = tuple(it for it in alike if _counts_for(it, span))
                    yield Slot(body.id, type, span, name, counted, source)


def _counts_for(meeting: Meeting, span: Period) -> bool:
    day = meeting.makes_up or meeting.period.start
    return day is not None and span.has(day)


def _asked(
    register: Register, body: PartyBody, type: MeetingType, span: Period
) -> bool:
    """Party groups meet as groups; committees where a branch is large enough."""
    if type is MeetingType.PARTY_GROUP:
        return body.form is PartyForm.GROUP
    if body.form not in _BRANCHES:
        return False
    if type is MeetingType.BRANCH_COMMITTEE:
        start = span.start or date.min
        return full_members(register, body.id, start) >= WITH_COMMITTEE
    return True
