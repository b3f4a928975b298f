"""Json keeps the laws of formats, and is one object."""

import json
from datetime import date
from io import BytesIO

import pytest

from shequ_adapters.formats.json_ import Json
from shequ_core.codec import dump
from shequ_core.findings import Finding
from shequ_core.model import Club
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import Ref

CLUB = Club(id=Ref("bei/club/1"), name="晚霞健身站")


class TestJson(FormatLaws):
    """Json answers to the laws."""

    exporter = Json()
    importer = Json()


@pytest.mark.parametrize(
    "records", [[], [CLUB], [CLUB, CLUB.evolve(id=Ref("b/club/2"))]]
)
def test_one_object_that_any_program_reads(records):
    """The schema's number and the payloads, as JSON has them."""
    stream = BytesIO()
    Json().write(records, stream, on=date(2004, 12, 31))
    whole = json.loads(stream.getvalue())
    assert whole["schema"] == 1
    assert sorted(it["id"] for it in whole["records"]) == sorted(
        it.id for it in records
    )


def test_a_broken_record_costs_itself_only():
    """The finding says which of the list it was."""
    whole = {"schema": 1, "records": [dump(CLUB), {"kind": "nobody"}, dump(CLUB)]}
    first, second, third = Json().read(BytesIO(json.dumps(whole).encode()))
    assert (first, third) == (CLUB, CLUB)
    assert isinstance(second, Finding)
    assert second.place.cell == "2"


@pytest.mark.parametrize("other", [[], {}, {"records": 1}, 7, None])
def test_other_json_is_a_finding(other):
    """What is not our object is told, once."""
    [found] = Json().read(BytesIO(json.dumps(other).encode()))
    assert isinstance(found, Finding)
