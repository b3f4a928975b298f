"""Payloads of every age load for ever, and no payload changes without a number."""

import json
from pathlib import Path

import pytest
from tests.golden.filled import filled, lock

from shequ_core.codec import SCHEMA, UPCASTS, dumps, loads
from shequ_core.model import KINDS

GOLDEN = Path(__file__).parents[2] / "golden"
NOW = GOLDEN / f"schema-{SCHEMA}"
OLDER = range(UPCASTS.first, SCHEMA)
WHAT_TO_DO = """
The kinds are not those of tests/golden/schema-{schema}/fields.json:

{differences}

Payloads of the old shape are in people's databases. If schema {schema} was released:
raise SCHEMA in codec/upcasts.py, enter in UPCASTS what makes the new fields of the
old ones (nothing, where a field with a default was added), then write the payloads of
the new schema by `python -m tests.golden.write`. If it never was, only the last.
docs/schema.md says more.
"""
GONE = """
Released, and no kinds any more: {}. A kind is for ever, since its word is in refs: a
class that is renamed states its old word, one that is out of use stays in KINDS.
"""


def differences(locked, now):
    """What was added, what is gone, and what is of another type, field by field."""
    before, after = (
        {f"{kind}.{name}": it for kind in lock for name, it in lock[kind].items()}
        for lock in (locked, now)
    )
    changed = [
        name for name in {**before, **after} if before.get(name) != after.get(name)
    ]
    return "\n".join(
        f"  {name}: {before.get(name, 'not there')} -> {after.get(name, 'gone')}"
        for name in changed
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
    locked, now = json.loads((NOW / "fields.json").read_text("utf-8")), lock()
    told = differences(locked, now)
    assert now == locked, WHAT_TO_DO.format(schema=SCHEMA, differences=told)


@pytest.mark.parametrize("schema", OLDER)
def test_no_kind_is_ever_gone(schema):
    """Every kind that was released has payloads of its age, and is a kind today."""
    folder = GOLDEN / f"schema-{schema}"
    released = set(json.loads((folder / "fields.json").read_text("utf-8")))
    assert {path.stem for path in folder.glob("*.json")} == {*released, "fields"}
    gone = released - {kind.kind for kind in KINDS}
    assert not gone, GONE.format(", ".join(sorted(gone)))


def test_a_change_of_the_fields_is_told_by_name():
    """The lock says which field of which kind, before anybody has to look for it."""
    before = {"team": {"id": "Ref", "size": "int"}, "club": {"id": "Ref"}}
    after = {"team": {"id": "Ref", "members": "int"}, "club": {"id": "str"}}
    assert differences(before, after).split("\n") == [
        "  team.size: int -> gone",
        "  club.id: Ref -> str",
        "  team.members: not there -> int",
    ]
