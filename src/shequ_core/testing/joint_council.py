"""造联席. A town's joint council: who sits in it, and what they agreed on and did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    JointCouncil,
    JointPact,
    JointProject,
    JointTask,
    Meeting,
    MeetingType,
    Post,
    Record,
    SharingAgreement,
    Tenure,
    Unit,
)
from shequ_core.testing.town_making import DAY, TownMaker
from shequ_core.values import Period

_BEGAN = date(2004, 7, 1)


def draw_joint_council(draw: DrawFn, town: TownMaker, units: int) -> Iterator[Record]:
    """联席. The community and its units in council; nothing where it has no units."""
    meets = draw(st.booleans())
    if not units or not meets:
        return
    council = town.ref(JointCouncil, "1")
    yield JointCouncil(id=council, name="党建联席会", period=Period.since(_BEGAN))
    yield from _seats(town, units)
    for place in range(1, units + 1):
        yield JointPact(
            id=town.ref(JointPact, place),
            council=council,
            unit=town.ref(Unit, place),
            offers=("门球场",),
            period=Period(_BEGAN, date(2005, 7, 1)),
        )
    yield Meeting(
        id=town.ref(Meeting, "j1"),
        body=council,
        type=MeetingType.JOINT_COUNCIL,
        period=Period.day(_BEGAN + timedelta(30)),
    )
    yield from _project(town, draw(st.none() | st.dates(date(2004, 8, 2), DAY)))


def _seats(town: TownMaker, units: int) -> Iterator[Record]:
    council = town.ref(JointCouncil, "1")
    yield Tenure(
        id=town.ref(Tenure, "j1"),
        body=council,
        post=Post.CONVENOR,
        holder=town.hall,
        period=Period.since(_BEGAN),
    )
    for place in range(1, units + 1):
        yield Tenure(
            id=town.ref(Tenure, f"j1-{place}"),
            body=council,
            post=Post.SEAT,
            holder=town.ref(Unit, place),
            period=Period.since(_BEGAN),
        )


def _project(town: TownMaker, done: date | None) -> Iterator[Record]:
    agreed = Period.since(_BEGAN + timedelta(30))
    yield JointProject(
        id=town.ref(JointProject, "1"),
        council=town.ref(JointCouncil, "1"),
        name="门球场向居民开放",
        lead=town.ref(Unit, 1),
        due=date(2005, 3, 1),
        done=done,
        period=agreed,
    )
    yield JointTask(
        id=town.ref(JointTask, "1"),
        project=town.ref(JointProject, "1"),
        partner=town.ref(Unit, 1),
        what="开放场地",
        by=town.ref(SharingAgreement, 1) if done else None,
        due=date(2005, 3, 1),
        done=done,
        period=agreed,
    )
