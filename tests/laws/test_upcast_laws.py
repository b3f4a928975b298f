"""Laws of upcasts: whatever was once written is read as it was meant."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.codec import SCHEMA, UPCASTS, Upcasts, dump, load, loads
from shequ_core.errors import InvalidPayload
from shequ_core.model import KINDS, Record, field_types
from shequ_core.testing import any_record

OLD, OLDEST = SCHEMA - 1, SCHEMA - 2
KEPT = ("id", "period")


def last_field(kind: type[Record]) -> str:
    """The field that is spelled backwards in the older vocabularies."""
    return [name for name in field_types(kind) if name not in KEPT][-1]


def renaming(before, after):
    """The fields, one of them under another name."""
    return lambda fields: {
        after if name == before else name: it for name, it in fields.items()
    }


# Two ages back a kind's last field was called «x»; one age back, by its name backwards.
TOY = Upcasts(
    first=OLDEST,
    steps={
        key: step
        for kind in KINDS
        for key, step in {
            (OLDEST, kind.kind): renaming("«x»", last_field(kind)[::-1]),
            (OLD, kind.kind): renaming(last_field(kind)[::-1], last_field(kind)),
        }.items()
    },
)


def aged(record, schema):
    """The payload of a record as it was written in that age."""
    name = last_field(type(record))
    then = {OLDEST: "«x»", OLD: name[::-1], SCHEMA: name}[schema]
    return {**renaming(name, then)(dump(record)), "schema": schema}


@given(any_record(), st.sampled_from([OLDEST, OLD, SCHEMA]))
def test_what_was_written_in_any_age_loads(record, schema):
    """One age is lifted to the next, and so on, up to the schema in force."""
    payload = aged(record, schema)
    before = json.dumps(payload)
    assert load(payload, upcasts=TOY) == record
    assert loads(before, upcasts=TOY) == record
    assert json.dumps(payload) == before


@given(any_record(), st.integers() | st.booleans() | st.text())
def test_what_no_upcast_leads_from_never_loads(record, schema):
    """A schema to come, one that is too old, and what is no number."""
    known = type(schema) is int and UPCASTS.first <= schema <= SCHEMA
    if not known:
        with pytest.raises(InvalidPayload, match=r"@ \$\.schema"):
            load({**dump(record), "schema": schema})


@given(any_record(), st.sampled_from([OLDEST, OLD]))
def test_an_old_payload_is_read_as_strictly(record, schema):
    """What no age knows is refused, and what every age needs is missed."""
    payload = aged(record, schema)
    with pytest.raises(InvalidPayload, match=r"unknown field @ \$\.naem"):
        load({**payload, "naem": "字"}, upcasts=TOY)
    del payload["id"]
    with pytest.raises(InvalidPayload, match=r"missing field @ \$\.id"):
        load(payload, upcasts=TOY)


@pytest.mark.parametrize("fault", [KeyError("王"), TypeError("王"), ValueError("王")])
def test_an_upcast_that_fails_is_a_payload_that_can_not_be_read(fault):
    """It says of which schema, and repeats nothing of what stood there."""

    def step(fields):
        raise fault

    toy = Upcasts(first=OLD, steps={(OLD, "household"): step})
    payload = {"kind": "household", "schema": OLD, "id": "bei/household/1"}
    with pytest.raises(InvalidPayload, match=f"schema {OLD}") as refused:
        load(payload, upcasts=toy)
    assert "王" not in str(refused.value)


def test_upcasts_lead_from_what_was_released():
    """No upcast waits for a payload that can not be."""
    words = {kind.kind for kind in KINDS}
    for schema, word in UPCASTS.steps:
        assert UPCASTS.first <= schema < SCHEMA
        assert word in words
