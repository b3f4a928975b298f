"""读列: what a cell means is seen from its column."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.cells.dates import EPOCH
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.columns import MANNER
from shequ_core.ledgers.sheet import Cell
from shequ_core.values import PartDate


def roster(born: Sequence[Cell], *, encoding: str = "") -> Table:
    """The residents' ledger with these birth dates."""
    rows = [["姓名", "与户主关系", "出生日期"], *(["张三", "子", it] for it in born)]
    sheet = Sheet(file="a.xlsx", name="表", rows=rows, encoding=encoding)
    (table,) = understand(sheet, LEDGERS)
    assert isinstance(table, Table)
    return table


def notes(table: Table) -> list[str]:
    """The kinds of what was noticed, row by row."""
    return [note.kind for row in table.rows for note in row.notes]


@pytest.mark.parametrize("encoding", ["", "utf-8"], ids=["workbook", "text"])
@given(
    late=st.lists(st.dates(date(1955, 1, 1), date(2004, 12, 31)), min_size=3),
    early=st.dates(date(1906, 2, 1), date(1954, 9, 30)),
)
def test_an_early_day_among_serial_numbers(
    encoding: str, late: list[date], early: date
) -> None:
    """Excel's numbers for days are shorter the older somebody is."""
    serials = [(day - EPOCH).days for day in (*late, early)]
    cells: list[Cell] = [str(it) for it in serials] if encoding else [*serials]
    table = roster(cells, encoding=encoding)
    read = [row.values["born"] for row in table.rows]
    assert read == [PartDate(it.year, it.month, it.day) for it in (*late, early)]
    assert notes(table) == []


def test_a_small_number_alone_is_not_guessed() -> None:
    """Among written dates 19851 could be a month; 1985 is a year among serials too."""
    table = roster(["1985-03-12", "1990-01-01", 19851])
    assert table.rows[2].values["born"] is None
    assert notes(table) == ["ambiguous-date"]
    assert roster([30_000, 30_001, 1985]).rows[2].values["born"] == PartDate(1985)


@pytest.mark.parametrize(
    ("form", "kind"), [("%Y年%m月%d日", "date-as-words"), ("%Y.%m.%d", "date-dotted")]
)
def test_the_manner_of_a_column_is_noted_once(form: str, kind: str) -> None:
    """Where one office writes all its dates so, one remark says it."""
    days = [date(1985, 3, 12) + timedelta(it) for it in range(MANNER + 1)]
    written = [day.strftime(form) for day in days]
    table = roster(written)
    assert notes(table) == [kind]
    assert f"{len(days)}处" in table.rows[0].notes[0].message
    assert notes(roster(written[:-1])) == [kind] * MANNER
    assert notes(roster([*written, *days, *days])) == [kind] * len(days)
