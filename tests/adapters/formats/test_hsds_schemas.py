"""Hsds against the schemas of HSDS itself, where they are at hand."""

import json
import os
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from tests.examples.records import beizheng

from shequ_adapters.formats.hsds import Hsds

CHAPTERS = (
    "activities",
    "committee",
    "council",
    "facilities",
    "map",
    "party",
    "services",
)

SCHEMAS = Path(
    os.environ.get("SHEQU_SHARED_DATA", Path(__file__).parents[4] / "shared/data")
).joinpath("hsds")


@cache
def example():
    """The directory of 北正社区, as JSON."""
    stream = BytesIO()
    Hsds().write(beizheng(*CHAPTERS), stream, on=date(2004, 12, 31))
    return json.loads(stream.getvalue())


@pytest.mark.parametrize("version", ["3.0", "3.1-dev"])
def test_hsds_itself_has_nothing_to_say(version):
    """Its schemas find nothing missing, and nothing that they do not know."""
    file = SCHEMAS / version / "service_package.json"
    if not file.exists():
        pytest.skip("SHEQU_SHARED_DATA names no hsds")
    schema = _strict(json.loads(file.read_text("utf-8")))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker(["uuid"])
    )
    directory = example()
    assert [it.message for it in validator.iter_errors(directory)] == []
    assert len(directory) == 36 + 11
    first = directory[0]
    for broken in ({**first, "id": "1"}, {**first, "tier": "1"}, {"id": first["id"]}):
        assert not validator.is_valid([broken])


def _strict(schema):
    """The same schema, with no property allowed that it does not name."""
    if isinstance(schema, list):
        return [_strict(it) for it in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: _strict(it) for name, it in schema.items()}
    is_object = isinstance(schema.get("properties"), dict) and "type" in schema
    return {**inner, "additionalProperties": False} if is_object else inner
