"""Payloads from outside become records, or findings that name no one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.codec import dump, dumps
from shequ_core.codec.received import receive, receive_line, received
from shequ_core.findings import Finding, Place
from shequ_core.model import Record
from shequ_core.testing import any_record

HERE = Place(cell="7")

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(any_record())
def test_a_sound_payload_is_received(record):
    """What the codec wrote is received as the record."""
    assert receive(dump(record), HERE) == record
    assert receive_line(dumps(record), HERE) == record


@given(plain)
def test_anything_else_is_a_finding(payload):
    """Whatever is sent, nothing is raised, and the place is said."""
    for item in (receive(payload, HERE), receive_line(json.dumps(payload), HERE)):
        assert isinstance(item, Finding)
        assert (item.kind, item.place) == ("broken-record", HERE)


@pytest.mark.parametrize("line", ["{", "[" * 100_000, "", "1e999", '{"kind": "club"}'])
def test_a_broken_line_is_a_finding(line):
    """Cut, endless, empty or incomplete lines are told."""
    assert isinstance(receive_line(line, HERE), Finding)


def test_a_finding_names_the_place_and_not_the_person():
    """The clerk reads where, and which field; never what stood in it."""
    payload = {
        "kind": "person",
        "schema": 1,
        "id": "b/person/1",
        "name": "王伟",
        "sex": "王",
    }
    found = receive(payload, HERE)
    assert isinstance(found, Finding)
    assert "第 7 条" in found.message
    assert "sex" in found.message
    assert "王" not in found.message


def test_what_breaks_while_it_is_made_is_a_finding():
    """An error that is no problem of the payload's names its type only."""

    def make() -> Record:
        raise KeyError("王伟")

    found = received(make, HERE)
    assert isinstance(found, Finding)
    assert "王伟" not in found.message
