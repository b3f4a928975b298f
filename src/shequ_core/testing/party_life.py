"""造党建. The life of a town's party branch: its committee, meetings, a candidate.

Coherent as of the town's day: nothing that is due is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    Attendance,
    Candidacy,
    CandidateStage,
    Decision,
    DevelopmentStep,
    Meeting,
    MeetingType,
    PartyBody,
    PartyStep,
    Person,
    Post,
    Presence,
    Record,
    ReportIn,
    Tenure,
    Term,
)
from shequ_core.testing.town_making import DAY, TownMaker
from shequ_core.values import Period, months_after

_COMMITTEE = 7
_QUARTERS, _MONTHS = (2, 5, 8, 11), range(1, 13)


def draw_party_life(
    draw: DrawFn, town: TownMaker, comrades: list[Person], guests: list[Person]
) -> Iterator[Record]:
    """党建. What a branch does, drawn; nothing where there is no branch."""
    if not comrades:
        return
    yield from _committee(town, comrades, draw(st.dates(date(2002, 7, 2), DAY)))
    if draw(st.booleans()):
        yield from _year_of_meetings(town, comrades, draw(st.integers(1, 28)))
    applies = draw(st.booleans())
    if guests and applies:
        since = draw(st.dates(date(1999, 1, 1), date(2004, 6, 30)))
        yield from _candidate(town, guests[0], since, draw(st.integers(1, 20)))
    elif guests:
        yield ReportIn(
            id=town.ref(ReportIn, guests[0].id.key),
            person=guests[0].id,
            body=town.ref(PartyBody, "1"),
            home="某医院党支部",
            period=Period.since(draw(st.dates(date(2003, 5, 1), DAY))),
        )


def _committee(
    town: TownMaker, comrades: list[Person], elected: date
) -> Iterator[Record]:
    branch = town.ref(PartyBody, "1")
    yield Term(
        id=town.ref(Term, "1"),
        body=branch,
        number=1,
        electors=len(comrades),
        voters=len(comrades),
        period=Period.since(elected),
    )
    posts = (Post.SECRETARY, Post.ORGANISATION, Post.PUBLICITY)
    for who, post in zip(comrades, posts, strict=False):
        yield Tenure(
            id=town.ref(Tenure, f"1-{post.value}"),
            body=branch,
            post=post,
            holder=who.id,
            period=Period.since(elected),
        )


def _year_of_meetings(
    town: TownMaker, comrades: list[Person], day: int
) -> Iterator[Record]:
    for month in _QUARTERS:
        held = _meeting(town, MeetingType.PARTY_ASSEMBLY, date(2004, month, day))
        yield held.evolve(entitled=len(comrades), present=len(comrades) - 1)
        for place, who in enumerate(comrades):
            yield Attendance(
                id=town.ref(Attendance, f"{held.id.key}-{who.id.key}"),
                event=held.id,
                who=who.id,
                presence=Presence.PRESENT if place else Presence.ON_LEAVE,
                period=held.period,
            )
        yield Decision(
            id=town.ref(Decision, held.id.key),
            meeting=held.id,
            subject="季度工作安排",
            in_favour=len(comrades) - 1,
            against=0,
            abstained=0,
            period=Period.since(held.period.start),
        )
        yield _meeting(town, MeetingType.PARTY_LECTURE, date(2004, month, day))
    for month in _MONTHS if len(comrades) >= _COMMITTEE else ():
        yield _meeting(town, MeetingType.BRANCH_COMMITTEE, date(2004, month, day))
    yield _meeting(town, MeetingType.MEMBER_APPRAISAL, date(2004, 12, day))


def _meeting(town: TownMaker, kind: MeetingType, day: date) -> Meeting:
    return Meeting(
        id=town.ref(Meeting, f"{kind.value.replace('_', '-')}-{day:%m}"),
        body=town.ref(PartyBody, "1"),
        type=kind,
        topic="学习讨论",
        place="党员之家",
        period=Period.day(day),
    )


def _candidate(
    town: TownMaker, who: Person, applied: date, months: int
) -> Iterator[Record]:
    """An applicant, then an activist who was reviewed every half year."""
    activist = min(months_after(applied, months), DAY)
    spans = (Period(applied, activist), Period.since(activist))
    stages = (CandidateStage.APPLICANT, CandidateStage.ACTIVIST)
    for stage, span in zip(stages, spans, strict=True):
        yield Candidacy(
            id=town.ref(Candidacy, f"{who.id.key}-{stage.value}"),
            person=who.id,
            stage=stage,
            body=town.ref(PartyBody, "1"),
            period=span,
        )
    review, place = activist, 0
    while (review := months_after(review, 6)) <= DAY:
        place += 1
        yield PartyStep(
            id=town.ref(PartyStep, f"{who.id.key}-review-{place}"),
            person=who.id,
            step=DevelopmentStep.REVIEW,
            period=Period.day(review),
        )
