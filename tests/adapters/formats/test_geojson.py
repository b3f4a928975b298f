"""GeoJSON keeps the laws of formats, others read it, and what others draw is read."""

import json
import os
from datetime import date
from io import BytesIO
from pathlib import Path

import geojson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.formats.marked_town import MARKED, personal
from tests.core.rules.map_examples import FIRST, HALL, box, drawn
from tests.core.small_town import DAY, TOWN, changed

from shequ_adapters.formats.geojson import GeoJson
from shequ_core.figures.outlines import shapes_by_place
from shequ_core.findings import Finding
from shequ_core.model import Building, GridGroup, Outline, Person, Unit
from shequ_core.register import Register
from shequ_core.testing import towns
from shequ_core.testing.format_probes import breakages
from shequ_core.testing.formats import FormatLaws, few
from shequ_core.testing.map_making import surveyed
from shequ_core.values import Datum, Period, Ref, Shape

MAP = box(113.62, 28.15, 113.63, 28.17)


class TestGeoJson(FormatLaws):
    """GeoJson answers to the laws; it reads outlines, and no copy of everything."""

    exporter = GeoJson()
    names_people = False
    multiplied = Building(id=Ref("bei/building/1"), name="栋" * 1_000)


def written(records, on=DAY):
    """The file, as bytes."""
    stream = BytesIO()
    GeoJson().write(records, stream, on=on)
    return stream.getvalue()


def read(said):
    """What is read of a file, or of what would be one."""
    data = said if isinstance(said, bytes) else json.dumps(said).encode()
    return list(GeoJson().read(BytesIO(data)))


def feature(of=FIRST, geometry=None, **properties):
    """A file of one feature, as a map program leaves it."""
    square = {"type": "Polygon", "coordinates": Shape.of(MAP).polygons[0]}
    one = {
        "type": "Feature",
        "properties": {"id": of, **properties},
        "geometry": geometry or square,
    }
    return {"type": "FeatureCollection", "features": [one]}


def test_another_library_finds_it_valid():
    """Every feature of it, with its geometry or none."""

    @few()
    @given(towns())
    def holds(register):
        told = geojson.loads(written(register))
        assert isinstance(told, geojson.FeatureCollection)
        assert told.is_valid, told.errors()
        assert told["datum"] == "WGS84"
        assert len({it["id"] for it in told["features"]}) == len(told["features"])

    holds()


def test_outlines_come_back():
    """All that were drawn on the day, in WGS84 whatever they were surveyed in."""

    @few()
    @given(towns())
    def holds(register):
        back = read(written(register))
        assert shapes_by_place(Register(back)) == shapes_by_place(register.on(DAY))
        assert {it.datum for it in back} <= {Datum.WGS84}
        assert {it.id for it in back} == {it.id for it in register.all(Outline)}

    holds()


def test_groups_tell_how_many_live_there():
    """The figures of the day, in words that are explained; no leader, no phone."""
    told = json.loads(written(changed([drawn(FIRST, MAP, source="示意图")])))
    by_id = {it["id"]: it for it in told["features"]}
    group = by_id[FIRST]
    assert group["properties"] == {
        "id": FIRST,
        "kind": "居民组",
        "name": "第1居民小组",
        "level": "居民小组",
        "number": 1,
        "parent": "town/grid_group/l1",
        "registered_households": 300,
        "registered_residents": 600,
        "floating_residents": 1,
        "outline": "town/outline/o1",
        "source": "示意图",
        "datum": "WGS84",
        "period": "../..",
    }
    assert group["geometry"]["coordinates"][0][0] == [113.62, 28.15]
    assert by_id[HALL]["geometry"] is None
    assert by_id[HALL]["properties"]["registered_residents"] == 600
    assert set(group["properties"]) <= set(told["labels"])
    assert told["labels"]["floating_residents"] == "流动人口"
    assert told["labels"]["level"] == "组级、隶属关系"
    for unit in TOWN.all(Unit):
        assert "head" not in by_id[unit.id]["properties"]


def test_it_is_as_on_the_day():
    """What was drawn later is not there yet."""
    later = drawn(FIRST, MAP, period=Period.since(date(2005, 1, 1)))
    for day, count in ((DAY, 0), (date(2005, 1, 1), 1)):
        assert len(read(written(changed([later]), day))) == count


def test_a_map_of_gcj02_leaves_in_wgs84():
    """And says what it was surveyed in."""
    shifted = surveyed(Shape.of(MAP), Datum.GCJ02)
    register = changed([drawn(FIRST, str(shifted), datum=Datum.GCJ02)])
    told = json.loads(written(register))
    [group] = [it for it in told["features"] if it["id"] == FIRST]
    assert told["datum"] == "WGS84"
    assert group["properties"]["datum"] == "GCJ-02"
    west, south = group["geometry"]["coordinates"][0][0]
    assert abs(west - 113.62) < 1e-6
    assert abs(south - 28.15) < 1e-6


def test_a_drawing_becomes_an_outline():
    """By the id of what is drawn; of land or a point, from a day or ever."""
    [ever] = read(feature())
    assert ever == drawn(FIRST, MAP, "grid-group.s1")
    point = {"type": "Point", "coordinates": [113.6, 28.1, 57.5]}
    [since] = read(feature(geometry=point, period="2004-05-01/..", source="走访"))
    assert str(since.id) == "town/outline/grid-group.s1.20040501"
    assert (str(since.shape), since.source) == ("POINT (113.6 28.1)", "走访")
    [again] = read(feature(outline="town/outline/7"))
    assert str(again.id) == "town/outline/7"
    bare = feature()["features"][0] | {"id": FIRST}
    del bare["properties"]["id"]
    assert read(bare) == [ever]


