"""办公室. Hand out, edit in memory, take back: workbooks without any file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, loading
from shequ_core.handout import HandOut, Split, TakenBack, hand_out, take_back
from shequ_core.handout.returned import as_sheet
from shequ_core.ledgers import Sheet
from shequ_core.model import PAPERS, Record
from shequ_core.ports import Batch
from shequ_core.register import Register

DAY = date(2004, 12, 31)


class Workbook:
    """A handed-out workbook on somebody's desk: sheets of cells to scribble in."""

    def __init__(self, made: HandOut, name: str) -> None:
        self.name = name
        self.stamp = made.stamp
        self.title = made.title
        self.cells = {
            it.ledger.title: [list(row) for row in as_sheet(it, name).rows]
            for it in made.sheets
        }

    def header(self, ledger: str) -> list:
        """The titles of a ledger's columns."""
        return self.cells[ledger][2]

    def rows(self, ledger: str) -> list[list]:
        """The rows of a ledger, to be changed in place."""
        return self.cells[ledger][3:]

    def row(self, ledger: str, title: str, value: object) -> list:
        """The one row that has a value in a column."""
        place = self.header(ledger).index(title)
        [row] = [it for it in self.rows(ledger) if it[place] == value]
        return row

    def write(self, ledger: str, row: list, title: str, value: object) -> None:
        """Write into a cell."""
        row[self.header(ledger).index(title)] = value

    def read(self, ledger: str, row: list, title: str) -> object:
        """What stands in a cell."""
        return row[self.header(ledger).index(title)]

    def drop(self, ledger: str, row: list) -> None:
        """Take a row out."""
        self.cells[ledger] = [it for it in self.cells[ledger] if it is not row]

    def add(self, ledger: str, **cells: object) -> None:
        """Write a new row under the last one."""
        self.cells[ledger].append([cells.get(it) for it in self.header(ledger)])

    def sheets(self) -> list[Sheet]:
        """As a reader gives them."""
        return [
            Sheet(file=self.name, name=ledger, rows=[tuple(row) for row in rows])
            for ledger, rows in self.cells.items()
        ]


class Office:
    """A store with one community in it, and workbooks that go out and come back."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.store = MemoryStore()
        register = Register(records)
        [self.community] = {it.id.community for it in register}
        self.write(register)

    def write(self, records: Iterable[Record]) -> None:
        """Write records as somebody else would, meanwhile."""
        with self.store.view() as view:
            base = view.revision
        self.store.commit(Batch(base=base, puts=tuple(records), actor="别人"))

    def strike(self, *refs: str) -> None:
        """Strike records as somebody else would, meanwhile."""
        with self.store.view() as view:
            base = view.revision
        self.store.commit(Batch(base=base, strikes=refs, actor="别人"))

    def hand_out(
        self, split: Split = Split.SMALL_GROUP, *, unmasked: bool = True
    ) -> list[Workbook]:
        """Every workbook of a split."""
        made = hand_out(self.store, self.community, split, on=DAY, unmasked=unmasked)
        return [Workbook(it, f"{n}.xlsx") for n, it in enumerate(made, 1)]

    def plan(self, books: Sequence[Workbook], **more: object) -> TakenBack:
        """What these would bring back."""
        return take_back(
            self.store, [it for book in books for it in book.sheets()], **more
        )

    def take_back(self, books: Sequence[Workbook], **more: object) -> TakenBack:
        """Take these back, and write what they bring."""
        taken = self.plan(books, **more)
        loading.commit(self.store, taken.plan, actor="居委会", reason="收回")
        return taken

    @property
    def records(self) -> dict[str, Record]:
        """Everything that is known, the papers of reading left out."""
        with self.store.view() as view:
            known = books.read(view, self.community)
        return {it.id: it for it in known if not isinstance(it, PAPERS)}


def questions(taken: TakenBack) -> list[str]:
    """The kinds of the questions that taking back leaves, sorted."""
    asked = {"edited-both", "row-missing", "edit-idle"}
    return sorted(it.kind for it in taken.plan.findings if it.kind in asked)
