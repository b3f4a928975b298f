"""Rules that break one law each: what the kit must catch."""

from datetime import date
from itertools import count

import attrs

from shequ_core.findings import Severity
from shequ_core.model import GridGroup, GroupLevel, Person, Residence
from shequ_core.register import Register
from shequ_core.rules import Rule, Spot
from shequ_core.values import Ref

DAY = date(2004, 12, 31)
GROUP = GridGroup(
    id=Ref("zhen/grid_group/1"),
    name="第1居民小组",
    level=GroupLevel.SMALL,
    number=1,
    phones=("0731-83612345", "13812345678"),
)
SPEAKS = Register([GROUP])
SILENT = Register([GROUP.evolve(phones=())])


def _two_phones(register, on):
    for group in register.all(GridGroup):
        if len(group.phones) > 1:
            yield Spot("小组登记了几个电话", (group.id,), "phones")


SOUND = Rule(
    code="X-01",
    kind="group-two-phones",
    severity=Severity.INFO,
    title="小组有几个电话",
    english="A group with more than one phone",
    source="本街道填报要求",
    check=_two_phones,
)
"""合格. Keeps every law; the broken ones are made of it."""


def checking(check, **changes):
    """The sound rule with another check, or other words."""
    return attrs.evolve(SOUND, check=check, **changes)


def _trusts_ages(register, on):
    """Takes it for granted that birthdays are known."""
    for person in register.all(Person):
        if on.year - person.born.year > 150:
            yield Spot("年龄过大", (person.id,), "born")


_calls = count()


def _in_no_order(register, on):
    """Begins elsewhere each time."""
    spots = [Spot("登记了住处", (it.id,)) for it in register.all(Residence)]
    start = next(_calls) % max(1, len(spots))
    yield from spots[start:] + spots[:start]


def _about_the_missing(register, on):
    """Points at whom somebody ought to have registered."""
    for residence in register.all(Residence):
        if residence.person not in register:
            yield Spot("没有这个人", (residence.person,), "person")


def _of_no_field(register, on):
    """Calls the field by its label."""
    for spot in _two_phones(register, on):
        yield attrs.evolve(spot, field="电话")


def _invents(register, on):
    """Names a record that nobody ever wrote."""
    for spot in _two_phones(register, on):
        yield attrs.evolve(spot, about=(*spot.about, "zhen/person/0"))


def _calls(register, on):
    """Says which phones."""
    for group in register.all(GridGroup):
        if len(group.phones) > 1 or group.leader:
            said = f"{group.leader}登记了电话{'、'.join(group.phones)}"
            yield Spot(said, (group.id,), "phones")


def _in_english(register, on):
    """Speaks to nobody in the office."""
    for spot in _two_phones(register, on):
        yield attrs.evolve(spot, message="more than one phone")


def _reads_masked(register, on):
    """Reckons with the day in a number that is not to be seen."""
    for person in register.all(Person):
        if len(person.number) == 18 and person.number[:3].isdigit():
            int(person.number[6:14])
    return ()


def _wants_records(register, on):
    """Is not content with nothing."""
    if not register.named(Person):
        yield Spot("没有居民")
    yield from _two_phones(register, on)


BROKEN = {
    "raises": (checking(_trusts_ages), "test_r1"),
    "in-no-order": (checking(_in_no_order), "test_r2"),
    "about-the-missing": (checking(_about_the_missing), "test_r3"),
    "of-no-field": (checking(_of_no_field), "test_r3"),
    "invents": (checking(_invents), "test_r3"),
    "calls": (checking(_calls), "test_r4"),
    "in-english": (checking(_in_english), "test_r4"),
    "no-word": (checking(_two_phones, kind="小组电话"), "test_r5"),
    "a-word-of-ours": (checking(_two_phones, kind="household-two-heads"), "test_r5"),
    "no-source": (checking(_two_phones, source=""), "test_r5"),
    "reads-masked": (checking(_reads_masked), "test_r6"),
    "wants-records": (checking(_wants_records), "test_r7"),
    "never-speaks": (checking(lambda register, on: ()), "test_r8"),
    "always-speaks": (
        checking(lambda register, on: [Spot("有居民小组", (GROUP.id,))]),
        "test_r8",
    ),
}
