"""所辖楼栋. The buildings that a ledger of groups says a group has."""

from __future__ import annotations

import re
import unicodedata

from shequ_core.ledgers.grounds import building_called, building_ref
from shequ_core.ledgers.intake import Intake
from shequ_core.model import Building, GridGroup
from shequ_core.values import Ref

_BETWEEN = re.compile(r"[、,;/|\s]+")
_AND = re.compile(r"(?<=[栋幢楼座#\d])[和及与](?=\d)")
_ONE = re.compile(r"(\d{1,4}[A-Za-z]?)(栋|幢|号楼|座|#)?", re.ASCII)
_RANGE = re.compile(
    r"(\d{1,4})(?:栋|幢|号楼|座|#)?[-~—–至到](\d{1,4})(栋|幢|号楼|座|#)?", re.ASCII
)
_MOST = 200


def buildings_in(words: str, intake: Intake) -> list[str] | None:
    """所列楼栋. The names of the buildings in a list (1栋、2栋, 1-3栋); None where it
    has anything else in it, such as streets.
    """
    names: list[str] = []
    plain = _AND.sub("、", unicodedata.normalize("NFKC", words))
    for part in filter(None, _BETWEEN.split(plain)):
        if intake.named(Building, part):
            names.append(part)
        elif found := _ONE.fullmatch(part):
            names.append(_known_as(found[1], found[2] or "", intake))
        elif found := _RANGE.fullmatch(part):
            numbers = range(int(found[1]), int(found[2]) + 1)
            if not 0 < len(numbers) <= _MOST:
                return None
            unit = found[3] or ""
            names.extend(_known_as(str(it), unit, intake) for it in numbers)
        else:
            return None
    return list(dict.fromkeys(names))


def _known_as(number: str, unit: str, intake: Intake) -> str:
    """As it is called in the ledger of buildings; what is not there, as it is here."""
    called = building_called(number)
    return called if not unit or intake.named(Building, called) else number + unit


def cover(words: str, group: Ref[GridGroup], intake: Intake) -> None:
    """所辖. Each building is the group's that no other ledger says is another's."""
    names = buildings_in(words, intake)
    if names is None:
        intake.note(
            "buildings-unclear",
            "“所辖楼栋”里有认不出的楼栋号，这一格未采用；请写成1栋、2栋，或1-3栋",
            field="buildings",
        )
        return
    others = [it for it in names if not _taken(it, group, intake)]
    if others:
        listed = "、".join(others)
        intake.note(
            "building-elsewhere",
            f"“所辖楼栋”里的{listed}登记在别的居民小组，未改动，请核对",
            field="buildings",
        )


def _taken(name: str, group: Ref[GridGroup], intake: Intake) -> bool:
    ref = building_ref(name, intake)
    known = intake.find(ref)
    if known is None or known.group is None:
        intake.fill(Building, ref, name=name, group=group)
        mentioned(intake).add(ref)
        return True
    return known.group == group


def mentioned(intake: Intake) -> set[Ref[Building]]:
    """提到的楼栋. Those of which a ledger of groups said first whose they are."""
    found: set[Ref[Building]] = intake.surveys.setdefault("covered", set())
    return found
