"""备注所言. What a note says of someone's death or leaving, and on which day."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

import attrs


class Told(Enum):
    """所言. What a note tells."""

    DIED = "died"
    LEFT = "left"
    CAME = "came"
    BORN = "born"


@attrs.frozen
class Telling:
    """备注所言. What is told, and the day if it is told too."""

    told: Told
    day: date | None = None


_WORDS: tuple[tuple[Told, re.Pattern[str]], ...] = (
    (Told.DIED, re.compile("去世|死亡|病故|亡故|身故|病逝|逝世|已故|殁|过世")),
    (Told.LEFT, re.compile("迁出|迁往|迁到|迁至外|外迁|搬走|搬离|转出|已迁走|销户")),
    (Told.CAME, re.compile("迁入|转入|迁来|落户")),
    (Told.BORN, re.compile("新生儿|出生登记|新出生|出生申报")),
)
_DAY = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})")


def telling(note: str) -> Telling | None:
    """备注所言. None where it tells nothing of the kind.

    >>> telling("2004年5月3日病故")
    Telling(told=<Told.DIED: 'died'>, day=datetime.date(2004, 5, 3))
    >>> telling("独生子女") is None
    True
    """
    for told, words in _WORDS:
        if words.search(note):
            return Telling(told, _day(note))
    return None


def _day(note: str) -> date | None:
    found = _DAY.search(note)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
