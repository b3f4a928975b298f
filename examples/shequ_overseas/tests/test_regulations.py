"""The laws, over the rules: where each speaks, and where it is silent."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from shequ_overseas.regulations import RULES

from shequ_core import Ref, Register
from shequ_core.model import GridGroup, GroupLevel, Post, Statement, Tenure
from shequ_core.testing import RuleLaws
from shequ_core.values import Period, Quantity

Examples = Mapping[str, Sequence[tuple[Register, date]]]
ON = date(2024, 6, 30)
RT = GridGroup(
    id=Ref("zhen/grid_group/rw005-rt001"),
    name="RT 001/RW 005",
    level=GroupLevel.SMALL,
    parent=Ref("zhen/grid_group/rw005"),
)
RW = GridGroup(id=Ref("zhen/grid_group/rw005"), name="RW 005", level=GroupLevel.LARGE)
LED = Tenure(
    id=Ref("zhen/tenure/rw005-rt001-leader"),
    body=RT.id,
    post=Post.LEADER,
    name="Siti Contoh",
    period=Period.since(date(2018, 4, 8)),
)
SMALL = Statement(
    id=Ref("zhen/statement/1"),
    figure="id_kk",
    value=Quantity.exactly(79),
    about=RT.id,
)
TEN = [
    RT.evolve(id=Ref(f"zhen/grid_group/{n}"), name=f"RT {n:03}/RW 005")
    for n in range(1, 11)
]


class TestRules(RuleLaws):
    """R0 to R8: where each rule speaks, and where it is silent."""

    rules = RULES
    speaks: ClassVar[Examples] = {
        "id-rt-term-over": [
            (Register([RT, LED]), date(2021, 4, 8)),
            (Register([RT, LED.evolve(period=Period.since(date(2018, 4, 9)))]), ON),
        ],
        "id-rt-size": [(Register([RT, SMALL]), ON)],
        "id-rw-size": [(Register([RW, RT]), ON)],
    }
    silent: ClassVar[Examples] = {
        "id-rt-term-over": [
            (Register([RT, LED]), date(2021, 4, 7)),
            (Register([RT, LED.evolve(period=Period.since(date(2019, 7, 1)))]), ON),
        ],
        "id-rt-size": [
            (Register([RT, SMALL.evolve(value=Quantity.exactly(80))]), ON),
            (Register([RT, SMALL]), date(2016, 12, 31)),
        ],
        "id-rw-size": [(Register([RW, *TEN]), ON)],
    }
