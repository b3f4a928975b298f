"""单元格: whatever stands in a cell, something can be said of it."""

import math
from datetime import date, datetime, time, timedelta
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import column, kinds, value

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.ledger import CellKind
from shequ_core.values import Sex

CELLS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.text("0123456789.-年月日/+E万约多、 户x*＊#", max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
CHOOSING = {CellKind.CHOICE, CellKind.CHOICES}
TEXTS = (
    CellKind.TEXT,
    CellKind.NAME,
    CellKind.LABEL,
    CellKind.ID_NUMBER,
    CellKind.CREDIT_CODE,
)
TYPES = dict.fromkeys(TEXTS, str) | {
    CellKind.PHONES: tuple,
    CellKind.CHOICES: tuple,
    CellKind.DAY: date,
    CellKind.COUNT: int,
    CellKind.CHOICE: Enum,
}


@pytest.mark.parametrize("kind", CellKind)
@given(cell=CELLS)
def test_any_cell_can_be_read(kind: CellKind, cell: object) -> None:
    """No cell raises; the value is of its type, and what is refused has a note."""
    chooses = Sex if kind in CHOOSING else None
    read, notes = read_cell(column(kind, chooses), cell)
    assert read is None or isinstance(read, TYPES.get(kind, object))
    assert all(note.field == "it" and note.message for note in notes)


@pytest.mark.parametrize("kind", CellKind)
@pytest.mark.parametrize(
    "cell", [None, "", " ", "　", "\t\n", "-", "—", "/", "无", "NaN"]
)
def test_nothing_is_said_in_many_ways(kind: CellKind, cell: str | None) -> None:
    """An empty cell is empty in every kind of column, and nothing to talk about."""
    choices = Sex if kind in CHOOSING else None
    assert value(kind, cell, choices) in (None, "", ())
    assert kinds(kind, cell, choices) == ()


@pytest.mark.parametrize("kind", CellKind)
@pytest.mark.parametrize("cell", ["不详", " 不 详 ", "（不详）", "未填", "Unknown"])
def test_what_is_unknown_is_not_nothing(kind: CellKind, cell: str) -> None:
    """There is no value, and a note that there is something all the same."""
    choices = Sex if kind in CHOOSING else None
    assert value(kind, cell, choices) in (None, "", ())
    assert kinds(kind, cell, choices) == ("said-unknown",)


@pytest.mark.parametrize("kind", CellKind)
@pytest.mark.parametrize(
    ("cell", "noticed"),
    [("#REF!", "formula-error"), ("#N/A", "formula-error"), ("1985*", "masked-value")],
)
def test_what_no_column_takes(kind: CellKind, cell: str, noticed: str) -> None:
    """Formula errors and masked values are never values."""
    masked_text = noticed == "masked-value" and kind is CellKind.TEXT
    choices = Sex if kind in CHOOSING else None
    assert (value(kind, cell, choices) in (None, "", ())) is not masked_text
    assert kinds(kind, cell, choices) == (() if masked_text else (noticed,))


def test_stars_in_personal_text_are_a_mask() -> None:
    """圭斋西******** is no address; 3*5米 is a size."""
    personal = column(CellKind.TEXT, personal=True)
    read, notes = read_cell(personal, "圭斋西********")
    assert (read, [note.kind for note in notes]) == ("", ["masked-value"])
    assert value(CellKind.TEXT, "3*5米") == "3*5米"


@pytest.mark.parametrize("cell", [math.nan, math.inf, -math.inf])
def test_no_number_is_a_number(cell: float) -> None:
    """NaN and infinities are refused."""
    assert value(CellKind.DECIMAL, cell) is None
    assert kinds(CellKind.DECIMAL, cell) == ("not-a-number",)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  文化  活动 ", "文化  活动"),
        ("a\x07b", "ab"),
        ("一\r\n二", "一\n二"),
        ("\u200b张\ufeff", "张"),
        ('="0123"', "0123"),
        ("'=1+1", "'=1+1"),
        ("'它", "'它"),
        (12.0, "12"),
        (12.5, "12.5"),
        ("12.0", "12"),
        (True, "是"),
        (date(2004, 1, 2), "2004-01-02"),
        (datetime(2004, 1, 2), "2004-01-02"),
        (datetime(2004, 1, 2, 8, 30), "2004-01-02 08:30:00"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("莫𡐓村", "莫𡐓村"),
        ("八五一０农场", "八五一０农场"),
    ],
)
def test_text_as_it_stands(cell: object, text: str) -> None:
    """Text keeps its characters, but for those that no one sees."""
    assert value(CellKind.TEXT, cell) == text


def test_control_characters_are_noticed() -> None:
    """A NUL or a lone surrogate goes, and is said."""
    for cell in ("王\x00伟", "王\ud800伟"):
        assert value(CellKind.NAME, cell) == "王伟"
        assert kinds(CellKind.TEXT, cell) == ("control-characters",)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("00400001", "00400001"),
        (20200801.0, "20200801"),
        ("1.0", "1"),
        ("００４", "004"),
    ],
)
def test_labels_are_names(cell: object, label: str) -> None:
    """A number that is a name keeps its zeros, and has no fraction."""
    assert value(CellKind.LABEL, cell) == label


def test_long_numbers_are_lost() -> None:
    """More than 15 digits in a number cell are not believed, in any text column."""
    for kind in (CellKind.TEXT, CellKind.LABEL):
        assert value(kind, 4.3018119851231e17) == ""
        assert kinds(kind, 4.3018119851231e17) == ("id-lost-precision",)
