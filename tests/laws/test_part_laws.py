"""Laws of a part: what is owed and written of a whole is not held against a part."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shequ_core.facts import Facts
from shequ_core.figures import Window, measure
from shequ_core.model import GridGroup, GroupLevel, PartyBody
from shequ_core.narrative import Verdict
from shequ_core.register import Register
from shequ_core.reports.duties import Duty, duties
from shequ_core.testing.format_probes import BORN, NUMBER, PHONE, SECRET, with_secrets
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.values import Ref
from shequ_core.viewpoints import (
    GRID_WORKER,
    OFFICE,
    Viewpoint,
    counted_by,
    duties_seen,
    text_checked,
)

MINE = GRID_WORKER.of_groups("第1居民小组")
SECRETS = (SECRET, NUMBER, PHONE, BORN)
RESIDENTS = "registered_residents"
days_of_2004 = st.dates(date(2004, 1, 1), DAY)


def owed(register: Register, viewpoint: Viewpoint, on: date) -> list[Duty]:
    """What is told to be due."""
    counted = counted_by(register, viewpoint, on=DAY)
    return duties_seen(register, viewpoint, counted=counted, on=on)


def at_times(found: list[Duty]) -> set[Duty]:
    """Those that come with every month or quarter."""
    return {it for it in found if it.span}


def verdicts(text: str, register: Register, viewpoint: Viewpoint) -> list[Verdict]:
    """What is said of each number."""
    counted = counted_by(register, viewpoint, on=DAY)
    told = {"counted": counted, "on": DAY, "today": DAY}
    return [it.verdict for it in text_checked([text], register, viewpoint, **told)]


@given(towns(), days_of_2004)
def test_a_branch_owes_what_it_owes(register: Register, on: date) -> None:
    """As many meetings as of the office, held or not; a branch is not small for being
    seen in part.
    """
    told = owed(register, MINE, on)
    assert at_times(told) == at_times(duties(register, on))
    assert owed(register, OFFICE, on) == duties(register, on)


@given(towns(), days_of_2004)
def test_what_is_due_tells_of_no_neighbour(register: Register, on: date) -> None:
    """What is written of others stays out, as far as they are named by it."""
    counted = counted_by(register, MINE, on=DAY)
    secret = Register(
        before if (before := counted.find(it.id)) else it
        for it in with_secrets(register)
    )
    told = "\n".join(map(str, owed(secret, MINE, on)))
    assert [it for it in SECRETS if it in told] == []


@given(towns())
def test_a_template_lists_what_bodies_owe(register: Register) -> None:
    """Of a part it lists the meetings of the whole, month by month."""
    window, counted = Window.year_to(DAY), counted_by(register, MINE, on=DAY)
    part = Facts(counted, window, whole=register)
    for name in ("组织生活", "应公开事项"):
        assert part.table(name) == Facts(register, window).table(name)
    assert not counted.named(PartyBody) or part.table("组织生活").rows


@given(towns(), st.integers(0, 12))
def test_of_a_part_is_held_against_the_part(register: Register, said: int) -> None:
    """What is said of my group is right where it is its number; of another group, or
    of all, it is nothing that I could tell.
    """
    counted = counted_by(register, MINE, on=DAY)
    found = measure(counted, RESIDENTS, Window.year_to(DAY)).value
    for group in register.all(GridGroup):
        [verdict] = verdicts(f"{group.name}有户籍人口{said}人。", register, MINE)
        if group.id.key != "s1":
            assert verdict is Verdict.UNRECORDED
        elif found:
            is_said = said == found
            assert verdict is (Verdict.SAME if is_said else Verdict.DIFFERENT)
    for text in (f"全社区有户籍人口{said}人。", "每月活动一次以上。"):
        assert set(verdicts(text, register, MINE)) == {Verdict.UNRECORDED}


@given(towns(), st.integers(0, 12), st.integers(1, 3))
def test_what_others_are_changes_no_verdict(
    register: Register, said: int, group: int
) -> None:
    """Whatever a text says, it is told the same where the others are not there."""
    text = f"户籍人口{said}人，第{group}组有户籍人口{said}人，有住宅楼栋。"
    mine = counted_by(register, MINE, on=DAY)
    groups = (it for it in register.all(GridGroup) if it.id not in mine)
    assert verdicts(text, register, MINE) == verdicts(
        text, Register([*mine, *groups]), MINE
    )


def test_a_number_of_two_groups_is_nobodys() -> None:
    """第1小组 of another large group is not mine; by its whole name mine is."""
    named = (("l1", "甲片", None), ("s1", "甲片第1小组", "l1"), ("t1", "乙片1组", None))
    groups = [
        GridGroup(
            id=Ref(f"b/grid_group/{key}"),
            name=name,
            level=GroupLevel.LARGE if key == "l1" else GroupLevel.SMALL,
            number=None if key == "l1" else 1,
            parent=Ref(f"b/grid_group/{parent}") if parent else None,
        )
        for key, name, parent in named
    ]
    for those, said in ((groups, "不在这个视角里"), (groups[:2], "没有记录")):
        whole = Register(those)
        [told] = text_checked(
            ["第一小组有户籍人口3人。"],
            whole,
            GRID_WORKER.of_groups("甲片"),
            counted=counted_by(whole, GRID_WORKER.of_groups("甲片"), on=DAY),
            on=DAY,
            today=DAY,
        )
        assert said in told.message
