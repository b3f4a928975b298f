"""房子图. The house as its import contracts have it: rooms, floor upon floor."""

import re
from importlib import import_module

from .reference import ROOT, floors, told
from .svg import FAINT, ROOM, box, drawing, heading, words, wrapped

_WIDTH, _EDGE, _GAP = 920, 20, 10
_ROOF = "#fdf1dc"
_MARKS = re.compile(r"[`*]")
_TEXT, _LEADING = 11.5, 15


_HEADS = {
    "shequ_adapters": "shequ_adapters: files, databases and people; all of it stands "
    "on the core",
    "shequ_core": "shequ_core: no files, no network, no clock, no chance; each floor "
    "uses only those below it",
}


def house() -> str:
    """画房子. The adapters on top, and the core below them, down to the ground."""
    parts: list[str] = []
    y = float(_EDGE)
    roof = ("shequ_adapters", [_adapters()], _ROOF)
    for part, storeys, fill in (roof, ("shequ_core", floors(), ROOM)):
        parts.append(words(_EDGE, y + 16, _HEADS[part], size=12, fill=FAINT))
        y += 24
        for rooms in storeys:
            drawn, height = _floor(part, rooms, y, fill)
            parts += drawn
            y += height + 7
    return drawing(_WIDTH, y + _EDGE - 7, "The map of the house 房子", parts)


def _adapters() -> list[str]:
    """The packages of the adapters."""
    folder = ROOT / "src/shequ_adapters"
    return sorted(path.parent.name for path in folder.glob("*/__init__.py"))


def _floor(part: str, rooms: list[str], y: float, fill: str) -> tuple[list[str], float]:
    """A floor's rooms side by side, and how high it is."""
    width = (_WIDTH - 2 * _EDGE - _GAP * (len(rooms) - 1)) / len(rooms)
    said = [told(import_module(f"{part}.{room}")) for room in rooms]
    lines = [
        wrapped(_MARKS.sub("", english).split(), " ", _TEXT, width - 24)
        for _, english in said
    ]
    height = 30 + _LEADING * max(map(len, lines))
    drawn = []
    for place, (room, (chinese, _)) in enumerate(zip(rooms, said, strict=True)):
        x = _EDGE + place * (width + _GAP)
        drawn.append(box(x, y, width, height, fill=fill))
        drawn.append(heading(x + 12, y + 20, room, chinese))
        drawn += [
            words(x + 12, y + 37 + _LEADING * at, line, size=_TEXT, fill=FAINT)
            for at, line in enumerate(lines[place])
        ]
    return drawn, height
