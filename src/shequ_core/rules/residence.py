"""居住规则. Households, their heads, and where persons belong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations

from shequ_core.figures import Window
from shequ_core.figures.groupings import household_groups
from shequ_core.figures.population import registered
from shequ_core.findings import Matter, Severity
from shequ_core.model import Basis, Household, Person, Residence
from shequ_core.register import Register
from shequ_core.rules.as_of import measured, names, today
from shequ_core.rules.reading import about_remarked, remarked
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Relation, age_at_most

_REGISTERED = "《户口登记条例》"
_PLAUSIBLE_SIZE = (1.5, 5)
_ADULT = 18
_GONE = re.compile(
    "[已病亡身]故|死亡|去世|逝世|迁出|迁走|迁往|搬走|搬离|搬到|搬往|注销户口|户口注销|销户"
)
_OTHERS = re.compile("[夫妻父母子女儿孙偶伴亲爷奶公婆兄弟姐妹]|未|不|拟|准备")
"""他人. 其夫已故 speaks of somebody else, 拟迁出 of what is not yet."""


def _here(register: Register, on: date) -> list[Residence]:
    """The stays of those who are registered here on the day."""
    return registered(today(register, on), Window.year_to(on)).stays


def _sizes(register: Register, on: date) -> Counter[str | None]:
    return Counter(stay.household for stay in register.once(_here, on))


def _heads(register: Register, on: date) -> Counter[str | None]:
    stays = register.once(_here, on)
    return Counter(it.household for it in stays if it.relation is Relation.HEAD)


def _members(
    register: Register, on: date, of: Collection[str]
) -> dict[str, list[Residence]]:
    """The registered members of a few households."""
    found: dict[str, list[Residence]] = {household: [] for household in of}
    for stay in register.once(_here, on):
        if stay.household in found:
            found[stay.household].append(stay)
    return found


def _gone_by_note(register: Register, on: date) -> Iterator[Spot]:
    for stay in register.once(_here, on):
        if _GONE.search(stay.note) and not _OTHERS.search(stay.note):
            message = "备注写明已故或迁出，仍按在册计，请核实后办注销，或改正备注"
            yield Spot(message, (stay.id, stay.person), "note")


def _namesakes(register: Register, on: date) -> Iterator[Spot]:
    at_home: dict[tuple[str, str], list[Person]] = {}
    for stay, person, _ in registered(today(register, on), Window.year_to(on)):
        if stay.household and person.name:
            at_home.setdefault((stay.household, person.name), []).append(person)
    for alike in at_home.values():
        for first, second in combinations(alike, 2):
            if _may_be_one(first, second):
                message = (
                    f"这一户有{len(alike)}个人同名，看不出是两个人，请核对是否"
                    "重复登记；不是的，补上公民身份号码"
                )
                yield Spot(message, (second.id, first.id), "name")
                break


def _may_be_one(one: Person, other: Person) -> bool:
    """Neither their numbers nor their births tell them apart."""
    if one.number and other.number:
        return False  # two numbers are two people; the same one is told as such
    return not (one.born and other.born) or one.born.agrees(other.born)


def _headless(register: Register, on: date) -> Iterator[Spot]:
    sizes, heads = register.once(_sizes, on), register.once(_heads, on)
    known = today(register, on).named(Household)
    headless = [name for name in known if sizes[name] and not heads[name]]
    if all(stay.relation is None for stay in register.once(_here, on)):
        return  # a ledger without relations tells nothing of heads
    for household, members in _members(register, on, headless).items():
        if all(stay.relation is Relation.NOT_KIN for stay in members):
            continue  # people without family ties (集体户) need no head
        blank = [stay.id for stay in members if stay.relation is None]
        about = (blank[0], household) if len(blank) == 1 else (household,)
        hint = "；有1人没有填与户主关系" if len(blank) == 1 else ""
        message = f"这一户{len(members)}人，没有户主{hint}，请核对与户主关系"
        yield Spot(message, about, "relation")


def _two_heads(register: Register, on: date) -> Iterator[Spot]:
    heads = register.once(_heads, on)
    several = [name for name, count in heads.items() if name and count > 1]
    for household, members in _members(register, on, several).items():
        rivals = [stay for stay in members if stay.relation is Relation.HEAD]
        message = f"这一户登记了{len(rivals)}个户主，只能有一个"
        if len({stay.group for stay in rivals}) == len(rivals):
            message += "；他们不在一个小组：户号是各组从头编的，就在前面加上组号"
        yield Spot(message, (*names(rivals[1:]), household), "relation")


def _young_head(register: Register, on: date) -> Iterator[Spot]:
    sizes = register.once(_sizes, on)
    for stay, person, _ in registered(today(register, on), Window.year_to(on)):
        if person.born is None or stay.relation is not Relation.HEAD:
            continue
        age = age_at_most(person.born, on)
        if age >= _ADULT:
            continue
        if stay.household and sizes[stay.household] > 1:
            message = f"户主只有{age}周岁，户内还有其他人，请核对户主"
            yield Spot(message, (stay.id, stay.household), "relation")


def _empty(register: Register, on: date) -> Iterator[Spot]:
    sizes = register.once(_sizes, on)
    for household in today(register, on).named(Household):
        if not sizes[household]:
            yield Spot("这一户没有登记在册的居民", (household,), "number")


def _homeless(register: Register, on: date) -> Iterator[Spot]:
    for stay in register.once(_here, on):
        if stay.household is None:
            yield Spot("户籍居民没有户号，不知属于哪一户", (stay.id,), "household")


def _two_homes(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    stays = now.tied(Residence, "basis", Basis.REGISTERED)
    if len(stays) == len({stay.person for stay in stays}):
        return
    for person, all_stays in now.grouped(Residence, "person").items():
        homes = [stay for stay in all_stays if stay.basis is Basis.REGISTERED]
        if len(homes) > 1:
            yield Spot(
                f"同一人在{len(homes)}处登记了户籍，只能有一处",
                (*names(homes[1:]), homes[0].id, person),
                "household",
            )


def _group_conflict(register: Register, on: date) -> Iterator[Spot]:
    kind = "household-group-conflict"
    yield from remarked(register, kind)
    told = about_remarked(register, kind)
    homes = today(register, on).once(household_groups)
    for stay in today(register, on).tied(Residence, "basis", Basis.REGISTERED):
        group = homes.get(stay.household or "")
        if stay.household is None or stay.group is None or group is None:
            continue
        if stay.group != group and not {stay.id, stay.person} & told:
            message = "居民登记的小组与本户所属小组不同，请核对"
            yield Spot(message, (stay.id, stay.household), "group")


def _household_size(register: Register, on: date) -> Iterator[Spot]:
    households = measured(register, "registered_households", on)
    residents = measured(register, "registered_residents", on)
    if not households or not residents:
        return
    size = float(residents) / float(households)
    least, most = _PLAUSIBLE_SIZE
    if not least <= size <= most:
        yield Spot(
            f"户籍{households}户{residents}人，户均{size:.2f}人，"
            f"不在{least:g}至{most:g}人之间，请核对户数和人数"
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-H01",
        kind="household-without-head",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="户内没有户主",
        english="A household without a head",
        source=f"{_REGISTERED}第五条",
        check=_headless,
    ),
    Rule(
        code="R-H01",
        kind="household-two-heads",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="一户有几个户主",
        english="A household with more than one head",
        source=f"{_REGISTERED}第五条",
        check=_two_heads,
    ),
    Rule(
        code="R-H02",
        kind="head-minor",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="户主未成年",
        english="The head of a household is under 18 and not alone",
        source="常住人口登记表填写说明：户主应有完全民事行为能力",
        check=_young_head,
    ),
    Rule(
        code="R-H05",
        kind="household-size",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="户均人口存疑",
        english="Persons per household outside 1.5 to 5",
        source="常理",
        check=_household_size,
    ),
    Rule(
        code="R-H10",
        kind="household-empty",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="空户",
        english="A household in which nobody is registered",
        source=_REGISTERED,
        check=_empty,
    ),
    Rule(
        code="R-I16",
        kind="gone-by-note",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="备注已故或迁出仍在册",
        english="A resident whose note says that they are dead or gone",
        source="《户口登记条例》第八条、第十条",
        check=_gone_by_note,
    ),
    Rule(
        code="R-I07",
        kind="namesakes-at-home",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="同户同名",
        english="Two of one name in a household, who may be one person",
        source="《居民身份证法》第三条：公民身份号码唯一",
        check=_namesakes,
    ),
    Rule(
        code="R-H11",
        kind="resident-without-household",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="居民没有户号",
        english="A registered resident of no household",
        source=_REGISTERED,
        check=_homeless,
    ),
    Rule(
        code="R-I18",
        kind="two-homes",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="一人多处户籍",
        english="One person registered in two households at once",
        source=f"{_REGISTERED}第六条：一人只能在一个地方登记为常住人口",
        check=_two_homes,
    ),
    Rule(
        code="R-G01",
        kind="household-group-conflict",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="居民与本户小组不同",
        english="A member's group differs from the household's",
        source="居民组台账",
        check=_group_conflict,
    ),
)
