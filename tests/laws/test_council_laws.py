"""Laws of the joint council: what is agreed is open or done, by who has a seat."""

from datetime import date

import pytest
from hypothesis import given
from tests.laws.act_views import count, dangling, edges, happens

from shequ_core.figures import Window
from shequ_core.model import (
    JointCouncil,
    JointPact,
    JointProject,
    JointTask,
    Post,
    Tenure,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules import check, rule_named
from shequ_core.rules.joint_council import seated
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.council_happening import ACTS
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import Period

CLOSING = date(2006, 1, 31)
NOBODY_LEAVES = tuple(name for name in ACTS if name != "leave_seat")
"""Who leaves before a project that they lead, and is told late, is a rule's affair."""

LED_TO_BY = {"leave_seat": ("take_seat",), "complete": ("do_part",)}


def _with_council(town: Register) -> Register:
    """A town in which one unit at least has a seat."""
    maker = TownMaker(next(iter(town)).id.community)
    council = JointCouncil(id=maker.ref(JointCouncil, "2"), name="联席会")
    units = [Unit(id=maker.ref(Unit, f"j{n}"), name=f"{n}行") for n in (1, 2)]
    seat = Tenure(
        id=maker.ref(Tenure, "seat"),
        body=council.id,
        post=Post.SEAT,
        holder=units[0].id,
    )
    return Register([*town, council, *units, seat])


def council_lives(*only: str, most: int = 10):
    """Lives of councils: any of their acts, or those named."""
    return lives(towns().map(_with_council), only=only or tuple(ACTS), most=most)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act of a council."""
    happens(name, council_lives(name, *LED_TO_BY.get(name, ())))


@given(council_lives("agree", "do_part", "complete"))
def test_what_is_agreed_is_open_or_done(life: Life):
    """On every day: open = open before + agreed - done, and none is lost."""
    town = life.end
    for day in edges(town):
        told = Window(day, Period.through(date(1990, 1, 1), day))
        agreed = count(town, "joint_projects_agreed", told)
        done = count(town, "joint_projects_done", told)
        assert count(town, "joint_projects_open", told) == agreed - done


@given(council_lives(*NOBODY_LEAVES))
def test_who_answers_has_a_seat(life: Life):
    """On the day of the agreement each partner sits in the council."""
    town = life.end
    assert not dangling(town)
    for project in town.all(JointProject):
        day = project.period.start
        assert day
        seats = seated(town, project.council, day)
        assert project.lead in seats
        for task in town.tied(JointTask, "project", project.id):
            assert task.partner in seats
            assert task.done or not project.done


@given(council_lives(*NOBODY_LEAVES))
def test_acts_give_the_rules_nothing_but_time_to_tell(life: Life):
    """What was late is late, and who did not meet did not; nothing else is found."""
    kinds = (
        "joint-project-nobody",
        "joint-project-outsider",
        "joint-project-unfinished",
    )
    assert not check(life.end, CLOSING, map(rule_named, kinds))


@given(council_lives("sign_pact"))
def test_a_unit_has_one_pact_at_a_time(life: Life):
    """A pact is renewed when the last has run out, and counted once a unit."""
    for day in edges(life.end):
        pacts = [it.unit for it in life.end.on(day).all(JointPact) if "/2." in it.id]
        assert len(pacts) == len(set(pacts))
        window = Window.year_to(day)
        units = {it.unit for it in life.end.on(day).all(JointPact)}
        assert count(life.end, "units_with_pact", window) == len(units)


@given(council_lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """Who sat, what was agreed and by when it was done stays as it was."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        for day in edges(before, after):
            if day < step.on:
                assert _seen(before, day) == _seen(after, day), (step.name, day)


def _seen(register: Register, day: date) -> set[object]:
    now = register.on(day)
    return {
        *((it.body, it.holder) for it in now.all(Tenure)),
        *((it.unit, it.offers) for it in now.all(JointPact)),
        *(
            (it.name, it.lead, it.done if it.done and it.done <= day else None)
            for it in now.all(JointProject)
        ),
    }
