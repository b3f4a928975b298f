"""Figures that break one law each: what the kit must catch."""

from datetime import date
from itertools import count

import attrs

from shequ_core.figures import Clock, Figure, Window
from shequ_core.model import GridGroup, Household, Person, Residence, Statement
from shequ_core.register import Register
from shequ_core.values import Ref

WINDOW = Window.year_to(date(2004, 12, 31))
HOUSEHOLDS = Register(
    Household(id=Ref(f"zhen/household/{key}"), number=key) for key in "123"
)

SOUND = Figure(
    code="households_with_a_number",
    label="有户号的户数",
    english="Households with a number",
    unit="户",
    basis="统计日户台账中写有户号的户",
    clock=Clock.STOCK,
    rows=lambda register, window: [it for it in register.all(Household) if it.number],
)
"""合格. Keeps every law; the broken ones are made of it."""

BY_GROUP = SOUND.split(
    "households_with_a_number_by_group",
    "各小组有户号的户数",
    "Households with a number, by group",
    by=lambda register, window: lambda household: household.group or "未登记",
)
"""合格. The same, told apart."""


TOLD = attrs.evolve(
    SOUND,
    code="dogs_told",
    label="上报犬只数",
    english="Dogs, as told",
    unit="只",
    basis="统计日上报的犬只，没有写明的不计",
    rows=lambda register, window: [
        it for it in register.tied(Statement, "figure", "dogs_told") if it.value.low
    ],
    measure=lambda stated: stated.value.low,
)
"""合格. Sums up numbers that were told."""

NOBODY = Household(id=Ref("zhen/household/0"), number="0")


def counting(rows, **changes):
    """The sound figure with other rows, or other words."""
    return attrs.evolve(SOUND, rows=rows, **changes)


def _trusting(register, window):
    """Takes it for granted that whoever lives here is known."""
    return [register[it.person] for it in register.all(Residence)]


_calls = count()


def _moody(register, window):
    """Leaves one out every other time."""
    return list(register.all(Household))[next(_calls) % 2 :]


def _of_one_name(register, window):
    """Takes two groups of one name for one."""
    return register.all(GridGroup)


def _twice(register, window):
    """Counts a household for each of its residents."""
    stays = register.all(Residence)
    return [register.find(it.household) for it in stays if it.household in register]


def _rewriting(register, window):
    """Counts what it made of the records."""
    return [it.evolve(number=f"0{it.number}") for it in register.all(Household)]


def _by_birthday(register, window):
    """Reads the day in a number that is not to be seen."""
    known = [it for it in register.all(Person) if len(it.number) == 18]
    return [it for it in known if int(it.number[10:14]) > 630]


def _never_nobody(register, window):
    """Where there is nobody, there is somebody."""
    return [*register.all(Household)] or [NOBODY]


def _all_told(register, window):
    """Takes it for granted that whoever told of it gave a number."""
    return register.tied(Statement, "figure", SOUND.code)


BROKEN = {
    "trusting": (counting(_trusting), "test_g1"),
    "by-halves": (counting(SOUND.rows, measure=lambda row: 0.5), "test_g1"),
    "unmeasured": (
        counting(_all_told, measure=lambda stated: stated.value.low),
        "test_g1",
    ),
    "moody": (counting(_moody), "test_g2"),
    "of-one-name": (
        counting(_of_one_name, distinct=lambda group: group.name),
        "test_g3",
    ),
    "twice": (counting(_twice), "test_g4"),
    "rewriting": (counting(_rewriting), "test_g4"),
    "leaky": (
        attrs.evolve(
            BY_GROUP,
            rows=lambda register, window: register.all(Household),
            of="buildings",
        ),
        "test_g5",
    ),
    "never-nobody": (counting(_never_nobody), "test_g6"),
    "no-unit": (counting(SOUND.rows, unit=""), "test_g7"),
    "no-basis": (counting(SOUND.rows, basis="households"), "test_g7"),
    "a-code-of-ours": (counting(SOUND.rows, code="buildings"), "test_g7"),
    "by-birthday": (counting(_by_birthday), "test_g8"),
    "counts-nothing": (counting(lambda register, window: ()), "test_g9"),
}
