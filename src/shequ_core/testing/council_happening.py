"""联席一步. How the next act of a joint council is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Part, Writes
from shequ_core.model import (
    JointCouncil,
    JointProject,
    JointTask,
    MeetingType,
    Post,
    Tenure,
    Unit,
)
from shequ_core.testing.happening import Drawn
from shequ_core.values import Ref


def _council(it: Drawn) -> Ref[JointCouncil]:
    return it.one(it.town.on(it.on).all(JointCouncil)).id


def _units(it: Drawn) -> Iterable[Ref[Unit]]:
    return [unit.id for unit in it.town.on(it.on).all(Unit)]


def _take_seat(it: Drawn) -> Writes:
    unit, council = it.one(_units(it)), _council(it)
    return acts.take_post(it.town, unit, body=council, post=Post.SEAT, on=it.on)


def _leave_seat(it: Drawn) -> Writes:
    seats = it.town.on(it.on).tied(Tenure, "post", Post.SEAT)
    return acts.leave_post(it.town, it.one(seats).id, on=it.on)


def _sign(it: Drawn) -> Writes:
    last = it.on + timedelta(it.draw(st.integers(0, 400)))
    unit = it.one(_units(it))
    return acts.sign_pact(it.town, _council(it), unit, on=it.on, last=last)


def _meet(it: Drawn) -> Writes:
    council = _council(it)
    return acts.hold(it.town, council, type=MeetingType.JOINT_COUNCIL, on=it.on)


def _agree(it: Drawn) -> Writes:
    parts = [Part(unit, "出力") for unit in it.some(_units(it))]
    lead, due = parts[0].partner, it.on + timedelta(it.draw(st.integers(0, 90)))
    return acts.agree(
        it.town, _council(it), "项目", lead=lead, on=it.on, due=due, parts=parts
    )


def _do_part(it: Drawn) -> Writes:
    tasks = it.town.on(it.on).tied(JointTask, "done", None)
    return acts.do_part(it.town, it.one(tasks).id, on=it.on)


def _complete(it: Drawn) -> Writes:
    project = it.one(it.town.on(it.on).all(JointProject))
    return acts.complete(it.town, project.id, on=it.on, result="已完成")


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "take_seat": _take_seat,
    "leave_seat": _leave_seat,
    "sign_pact": _sign,
    "council_meets": _meet,
    "agree": _agree,
    "do_part": _do_part,
    "complete": _complete,
}
"""各种联席事项. How each is drawn, by its name."""
