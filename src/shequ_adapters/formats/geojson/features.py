"""要素. A feature of everything that can be drawn, with what may be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from shequ_core.figures import Window, measure
from shequ_core.figures.groupings import group_label
from shequ_core.figures.outlines import outlines_by_place, shapes_by_place
from shequ_core.glossary import field_word, kind_word, word
from shequ_core.model import (
    Building,
    Community,
    Facility,
    GridGroup,
    GroupLevel,
    Outline,
    Record,
    Unit,
)
from shequ_core.register import Register
from shequ_core.reports.public_facts import public_facts
from shequ_core.values import Datum, Shape

TOLD: Mapping[type[Record], tuple[str, ...]] = {
    Community: ("name", "division_code", "street", "county"),
    GridGroup: ("name", "level", "number", "parent"),
    Building: ("name", "group", "floors", "entrances"),
    Facility: ("name", "use", "area_m2", "open_days", "hours", "capacity"),
    Unit: ("name", "trade", "level"),
}
"""可公开字段. Of each kind that can be drawn; nothing that names or reaches anyone."""

_COUNTS = ("registered_households", "registered_residents", "floating_residents")
_OF_GROUPS = {
    GroupLevel.LARGE: {
        "registered_households": "registered_households_by_large_group",
        "registered_residents": "registered_residents_by_large_group",
    },
    GroupLevel.SMALL: {code: f"{code}_by_small_group" for code in _COUNTS},
}
_DRAWN = ("source", "datum", "period")


def collection(register: Register, on: date) -> dict[str, Any]:
    """要素集. The FeatureCollection of a day; what the keys are called in Chinese.

    ``datum``, ``on`` and ``labels`` are foreign members, as RFC 7946 (6.1) allows.
    """
    now = public_facts(register, besides=(Building,)).on(on)
    names = [community.name for community in now.all(Community)]
    return {
        "type": "FeatureCollection",
        "name": "、".join(names) or "社区",
        "datum": word(Datum.WGS84),
        "on": on.isoformat(),
        "labels": _labels(register, on),
        "features": list(_features(register, now, on)),
    }


def _labels(register: Register, on: date) -> dict[str, str]:
    """The Chinese of the keys; where two kinds say it in two ways, both."""
    told: dict[str, list[str]] = {"id": ["记录编号"], "kind": ["种类"]}
    for kind, fields in TOLD.items():
        for name in fields:
            told.setdefault(name, []).append(field_word(kind, name))
    for code in _COUNTS:
        told[code] = [measure(register, code, Window.year_to(on)).label]
    told["outline"] = [kind_word(Outline)]
    for name in _DRAWN:
        told[name] = [field_word(Outline, name)]
    return {key: "、".join(dict.fromkeys(words)) for key, words in told.items()}


def _features(
    register: Register, now: Register, on: date
) -> Iterator[dict[str, object]]:
    shapes = now.once(shapes_by_place)
    drawn = now.once(outlines_by_place)
    count = _counting(register, on)
    for kind, fields in TOLD.items():
        for record in now.all(kind):
            properties = {"id": record.id, "kind": kind_word(kind)}
            properties |= {it: _plain(getattr(record, it)) for it in fields}
            properties |= count(record)
            outline = drawn.get(record.id)
            if outline:
                properties |= {"outline": outline.id}
                properties |= {it: _plain(getattr(outline, it)) for it in _DRAWN}
            yield {
                "type": "Feature",
                "id": record.id,
                "properties": properties,
                "geometry": geometry(shapes[record.id]) if outline else None,
            }


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return word(value)
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int) else str(value)


def _counting(register: Register, on: date) -> Callable[[Record], dict[str, Any]]:
    """How many live in a group, and in the community: figures of the day."""
    window = Window.year_to(on)

    def count(record: Record) -> dict[str, Any]:
        if isinstance(record, Community):
            return {
                code: register.once(measure, code, window).value for code in _COUNTS
            }
        if not isinstance(record, GridGroup):
            return {}
        found = dict[str, Any]()
        for code, by_group in _OF_GROUPS[record.level].items():
            parts = register.once(measure, by_group, window).value
            if isinstance(parts, Mapping):
                found[code] = parts.get(group_label(record), 0)
        return found

    return count


def geometry(shape: Shape) -> dict[str, object]:
    """几何. Of a shape in WGS84: a Point, a Polygon or a MultiPolygon."""
    if shape.point:
        return {"type": "Point", "coordinates": shape.point}
    if len(shape.polygons) == 1:
        return {"type": "Polygon", "coordinates": shape.polygons[0]}
    return {"type": "MultiPolygon", "coordinates": shape.polygons}
