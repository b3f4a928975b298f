"""要素. A feature of everything that can be drawn, with what may be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from shequ_core.figures import Value, Window, figure_named, measure
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


Valued = Callable[[str], Value | None]
"""取值. What a figure is, by its code; None where it is not told."""


def collection(register: Register, on: date) -> dict[str, Any]:
    """要素集. The FeatureCollection of a day, with how many live where."""
    window = Window.year_to(on)
    shown = public_facts(register, besides=(Building,))
    return told_collection(
        shown, on, lambda code: register.once(measure, code, window).value
    )


def told_collection(shown: Register, on: date, valued: Valued) -> dict[str, Any]:
    """所示要素集. Of what may be shown, and of figures that may be told; what the keys
    are called in Chinese. A count that is not told is null.

    ``datum``, ``on`` and ``labels`` are foreign members, as RFC 7946 (6.1) allows.
    """
    now = shown.on(on)
    names = [community.name for community in now.all(Community)]
    return {
        "type": "FeatureCollection",
        "name": "、".join(names) or "社区",
        "datum": word(Datum.WGS84),
        "on": on.isoformat(),
        "labels": _labels(),
        "features": list(_features(now, valued)),
    }


def _labels() -> dict[str, str]:
    """The Chinese of the keys; where two kinds say it in two ways, both."""
    told: dict[str, list[str]] = {"id": ["记录编号"], "kind": ["种类"]}
    for kind, fields in TOLD.items():
        for name in fields:
            told.setdefault(name, []).append(field_word(kind, name))
    for code in _COUNTS:
        told[code] = [figure_named(code).label]
    told["outline"] = [kind_word(Outline)]
    for name in _DRAWN:
        told[name] = [field_word(Outline, name)]
    return {key: "、".join(dict.fromkeys(words)) for key, words in told.items()}


def _features(now: Register, valued: Valued) -> Iterator[dict[str, object]]:
    shapes = now.once(shapes_by_place)
    drawn = now.once(outlines_by_place)
    for kind, fields in TOLD.items():
        for record in now.all(kind):
            properties = {"id": record.id, "kind": kind_word(kind)}
            properties |= {it: _plain(getattr(record, it)) for it in fields}
            properties |= _counts(record, valued)
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


def _counts(record: Record, valued: Valued) -> dict[str, Any]:
    """How many live in a group, and in the community: figures of the day."""
    if isinstance(record, Community):
        return {code: valued(code) for code in _COUNTS}
    if not isinstance(record, GridGroup):
        return {}
    found = dict[str, Any]()
    for code, by_group in _OF_GROUPS[record.level].items():
        parts = valued(by_group)
        by_label = parts if isinstance(parts, Mapping) else {}
        found[code] = by_label.get(group_label(record))
    return found


def geometry(shape: Shape) -> dict[str, object]:
    """几何. Of a shape in WGS84: a Point, a Polygon or a MultiPolygon."""
    if shape.point:
        return {"type": "Point", "coordinates": shape.point}
    if len(shape.polygons) == 1:
        return {"type": "Polygon", "coordinates": shape.polygons[0]}
    return {"type": "MultiPolygon", "coordinates": shape.polygons}
