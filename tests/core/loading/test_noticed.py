"""已提示: trouble in a sheet that changes no record is kept, and kept once."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import kept, load

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, loading
from shequ_core.ledgers import (
    PRACTICES,
    Cell,
    Intake,
    Practice,
    Row,
    Sheet,
    Table,
)
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.render import renderer
from shequ_core.model import Investment, Remark
from shequ_core.rules import check
from shequ_core.testing.ledger_making import (
    columns_told,
    full_row,
    rows,
    sheet_of,
    sheet_with,
)

HEAD = ("项目", "日期", "金额(元)")
COURT = ("门球场", "2004-02-02", 100)
FLOOR = ("地坪", "2004-02-03", 100)
UNREADABLE = (("门球场", "2004-02-02", "很多"), FLOOR)
JUNK = "若干不详？"


def spent(*lines: tuple[Cell, ...], file: str = "一月.xlsx") -> Sheet:
    """What was spent, in a file."""
    return Sheet(file=file, name="经费", rows=(HEAD, *lines))


def again(*lines: tuple[Cell, ...], file: str = "二月.xlsx") -> Sheet:
    """What is said of it in another file."""
    return spent(*lines, file=file)


def found(store: MemoryStore) -> list[str]:
    """What the rules say of the book."""
    with store.view() as view:
        book = books.read(view, loading.FALLBACK)
    return [it.kind for it in check(book, date(2004, 12, 31))]


@pytest.fixture
def store() -> MemoryStore:
    """A store that knows what the court and the floor cost."""
    made = MemoryStore()
    load(made, spent(COURT, FLOOR))
    return made


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (("门球场", "2004-02-02", "很多"), "not-a-number"),
        (("门球场", "2004-13-45", 100), "impossible-date"),
    ],
)
def test_what_cannot_be_read_over_a_known_value_is_kept(
    store: MemoryStore, line: tuple[Cell, ...], kind: str
) -> None:
    """No record of what was spent changes, and yet the trouble is in the book."""
    before = kept(store, Investment)
    plan = load(store, again(line, FLOOR))
    assert kind in [it.kind for it in plan.findings]
    assert kind in found(store)
    assert before.items() <= kept(store, Investment).items()


def test_what_cannot_be_read_leaves_its_paper(store: MemoryStore) -> None:
    """The remark is of the sheet, and the finding has the cell."""
    plan = load(store, again(*UNREADABLE))
    assert dict(plan.added) == {"ledger_sheet": 1, "remark": 1}
    assert not plan.changed
    [finding] = plan.findings
    assert (finding.place.file, finding.place.cell) == ("二月.xlsx", "C2")


def test_what_a_practice_notes_is_kept(store: MemoryStore) -> None:
    """A word of the ledger itself is as good as one of a cell."""
    spending = next(it for it in PRACTICES if it.ledger.name == "investments")

    def read(row: Row, intake: Intake) -> None:
        intake.note("receipt-missing", "没有附发票，请补上", field="amount")
        spending.read(row, intake)

    noting = attrs.evolve(spending, read=read)
    load(store, again(COURT, FLOOR), practices=(noting,))
    assert [it.finding for it in kept(store, Remark).values()] == [
        "receipt-missing",
        "receipt-missing",
    ]


def test_it_is_told_once(store: MemoryStore) -> None:
    """The same file again, or a copy under another name, has no news."""
    load(store, again(*UNREADABLE))
    for file in ("二月.xlsx", "二月 (2).xlsx"):
        plan = loading.plan(store, [again(*UNREADABLE, file=file)])
        assert not plan.puts
        assert not plan.strikes
        assert [it.kind for it in plan.findings] == ["not-a-number"]


def test_it_is_gone_when_its_file_was_mended(store: MemoryStore) -> None:
    """Loaded again, the sheet takes back what it said."""
    load(store, again(*UNREADABLE))
    load(store, again(COURT, FLOOR))
    assert not kept(store, Remark)
    load(store, again(*UNREADABLE, file="三月.xlsx"))
    assert found(store) == ["not-a-number"]


def test_how_a_known_value_is_written_is_no_trouble(store: MemoryStore) -> None:
    """A date with dots was read, and says what is known."""
    plan = loading.plan(store, [again(("门球场", "2004.02.02", 100), FLOOR)])
    assert not plan.puts


@given(st.sampled_from(PRACTICES).flatmap(lambda it: st.tuples(st.just(it), _rows(it))))
def test_whatever_cannot_be_read_is_kept(
    said: tuple[Practice, list[dict[str, Any]]],
) -> None:
    """Any ledger, over any book: what is noticed in the cells of a row that was known
    stands in the store afterwards, whichever of its cells it is.
    """
    practice, more = said
    ledger, row = practice.ledger, full_row(practice.ledger)
    whole = sheet_of(ledger, [row] if ledger.upright else [row, *more])
    for column in columns_told(ledger):
        store = MemoryStore()
        load(store, whole, community=loading.FALLBACK)
        spoiled = _spoiled(practice, row, column.key)
        noticed = _lost_in(spoiled, practice)
        load(store, spoiled, community=loading.FALLBACK)
        remarks = kept(store, Remark).values()
        assert noticed <= {(it.finding, it.field) for it in remarks}


def _rows(practice: Practice) -> st.SearchStrategy[list[dict[str, Any]]]:
    return rows(practice.ledger)


def _spoiled(practice: Practice, row: dict[str, Any], key: str) -> Sheet:
    """The row in another file, with a cell that nobody can read."""
    columns = columns_told(practice.ledger)
    cells = [
        JUNK if it.key == key else str(renderer(it)(row.get(it.key))) for it in columns
    ]
    sheet = sheet_with(practice.ledger, [it.title for it in columns], [cells])
    return attrs.evolve(sheet, file="再报.xlsx")


def _lost_in(sheet: Sheet, practice: Practice) -> set[tuple[str, str]]:
    """What is noticed in a row of which a cell says nothing, before it is a record."""
    tables = [
        it for it in understand(sheet, (practice.ledger,)) if isinstance(it, Table)
    ]
    return {
        (note.kind, note.field)
        for table in tables
        for row in table.rows
        for note in row.notes
        if row.get(note.field) is None
    }
