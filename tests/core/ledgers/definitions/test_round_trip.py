"""来回: what the ledgers write, the ledgers read as the same records."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.reading import domain, known, table, take

from shequ_core.ledgers import LEDGERS, PRACTICES, Fate, Intake, Ledger
from shequ_core.register import Register
from shequ_core.testing.ledger_making import rows, told_apart

Rows = dict[str, list[dict[str, Any]]]


def all_rows() -> st.SearchStrategy[Rows]:
    """Some rows of some ledgers."""
    return st.fixed_dictionaries({}, optional={it.name: rows(it) for it in LEDGERS})


def read(found: Rows, intake: Intake) -> list[Fate]:
    """Read the rows of every ledger, in the order of the ledgers."""
    fates = []
    for ledger in LEDGERS:
        if found.get(ledger.name):
            fates += take(intake, table(ledger.name, *found[ledger.name]))
    return fates


def written(intake: Intake) -> Rows:
    """The rows that the ledgers write of what was gathered."""
    register = Register(intake.records.values())
    return {
        it.ledger.name: [dict(row) for row in it.rows(register)] for it in PRACTICES
    }


@given(all_rows())
def test_what_is_written_reads_as_the_same_records(found: Rows) -> None:
    """Into nothing: equal records, refs and all."""
    first = known([])
    read(found, first)
    second = known([])
    read(written(first), second)
    assert domain(second.records.values()) == domain(first.records.values())


@given(all_rows())
def test_what_is_written_changes_nothing_where_it_came_from(found: Rows) -> None:
    """Into the same register: no row is new or changed."""
    first = known([])
    read(found, first)
    again = known(first.records.values())
    read(written(first), again)
    assert not domain(again.records.values())


def nobody_alike(found: Rows) -> Rows:
    """No two people of all of the ledgers share a name that nothing tells apart."""
    told_apart([row for part in found.values() for row in part])
    return found


@given(all_rows().map(nobody_alike))
def test_reading_twice_is_reading_once(found: Rows) -> None:
    """The same ledgers again change nothing."""
    first = known([])
    read(found, first)
    again = known(first.records.values())
    fates = read(found, again)
    assert not domain(again.records.values())
    assert set(fates) <= {Fate.UNCHANGED, Fate.QUARANTINED}


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda it: it.name)
@given(data=st.data())
def test_every_row_has_a_fate(ledger: Ledger, data: st.DataObject) -> None:
    """As many fates as rows, and nothing is raised."""
    found = data.draw(rows(ledger))
    assert len(take(known([]), table(ledger.name, *found))) == len(found)
