"""地界. The groups and buildings that ledgers name in passing."""

from __future__ import annotations

import re

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.standing import key_of
from shequ_core.model import Building, GridGroup, GroupLevel
from shequ_core.values import Ref
from shequ_core.values.chinese_number import NUMBER, number_of

_NUMBER = re.compile(
    rf"({NUMBER})号?(?:居民)?[大小]?(?:组|网格)|(?:组|网格)第?({NUMBER})|^({NUMBER})$",
    re.ASCII,
)
_BUILDING = re.compile(r"(\d+[A-Za-z]?)\s*(?:栋|幢|号楼|#)", re.ASCII)
_PREFIX = {GroupLevel.LARGE: "l", GroupLevel.SMALL: "s"}
_SUFFIX = {GroupLevel.LARGE: "居民大组", GroupLevel.SMALL: "居民小组"}


def group_number(words: str) -> int | None:
    """组号. The number in 第1居民小组, 一组, 12; None in a group that has a name."""
    found = _NUMBER.search(words)
    if not found:
        return None
    try:
        number = number_of(found[found.lastindex or 0])
    except InvalidValue:
        return None
    return int(number) if number == int(number) and number > 0 else None


def group_named(words: str, level: GroupLevel, intake: Intake) -> Ref[GridGroup] | None:
    """居民组. The group that a ledger means; entered where it is not known yet."""
    if not words:
        return None
    seen: dict[tuple[GroupLevel, str], Ref[GridGroup]]
    seen = intake.surveys.setdefault("groups", {})
    ref = seen.get((level, words))
    if ref is None:
        ref = seen[level, words] = _group(words, level, intake)
    return ref


def small_group(words: str, intake: Intake) -> Ref[GridGroup] | None:
    """居民小组. The small group that a row names in passing; remarked on where the book
    has a ledger of groups and this one is not in it.
    """
    seen = intake.surveys.get("groups", {})
    again = (GroupLevel.SMALL, words) in seen
    ref = group_named(words, GroupLevel.SMALL, intake)
    group = None if again else intake.find(ref)
    if group and not group.parent and _has_ledger(intake):
        intake.note(
            "group-unknown",
            "这个居民小组不在居民小组台账里，已按新组登记，请核对写法",
            field="group",
        )
    return ref


def _has_ledger(intake: Intake) -> bool:
    groups = intake.all(GridGroup)
    return any(it.parent for it in groups if it.level is GroupLevel.SMALL)


def _group(words: str, level: GroupLevel, intake: Intake) -> Ref[GridGroup]:
    number = group_number(words)
    known = intake.named(GridGroup, (level, number or words))
    if known:
        return known.id
    key = f"{_PREFIX[level]}{number}" if number else ""
    ref = intake.own(GridGroup, key, (level, number or words))
    name = f"第{words}{_SUFFIX[level]}" if words.isdecimal() else words
    intake.state(GridGroup, ref, name=name, level=level, number=number)
    return ref


def building_in(address: str, intake: Intake) -> Ref[Building] | None:
    """楼栋. The known building that an address names (圭斋西路7号3栋501室 → 3栋)."""
    found = _BUILDING.search(address)
    if not found:
        return None
    known = intake.named(Building, f"{found.group(1)}栋")
    return known.id if known else None


def building_called(name: str) -> str:
    """楼栋名. What a building is called; a bare number is so many 栋."""
    return f"{name}栋" if name.isdecimal() else name


def building_ref(name: str, intake: Intake, key: str = "") -> Ref[Building]:
    """楼栋. The building of that name, known or not; a new one goes by its number."""
    digits = key_of("".join(filter(str.isascii, name)))
    return intake.own(Building, key or (f"b{digits}" if digits else ""), name)


def by_number(building: Building) -> tuple[int, str, str]:
    """楼栋顺序. 2栋 before 10栋; what has no number comes first."""
    digits = "".join(filter(str.isdecimal, building.name))
    return int(digits or 0), building.name, building.id
