"""收回询问. What became of each edited cell, and what is to be asked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import attrs

from shequ_core import glossary
from shequ_core.findings import Place
from shequ_core.handout.edits import EditedRow
from shequ_core.handout.merging import Clash
from shequ_core.handout.pairing import KEY, same
from shequ_core.handout.reading import ReturnIntake
from shequ_core.handout.returned import Compared, practice_of
from shequ_core.handout.scopes import LedgerRow, rows_by_key
from shequ_core.ledgers import Ledger, Note, Practice, Table
from shequ_core.ledgers.looking.samples import masked_words
from shequ_core.model import (
    kind_named,
)
from shequ_core.register import Register
from shequ_core.values import Ref


class Outcome(Enum):
    """结果. Taken; asked about, since both sides changed; left as the store has it;
    without effect; or not read, which a remark of its own says.
    """

    TAKEN = "taken"
    ASKED = "asked"
    KEPT = "kept"
    IDLE = "idle"
    UNREAD = "unread"


@attrs.frozen(kw_only=True)
class CellEdit:
    """改动的格. Where, under which title, in which row, from what to what; masked."""

    place: Place
    title: str
    key: str
    handed: str
    returned: str
    current: str
    outcome: Outcome


@attrs.frozen(kw_only=True)
class Sides:
    """各方. The registers that a cell is looked up in, on the day of handing out: as it
    was handed out, with the returned edits in it, before taking back, and after.
    """

    handed: Register
    returned: Register
    before: Register
    after: Register
    practices: Sequence[Practice]

    def cell(self, side: Register, ledger: Ledger, key: str, column: str) -> Any:
        """单元格. The value of a side; None too where the side has no such row."""
        return self.rows(side, ledger).get(key, {}).get(column)

    def rows(self, side: Register, ledger: Ledger) -> Mapping[str, LedgerRow]:
        """各行. The rows of a ledger as a side has them, by key."""
        return side.once(rows_by_key, practice_of(ledger, self.practices))


def outcomes(
    compared: Compared, sides: Sides, intake: ReturnIntake, *, asking: bool
) -> Iterator[tuple[Table, EditedRow, str, CellEdit]]:
    """各格结果. Of every cell that was edited in a row that was handed out."""
    for table, row in compared.edits.rows():
        if row.added:
            continue
        read = (table.file, table.sheet, row.number) not in intake.refused
        for column in sorted(row.edited):
            outcome = Outcome.UNREAD
            if read and not _is_noted(row, column):
                outcome = _outcome(sides, table.ledger, row, column, asking=asking)
            yield table, row, column, _edit(table, row, column, outcome, sides)


def _is_noted(row: EditedRow, column: str) -> bool:
    noted = any(note.field == column for note in row.notes)
    return noted and row.get(column) is None


def _outcome(
    sides: Sides, ledger: Ledger, row: EditedRow, column: str, *, asking: bool
) -> Outcome:
    handed, returned, after = (
        sides.cell(side, ledger, row.text(KEY), column)
        for side in (sides.handed, sides.returned, sides.after)
    )
    if same(returned, handed):
        return Outcome.IDLE
    if same(after, returned):
        return Outcome.TAKEN
    return Outcome.ASKED if asking else Outcome.KEPT


def _edit(
    table: Table, row: EditedRow, column: str, outcome: Outcome, sides: Sides
) -> CellEdit:
    ledger, key = table.ledger, row.text(KEY)
    of = ledger.column(column)
    handed = sides.cell(sides.handed, ledger, key, column)
    current = sides.cell(sides.before, ledger, key, column)
    return CellEdit(
        place=Place(table.file, table.sheet, cell_name(table, row.number, column)),
        title=of.title,
        key=key,
        handed=masked_words(of, handed),
        returned=masked_words(of, row.values.get(column)),
        current=masked_words(of, current),
        outcome=outcome,
    )


def cell_name(table: Table, row: int, column: str) -> str:
    """单元格名. I396; the row where the table has no such column."""
    mapped = table.columns.get(column)
    return f"{mapped.letter}{mapped.row or row}" if mapped else str(row)


def edit_note(column: str, edit: CellEdit) -> Note | None:
    """询问. What is to be asked about an edited cell; nothing of one that was taken."""
    if edit.outcome is Outcome.ASKED:
        return Note(
            kind="edited-both",
            field=column,
            message=f"发放后两边都改了“{edit.title}”：库里现在是{_said(edit.current)}，"
            f"退回的是{_said(edit.returned)}；库里没有改，请核对",
        )
    if edit.outcome is Outcome.IDLE:
        return Note(
            kind="edit-idle",
            field=column,
            message=f"“{edit.title}”改成了{_said(edit.returned)}，没有采用："
            "意思没有变，或者这一项不由这本台账决定",
        )
    return None


def _said(words: str) -> str:
    return f"“{words}”" if words else "空白"


def missing_note(row: int, key: str) -> Note:
    """询问. What is to be asked about a row that did not come back."""
    return Note(
        kind="row-missing",
        field=key,
        message=f"发放时第{row}行（编号{key}）没有退回：是迁出、去世，还是误删？"
        "库里没有动",
    )


def clash_note(clash: Clash) -> Note:
    """询问. What is to be asked about a clash that no single cell shows."""
    kind = kind_named(clash.ref.kind)
    what = glossary.kind_word(kind)
    if not clash.field:
        gone = "库里已经勾销" if clash.current is None else "退回件里去掉了"
        message = f"{gone}这一行的{what}，另一边又改了它；库里没有改，请核对"
    else:
        word = glossary.field_word(kind, clash.field)
        message = f"发放后两边都改了{what}的“{word}”；库里没有改，请核对"
    return Note(kind="edited-both", field=clash.field, message=message)


def subject(community: str, ledger: Ledger, key: str) -> Ref[Any] | None:
    """主体. The record that a row of a ledger is of."""
    of = ledger.of
    return Ref.to(community, of.kind, key) if of and key else None
