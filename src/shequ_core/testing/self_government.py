"""造自治. The self-government of a town: its committee, a meeting, and its board.

Coherent as of the town's day: enough members, elected in time, nothing unpublished.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    Committee,
    CommitteeForm,
    Decision,
    FundRaising,
    GridGroup,
    Meeting,
    MeetingDemand,
    MeetingForm,
    MeetingType,
    Notice,
    NoticeItem,
    Person,
    Post,
    Record,
    Tenure,
    Term,
)
from shequ_core.testing.town_making import DAY, TownMaker
from shequ_core.values import Period, Yuan

_MEMBERS = (
    Post.DIRECTOR,
    Post.DEPUTY_DIRECTOR,
    Post.MEMBER,
    Post.MEMBER,
    Post.MEMBER,
)
_QUARTERS = (
    (Period(date(2004, 7, 1), date(2004, 10, 1)), date(2004, 10, 8)),
    (Period(date(2004, 10, 1), date(2005, 1, 1)), date(2004, 12, 30)),
)


def draw_self_government(
    draw: DrawFn, town: TownMaker, adults: list[Person], groups: int, households: int
) -> Iterator[Record]:
    """自治. What a residents' committee does, drawn; or a town without one."""
    keeps_books = draw(st.booleans())
    if not keeps_books:
        return
    elected = draw(st.dates(date(2002, 7, 2), DAY))
    yield from _committee(town, adults, elected, households)
    yield from _mediators(town, adults, elected)
    yield from _delegates(town, groups, elected)
    published = draw(st.booleans())
    if published:
        yield from _board(town)
    yield from _meeting(town, draw(st.dates(date(2004, 1, 1), DAY)), households)


def _committee(
    town: TownMaker, adults: list[Person], elected: date, households: int
) -> Iterator[Record]:
    committee = town.ref(Committee, "1")
    yield Committee(
        id=committee,
        name="小镇社区居民委员会",
        legal_representative=adults[0].id if adults else None,
    )
    yield Term(
        id=town.ref(Term, "c1"),
        body=committee,
        number=3,
        form=MeetingForm.HOUSEHOLDS,
        electors=households,
        voters=households,
        period=Period.since(elected),
    )
    for place, post in enumerate(_MEMBERS):
        known = adults[place] if place < len(adults) else None
        yield Tenure(
            id=town.ref(Tenure, f"c1-{place}"),
            body=committee,
            post=post,
            holder=known.id if known else None,
            name="" if known else f"成员{place + 1}",
            period=Period.since(elected),
        )


def _mediators(
    town: TownMaker, adults: list[Person], elected: date
) -> Iterator[Record]:
    mediation = town.ref(Committee, "2")
    yield Committee(
        id=mediation,
        name="小镇社区人民调解委员会",
        form=CommitteeForm.MEDIATION,
        parent=town.ref(Committee, "1"),
    )
    for place in range(3):
        yield Tenure(
            id=town.ref(Tenure, f"c2-{place}"),
            body=mediation,
            post=Post.MEMBER,
            name=f"调解员{place + 1}",
            period=Period.since(elected),
        )


def _delegates(town: TownMaker, groups: int, elected: date) -> Iterator[Record]:
    for group in range(1, groups + 1):
        for place in range(1, 3):
            yield Tenure(
                id=town.ref(Tenure, f"s{group}-{place}"),
                body=town.ref(GridGroup, f"s{group}"),
                post=Post.DELEGATE,
                name=f"代表{group}{place}",
                period=Period.since(elected),
            )


def _board(town: TownMaker) -> Iterator[Record]:
    for item in (NoticeItem.FINANCES, NoticeItem.RELIEF):
        for covers, put_up in _QUARTERS:
            yield Notice(
                id=town.ref(Notice, f"{item.value}-{put_up:%m}"),
                committee=town.ref(Committee, "1"),
                item=item,
                covers=covers,
                period=Period.since(put_up),
            )


def _meeting(town: TownMaker, held: date, households: int) -> Iterator[Record]:
    meeting, decision = town.ref(Meeting, "r1"), town.ref(Decision, "r1-1")
    committee = town.ref(Committee, "1")
    yield Meeting(
        id=meeting,
        body=committee,
        type=MeetingType.RESIDENTS_MEETING,
        form=MeetingForm.HOUSEHOLDS,
        topic="铺设方砖",
        entitled=households,
        present=households,
        period=Period.day(held),
    )
    yield Decision(
        id=decision,
        meeting=meeting,
        subject="自愿筹资铺设方砖",
        in_favour=households,
        period=Period.since(held),
    )
    yield MeetingDemand(
        id=town.ref(MeetingDemand, "1"),
        committee=committee,
        households=households,
        met=meeting,
        period=Period.day(held),
    )
    notice = town.ref(Notice, "raised")
    yield Notice(
        id=notice,
        committee=committee,
        item=NoticeItem.FUND_RAISING,
        about=decision,
        covers=Period.day(held),
        period=Period.since(held),
    )
    yield FundRaising(
        id=town.ref(FundRaising, "1"),
        committee=committee,
        purpose="铺设方砖",
        amount=Yuan.of("900"),
        decision=decision,
        notice=notice,
        period=Period.day(held),
    )
