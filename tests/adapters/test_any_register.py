"""任一底册: however any office writes a register down, it is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.any_office import Kept, arranged, saved
from tests.core.ledgers.reading import domain, take

from shequ_adapters.workbooks.text_sheet import text_sheet
from shequ_core.ledgers import LEDGERS, PRACTICES, Intake, Practice, Sheet, Table
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.writing import written
from shequ_core.model import Record, Remark
from shequ_core.register import Register
from shequ_core.testing import DAY, towns


def read_into(known: Register, sheet: Sheet) -> Intake:
    """What is gathered from a sheet, over what is known."""
    if sheet.encoding:
        sheet = text_sheet(saved(sheet), "报送.csv", sheet.name)
    intake = Intake("zhen", known)
    for table in understand(sheet, LEDGERS):
        assert isinstance(table, Table), table
        take(intake, table)
    return intake


def found(intake: Intake) -> list[str]:
    """What was remarked on while reading."""
    return [it.message for it in intake.records.values() if isinstance(it, Remark)]


def told(intake: Intake) -> dict[str, Record]:
    """What became of a register: the papers of loading left out."""
    return domain(intake.records.values())


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda it: it.ledger.name)
@given(town=towns(), data=st.data())
def test_what_any_office_wrote_of_a_register_is_the_register(
    practice: Practice, town: Register, data: st.DataObject
) -> None:
    """Read where it came from nothing is new; into nothing, it is as from our own."""
    [ledger] = written(town, [practice], DAY)
    kept = Kept.of(ledger, ours=data.draw(st.booleans()))
    sheet = data.draw(arranged(kept))
    known = read_into(town, sheet)
    assert not told(known), found(known)
    assert not known.struck
    assert told(read_into(Register(), sheet)) == told(
        read_into(Register(), kept.plain())
    )
