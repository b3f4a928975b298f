"""Laws of the codec: what is written is read back, and nothing else is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.codec import (
    SCHEMA,
    columns,
    dump,
    dumps,
    from_row,
    from_rows,
    load,
    loads,
    to_row,
    to_rows,
)
from shequ_core.errors import InvalidPayload
from shequ_core.model import KINDS, Person, field_types
from shequ_core.testing import any_record, records

WRONG = st.one_of(
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.text(),
    st.lists(st.text(), max_size=2),
    st.lists(st.integers(), min_size=1, max_size=2),
    st.dictionaries(st.text(), st.text(), max_size=1),
)


@given(any_record())
def test_what_is_dumped_loads(record):
    """Load is the inverse of dump, to the last digit."""
    for back in (load(dump(record)), loads(dumps(record))):
        assert back == record
        assert repr(back) == repr(record)


@given(any_record())
def test_a_payload_is_written_in_one_way(record):
    """Equal records have the same bytes; one line, with kind and schema first."""
    line = dumps(record)
    assert dumps(loads(line)) == line
    assert line == json.dumps(dump(record), ensure_ascii=False, separators=(",", ":"))
    assert "\n" not in line
    assert list(json.loads(line))[:2] == ["kind", "schema"]


@given(any_record())
def test_what_is_made_a_row_is_made_a_record_again(record):
    """A row has a cell a column: text, a whole number, or None where it may be."""
    row = to_row(record)
    back = from_row(type(record), row)
    assert back == record
    assert repr(back) == repr(record)
    for column, cell in zip(columns(type(record)), row, strict=True):
        if cell is None:
            assert column.optional
        else:
            assert type(cell) is int if column.type == "integer" else str(cell) == cell


@given(st.lists(records(Person), max_size=5))
def test_many_rows_are_what_each_row_is(found):
    """Turning many at once changes neither their order nor what they are."""
    rows = list(to_rows(Person, found))
    assert rows == [to_row(record) for record in found]
    assert from_rows(Person, rows) == found


@given(st.data())
def test_a_leaf_of_the_wrong_type_never_loads(data):
    """Nothing is coerced: what loads is what dump would have written."""
    record = data.draw(any_record())
    payload = dump(record)
    name = data.draw(st.sampled_from(list(field_types(type(record)))))
    payload[name] = data.draw(WRONG)
    try:
        back = load(payload)
    except InvalidPayload as refused:
        problems = refused.problems
    else:
        problems = ()
    if problems:
        return
    written = {**dump(back), name: payload[name]}
    # A field at its default is left out when written, but may be said when read.
    assert written == payload
    assert type(written[name]) is type(payload[name])
    assert dump(back).get(name, payload[name]) == payload[name]


@given(st.data())
def test_a_wrong_name_or_a_missing_one_never_loads(data):
    """No field is made up, and none is overlooked."""
    record = data.draw(any_record())
    payload = dump(record)
    with pytest.raises(InvalidPayload, match=r"unknown field @ \$\.naem"):
        load({**payload, "naem": "字"})
    del payload["id"]
    with pytest.raises(InvalidPayload, match=r"missing field @ \$\.id"):
        load(payload)


@given(st.sampled_from(KINDS), WRONG)
def test_another_schema_or_kind_never_loads(kind, wrong):
    """A payload says its kind and schema, exactly."""
    payload = {"kind": kind.kind, "schema": SCHEMA, "id": "a/b/c"}
    if wrong != SCHEMA or type(wrong) is not int:
        with pytest.raises(InvalidPayload, match=r"@ \$\.schema"):
            load({**payload, "schema": wrong})
    with pytest.raises(InvalidPayload, match=r"@ \$\.kind"):
        load({**payload, "kind": wrong})


@given(st.text() | st.binary().map(repr))
def test_what_is_no_payload_is_told(text):
    """Any text at all is a record, or an InvalidPayload."""
    with pytest.raises(InvalidPayload):
        loads(text)
