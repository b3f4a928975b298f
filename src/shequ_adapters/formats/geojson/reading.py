"""读要素. From a file that any map program wrote to outlines, or what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from shequ_adapters.formats.geojson.features import TOLD
from shequ_core.codec import dump, load
from shequ_core.codec.received import broken, received
from shequ_core.errors import InvalidValue, ShequError
from shequ_core.findings import Finding, Place
from shequ_core.glossary import word
from shequ_core.model import Outline, Record
from shequ_core.values import ALWAYS, Datum, Period, Ref, Shape

_DATUMS = {word(datum): datum for datum in Datum}
_CRS = {"CRS84": Datum.WGS84, "4326": Datum.WGS84, "4490": Datum.CGCS2000}
"""坐标参照系. How the GeoJSON of 2008 names those in degrees, by the last part."""

_KINDS = frozenset(kind.kind for kind in TOLD)
_SHEET = "features"

_NOT_JSON = "文件不是完整的 JSON"
_NOT_FEATURES = "文件应为 GeoJSON 的 FeatureCollection"
_OTHER_DATUM = "坐标系应为 " + "、".join(_DATUMS) + "，坐标为经度、纬度"
_NOT_A_FEATURE = "不是 GeoJSON 的 Feature"
_NOBODY = "没有指明画的是哪条记录：id 应为社区、居民组、楼栋、单位或场地的记录编号"
_NO_SHAPE = "图形应为 Point、Polygon 或 MultiPolygon，坐标为经度、纬度"
_OPEN = "图形不成立：边界环应首尾相同、至少四点并围成一块地，经纬度应在范围之内"
_NO_PERIOD = "period 应为 起始日/终止日，如 2004-05-01/.."
_NO_OUTLINE = "outline 应为同一社区的图上位置编号"


class _Wrong(ShequError):
    """What is wrong with a file or a feature, as a clerk reads it."""


def outlines(data: bytes) -> Iterator[Record | Finding]:
    """图上位置. An outline, or a finding, for each feature with a geometry."""
    try:
        whole = json.loads(data, object_pairs_hook=_once_each)
        features, datum = _features(whole), _datum(whole)
    except _Wrong as error:
        yield broken(str(error), Place(cell="1"))
        return
    except (ValueError, RecursionError):
        yield broken(_NOT_JSON, Place(cell="1"))
        return
    for number, feature in enumerate(features, 1):
        place = Place(sheet=_SHEET, cell=str(number))
        try:
            outline = _outline(feature, datum)
        except _Wrong as error:
            yield broken(str(error), place)
        else:
            if outline:
                yield received(partial(_kept, outline), place)


def _kept(outline: Outline) -> Record:
    """As a store would give it back: with no text that none can keep."""
    return load(dump(outline))


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Wrong("同一名称在一处写了两次")
    return found


def _features(whole: Any) -> list[Any]:
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        return [whole]
    if not (isinstance(whole, dict) and whole.get("type") == "FeatureCollection"):
        raise _Wrong(_NOT_FEATURES)
    features = whole.get("features")
    if not isinstance(features, list):
        raise _Wrong(_NOT_FEATURES)
    return features


def _datum(whole: Mapping[str, Any]) -> Datum:
    """As the file says it, in our word or in the way of 2008; WGS84 if it does not."""
    told = whole.get("datum", word(Datum.WGS84))
    crs = whole.get("crs")
    if crs is not None:
        try:
            told = word(_CRS[str(crs["properties"]["name"]).rpartition(":")[2]])
        except (TypeError, LookupError):
            raise _Wrong(_OTHER_DATUM) from None
    if not isinstance(told, str) or told not in _DATUMS:
        raise _Wrong(_OTHER_DATUM)
    return _DATUMS[told]


def _outline(feature: Any, datum: Datum) -> Outline | None:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise _Wrong(_NOT_A_FEATURE)
    properties, geometry = feature.get("properties") or {}, feature.get("geometry")
    if not isinstance(properties, dict) or feature.get("properties") == []:
        raise _Wrong(_NOT_A_FEATURE)
    if geometry is None:
        return None
    of = _made(Ref, properties.get("id", feature.get("id")), _NOBODY)
    if of.kind not in _KINDS:
        raise _Wrong(_NOBODY)
    period = properties.get("period")
    told = ALWAYS if period is None else _made(Period.of, period, _NO_PERIOD)
    return Outline(
        id=_named(properties.get("outline"), of, told),
        of=of,
        shape=_shape(geometry),
        datum=datum,
        source=str(properties.get("source") or ""),
        period=told,
    )


def _made(make: Callable[[str], Any], text: object, wrong: str) -> Any:
    """What is made of a text, or a sentence."""
    if not isinstance(text, str):
        raise _Wrong(wrong)
    try:
        return make(text)
    except InvalidValue:
        raise _Wrong(wrong) from None


def _named(told: object, of: Ref[Any], period: Period) -> Ref[Outline]:
    """The outline that was written out, or one named after its thing and first day."""
    if told is not None:
        outline: Ref[Outline] = _made(Ref, told, _NO_OUTLINE)
        if (outline.community, outline.kind) != (of.community, Outline.kind):
            raise _Wrong(_NO_OUTLINE)
        return outline
    key = f"{of.kind.replace('_', '-')}.{of.key}"
    since = f".{period.start:%Y%m%d}" if period.start else ""
    return Ref.to(of.community, Outline.kind, key + since)


def _shape(geometry: Any) -> Shape:
    try:
        return _SHAPES[geometry["type"]](geometry["coordinates"])
    except (TypeError, LookupError):
        raise _Wrong(_NO_SHAPE) from None
    except InvalidValue:
        raise _Wrong(_OPEN) from None


def _position(told: Any) -> tuple[float, float]:
    """Longitude and latitude; a height is left out."""
    longitude, latitude = told[0], told[1]
    if not all(type(part) in (int, float) for part in (longitude, latitude)):
        raise TypeError("a position (坐标) is two numbers")
    return longitude, latitude


def _polygon(told: Any) -> list[list[tuple[float, float]]]:
    return [list(map(_position, ring)) for ring in told]


_SHAPES: Mapping[str, Callable[[Any], Shape]] = {
    "Point": lambda told: Shape(_position(told)),
    "Polygon": lambda told: Shape(None, [_polygon(told)]),
    "MultiPolygon": lambda told: Shape(None, list(map(_polygon, told))),
}