@pytest.mark.parametrize(
    ("told", "datum"),
    [
        ({}, Datum.WGS84),
        ({"datum": "GCJ-02"}, Datum.GCJ02),
        ({"datum": "BD-09"}, Datum.BD09),
        (
            {"crs": {"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}},
            Datum.WGS84,
        ),
        ({"crs": {"properties": {"name": "EPSG:4490"}}}, Datum.CGCS2000),
    ],
)
def test_the_datum_is_as_the_file_says(told, datum):
    """In our word, or in that of the GeoJSON of 2008."""
    [outline] = read(feature() | told)
    assert outline.datum is datum


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (feature() | {"datum": "北京54"}, "坐标系"),
        (feature() | {"datum": 4326}, "坐标系"),
        (feature() | {"crs": {"properties": {"name": "EPSG:3857"}}}, "坐标系"),
        (feature() | {"crs": "WGS84"}, "坐标系"),
        (feature(of="第一居民小组"), "记录编号"),
        (feature(of="town/person/h1a"), "记录编号"),
        (feature(of=None), "记录编号"),
        (feature(geometry={"type": "LineString", "coordinates": []}), "Polygon"),
        (feature(geometry={"type": "Point", "coordinates": ["113", "28"]}), "Point"),
        (feature(geometry={"type": "Point", "coordinates": [28.1, 113.6]}), "经纬度"),
        (feature(geometry={"type": "Polygon", "coordinates": [[[0, 0]]]}), "首尾"),
        (feature(geometry={"type": ["Point"]}), "Polygon"),
        (feature(period="2004"), "period"),
        (feature(period=2004), "period"),
        (feature(outline="bei/outline/1"), "outline"),
        (feature(source="\ud800"), "InvalidValue"),
    ],
)
def test_what_can_not_be_read_is_told(said, word):
    """In a sentence, with the place of the feature."""
    [finding] = read(said)
    assert isinstance(finding, Finding)
    assert finding.kind == "broken-record"
    assert word in finding.message


def test_a_bad_feature_costs_itself_only():
    """The others are read."""
    good, bad = feature(), feature(of="nobody")
    both = {**good, "features": [*bad["features"], *good["features"]]}
    finding, outline = read(both)
    assert (finding.place.sheet, finding.place.cell) == ("features", "1")
    assert outline.of == FIRST


def test_broken_files_are_findings():
    """Cut, hit in the middle, empty, and other stuff."""
    sound = written(changed([drawn(FIRST, MAP)]))
    for broken in breakages(sound):
        found = read(broken)
        assert found == read(sound) or any(isinstance(it, Finding) for it in found)


def test_nobody_is_on_the_map():
    """No name, number or phone; what is called after somebody is left out whole."""
    assert personal(written(MARKED).decode()) == []
    somebody = next(iter(TOWN.all(Person)))
    shop = next(iter(TOWN.all(Unit))).evolve(name="刘小强小卖部", head="刘小强")
    house = next(iter(TOWN.all(Building))).evolve(name="刘小强私房")
    told = written(changed([somebody.evolve(name="刘小强"), shop, house])).decode()
    assert "刘小强" not in told
    assert {shop.id, house.id}.isdisjoint(
        it["id"] for it in json.loads(told)["features"]
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "id"]), inner)
    ),
)
TYPES = st.sampled_from(["Point", "Polygon", "MultiPolygon"])


@given(
    JSON | st.builds(lambda it, told: {"type": it, "coordinates": told}, TYPES, JSON)
)
def test_whatever_stands_for_a_geometry(said):
    """It is an outline, nothing, or a sentence."""
    found = read({**feature()["features"][0], "geometry": said})
    assert len(found) <= 1
    assert all(isinstance(it, Outline | Finding) for it in found)
    assert bool(found) == (said is not None)


def vectors():
    """The folder of other people's GeoJSON, good and bad."""
    default = Path(__file__).resolve().parents[3].parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default))
    found = sorted((folder / "vectors" / "geojson").glob("*.geojson"))
    if not found:
        pytest.skip("no vectors here; SHEQU_SHARED_DATA can name their folder")
    return found


def test_of_what_others_wrote_bad_files_are_findings():
    """Never a crash; of good ones nothing is ours, which is told, or not drawn."""
    for path in vectors():
        found = read(path.read_bytes())
        assert all(isinstance(it, Finding) for it in found), path.name
        undrawn = path.name == "good_nullgeometry.geojson"
        assert bool(found) != undrawn, path.name
        shown = " ".join(it.message for it in found)
        if path.name.startswith("good_good-feature"):
            assert "记录编号" in shown, path.name


def test_the_register_is_all_that_was_asked_for():
    """The kinds of what can be drawn, and no others."""
    told = json.loads(written(TOWN))
    kinds = {it["properties"]["kind"] for it in told["features"]}
    assert kinds == {"社区", "居民组", "楼栋", "场地设施", "辖区单位"}
    groups = [it for it in told["features"] if it["properties"]["kind"] == "居民组"]
    assert len(groups) == len(list(TOWN.all(GridGroup)))
