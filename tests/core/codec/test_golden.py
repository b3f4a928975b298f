"""Payloads of every age load for ever, and no payload changes without a number."""

import json
from pathlib import Path

import pytest
from tests.golden.filled import filled, lock

from shequ_core.codec import SCHEMA, dumps, loads
from shequ_core.model import KINDS

GOLDEN = Path(__file__).parents[2] / "golden"
NOW = GOLDEN / f"schema-{SCHEMA}"
WHAT_TO_DO = (
    "The fields of the kinds are not those of schema-{}/fields.json. Payloads of the "
    "old shape are in people's databases: raise SCHEMA in codec/payloads.py, read the "
    "old shape too, then run `python -m tests.golden.write`. (A schema that was never "
    "released may be written anew.)"
)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in GOLDEN.glob("schema-*/*.json") if path.stem != "fields"),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_a_payload_of_any_age_loads(path):
    """What was once written can be read."""
    assert loads(path.read_text("utf-8")).kind == path.stem


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_payload_is_written_as_it_was(kind):
    """The golden payload of the schema in force is what is written today."""
    assert (NOW / f"{kind.kind}.json").read_text("utf-8") == dumps(filled(kind)) + "\n"


def test_the_schema_is_locked():
    """Fields, types and codes change together with the number of the schema."""
    locked = json.loads((NOW / "fields.json").read_text("utf-8"))
    assert lock() == locked, WHAT_TO_DO.format(SCHEMA)
