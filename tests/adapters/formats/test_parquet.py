"""Parquet keeps the laws of formats, and is what analysts expect."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.dataset import dataset

from shequ_adapters.formats.parquet import Parquet
from shequ_core.findings import Finding
from shequ_core.model import Activity, Club, Community, GridGroup, GroupLevel
from shequ_core.register import Register
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import Period, Quantity, Ref

NOWHERE = "division_code=__HIVE_DEFAULT_PARTITION__/bei.parquet"
CLUB = Club(
    id=Ref("bei/club/1"), name="晚霞健身站", period=Period.since(date(2000, 5, 1))
)


class TestParquet(FormatLaws):
    """Parquet answers to the laws."""

    exporter = Parquet()
    importer = Parquet()


def package(**tables):
    """A zip with these tables, by kind."""
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for kind, table in tables.items():
            part = BytesIO()
            pq.write_table(table, part)
            made.writestr(f"{kind}.parquet", part.getvalue())
    return BytesIO(stream.getvalue())


def test_columns_are_typed():
    """A part a kind, days as days, counts as whole numbers, quantities as text."""
    group = GridGroup(
        id=Ref("bei/grid_group/1"), name="一组", level=GroupLevel.SMALL, number=1
    )
    activity = Activity(
        id=Ref("bei/activity/1"), name="灯会", visits=Quantity.said_as("300多")
    )
    stream = BytesIO()
    Parquet().write([CLUB, group, activity], stream, on=date(2004, 12, 31))
    with ZipFile(stream) as made:
        groups = pq.read_table(BytesIO(made.read(f"grid_group/{NOWHERE}")))
        clubs = pq.read_table(BytesIO(made.read(f"club/{NOWHERE}")))
        activities = pq.read_table(BytesIO(made.read(f"activity/{NOWHERE}")))
    assert clubs.column("period_start").to_pylist() == [date(2000, 5, 1)]
    assert groups.schema.field("number").type == pa.int64()
    assert activities.column("visits").to_pylist() == [">=300 «300多»"]


def test_tables_of_other_programs_are_read():
    """Wider types and another order of columns do no harm."""
    table = pa.table(
        {
            "name": pa.array(["晚霞健身站"], pa.large_string()),
            "period_end": pa.array([None], pa.date32()),
            "id": ["bei/club/1"],
            "period_start": [date(2000, 5, 1)],
            "more": [1],
        }
    )
    assert list(Parquet().read(package(club=table))) == [CLUB]


def test_bad_rows_cost_themselves_only():
    """A name of another kind is told by kind and row."""
    table = pa.table(
        {
            "id": ["bei/club/1", "bei/person/1", "没有"],
            "name": ["晚霞健身站", "x", "x"],
            "period_start": [date(2000, 5, 1)] * 3,
            "period_end": pa.array([None] * 3, pa.date32()),
        }
    )
    first, *others = Parquet().read(package(club=table))
    assert first == CLUB
    places = [
        (it.place.sheet, it.place.cell) for it in others if isinstance(it, Finding)
    ]
    assert places == [("club", "2"), ("club", "3")]


def test_other_tables_are_findings():
    """An unknown kind, or columns that are not the kind's, are told."""
    table = pa.table({"name": ["x"]})
    found = list(Parquet().read(package(nobody=table, club=table)))
    assert [it.place.sheet for it in found if isinstance(it, Finding)] == [
        "nobody",
        "club",
    ]
    assert "没有 id、" in found[1].message
    assert "请改用 json 或 jsonl" in found[1].message


def test_a_folder_a_kind_and_a_partition_a_division(tmp_path):
    """What reads Hive's partitions has the communities in one table, each by its code;
    what is no code is in the partition of those without one.
    """
    codes = {"bei": "430181001004", "nan": "430181001005", "xi": "../430181001006"}
    told = [
        record
        for key, code in codes.items()
        for record in (
            Community(id=Ref(f"{key}/community/{key}"), name=key, division_code=code),
            Club(id=Ref(f"{key}/club/1"), name="晚霞健身站"),
        )
    ]
    stream = BytesIO()
    Parquet().write(told, stream, on=date(2004, 12, 31))
    with ZipFile(stream) as made:
        made.extractall(tmp_path)
    clubs = dataset(tmp_path / "club", partitioning="hive").to_table().to_pylist()
    partitions = {it["id"].split("/")[0]: str(it["division_code"]) for it in clubs}
    assert partitions == {**codes, "xi": "None"}
    assert list(Parquet().read(BytesIO(stream.getvalue()))) == list(Register(told))
