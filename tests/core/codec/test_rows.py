"""Rows: the columns of a kind, and what stands in them."""

from datetime import date

import pytest

from shequ_core.codec import Column, columns, from_row, from_rows, to_columns, to_row
from shequ_core.model import KINDS, Household, Person, Unit, field_types
from shequ_core.values import PartDate, Period, Ref, Sex

PERSON = Person(
    id=Ref("bei/person/1"),
    name="王建国",
    sex=Sex.MALE,
    born=PartDate(1985, 3),
    phones=("139", '"'),
    period=Period(date(1985, 3, 1), date(2004, 12, 20)),
)


def test_the_columns_of_a_kind_are_its_fields_and_the_two_sides_of_its_period():
    """Nothing is described twice: columns follow the fields."""
    assert columns(Household) == (
        Column("id", "text", False),
        Column("number", "text", False),
        Column("group", "text", True),
        Column("period_start", "date", True),
        Column("period_end", "date", True),
    )
    assert Column("staff", "integer", True) in columns(Unit)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_columns(kind):
    """A field of whatever type can be a column."""
    names = [column.name for column in columns(kind)]
    fields = [name for name in field_types(kind) if name != "period"]
    assert names == [*fields, "period_start", "period_end"]


def test_a_row_is_plain():
    """Codes, ISO days, a list as JSON, None where nothing is known."""
    named = dict(zip((c.name for c in columns(Person)), to_row(PERSON), strict=True))
    assert named["sex"] == "1"
    assert named["born"] == "1985-03"
    assert named["phones"] == '["139","\\""]'
    assert named["education"] is None
    assert (named["period_start"], named["period_end"]) == ("1985-03-01", "2004-12-20")
    assert from_row(Person, to_row(PERSON)) == PERSON


def test_equal_parts_of_many_rows_are_one_object():
    """Days and refs that are the same are kept once."""
    rows = [to_row(PERSON), to_row(PERSON.evolve(name="王建"))]
    first, second = from_rows(Person, rows)
    assert first.period is second.period
    assert first.born is second.born
    assert type(first.id) is Ref


def test_no_rows_are_no_records():
    """An empty table has columns, and no records."""
    assert from_rows(Person, []) == []
    assert [list(column) for column in to_columns(Person, [])] == [[]] * len(
        columns(Person)
    )
