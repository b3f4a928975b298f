"""改动. Which cells of a workbook were edited since it was handed out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from shequ_core.handout.pairing import KEY, Handed, Matched, match, same
from shequ_core.handout.scopes import LedgerRow
from shequ_core.ledgers import Ledger, Row, Table
from shequ_core.ledgers.ledger import MASKED
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.loading.noticed import READ_ALL_THE_SAME

Known = Callable[[Ledger], Mapping[str, LedgerRow]]
"""所知各行. The rows of a ledger by key, as they were known when it was handed out."""


@attrs.frozen(kw_only=True)
class EditedRow(Row):
    """改过的行. With the cells that were edited, and those of them that were emptied.

    A row with nothing edited says nothing; an added row has all its cells edited.
    """

    edited: frozenset[str]
    cleared: frozenset[str] = frozenset()
    added: bool = False


@attrs.frozen(kw_only=True)
class Edits:
    """改动. The tables as they came back and, row by row beside them, as handed out.

    ``missing`` are the rows, by ledger, that did not come back; ``absent`` are the
    ledgers of which no table came back at all.
    """

    tables: tuple[Table, ...]
    echoes: tuple[Table, ...]
    missing: tuple[tuple[Ledger, Row], ...]
    absent: tuple[Ledger, ...]

    def rows(self) -> Iterator[tuple[Table, EditedRow]]:
        """改过的行. Every row that says something, with its table."""
        for table in self.tables:
            for row in table.rows:
                if isinstance(row, EditedRow) and row.edited:
                    yield table, row


def edits(handed: Sequence[Table], returned: Sequence[Table], known: Known) -> Edits:
    """找改动. Hold the tables of a workbook against what was handed out.

    Cells that still hold the stars they were masked with are not edited, and cells
    that only we fill in are restored.
    """
    tables: list[Table] = []
    echoes: list[Table] = []
    missing: list[tuple[Ledger, Row]] = []
    absent: list[Ledger] = []
    names = [it.ledger.name for it in handed]
    for echo in handed:
        back = [it for it in returned if it.ledger.name == echo.ledger.name]
        if not back:
            absent.append(echo.ledger)
            continue
        compared = _Compared(echo, back, known(echo.ledger))
        tables += compared.tables()
        echoes.append(compared.echo())
        missing += [(echo.ledger, it.row) for it in compared.matched.missing]
    for table in returned:
        if table.ledger.name not in names:
            tables += _Compared(
                attrs.evolve(table, rows=()), [table], known(table.ledger)
            ).tables()
    return Edits(
        tables=tuple(tables),
        echoes=tuple(echoes),
        missing=tuple(missing),
        absent=tuple(absent),
    )


class _Compared:
    """One ledger of a workbook: what was handed out beside what came back."""

    def __init__(
        self, echo: Table, back: Sequence[Table], known: Mapping[str, LedgerRow]
    ) -> None:
        self._echo, self._back, self._known = echo, back, known
        self._locked = locked_columns(echo.ledger)
        self._handed_keys = frozenset(row.text(KEY) for row in echo.rows)
        rows = [row for table in back for row in table.rows]
        self.matched: Matched = match(
            [Handed(row, known.get(row.text(KEY), row.values)) for row in echo.rows],
            rows,
            echo.ledger.needed[0],
            self._locked,
        )
        self._rows = {
            **{id(row): self._paired(row, it.row) for row, it in self.matched.pairs},
            **{id(row): self._unpaired(row) for row in self.matched.added},
        }

    def tables(self) -> Iterator[Table]:
        """As they came back, each row with what was edited in it."""
        for table in self._back:
            yield attrs.evolve(
                table, rows=tuple(self._rows[id(it)] for it in table.rows)
            )

    def echo(self) -> Table:
        """As it was handed out, each row with what was edited in it since."""
        edited = {
            id(handed.row): self._rows[id(row)].edited
            for row, handed in self.matched.pairs
        }
        return attrs.evolve(
            self._echo,
            rows=tuple(
                EditedRow(
                    number=row.number,
                    values=row.values,
                    notes=row.notes,
                    edited=edited.get(id(row), frozenset()),
                )
                for row in self._echo.rows
            ),
        )

    def _paired(self, row: Row, echo: Row) -> EditedRow:
        stars = {note.field for note in echo.notes if note.kind == MASKED}
        troubled = _new_troubles(row, echo)
        edited = frozenset(
            key
            for key in (row.values.keys() & echo.values.keys()) - self._locked
            if (key in troubled or not same(row.values[key], echo.values[key]))
            and not (key in stars and row.get(key) is None)
        )
        return EditedRow(
            number=row.number,
            values=self._restored(row, echo.values, edited),
            notes=row.notes,
            edited=edited,
            cleared=frozenset(it for it in edited if _emptied(row, it)),
        )

    def _unpaired(self, row: Row) -> EditedRow:
        """An addition, or a row of another workbook that was pasted in."""
        told = frozenset(it for it in row.values.keys() - self._locked if row.get(it))
        key = row.text(KEY)
        known = None if key in self._handed_keys else self._known.get(key)
        if known is None:
            values = {it: row.values[it] for it in row.values.keys() - self._locked}
            edited = told
        else:
            edited = frozenset(
                it for it in told if not same(row.values[it], known.get(it))
            )
            values = dict(self._restored(row, known, edited))
        return EditedRow(
            number=row.number,
            values=values,
            notes=row.notes,
            edited=edited,
            added=known is None,
        )

    def _restored(
        self, row: Row, handed: Mapping[str, object], edited: frozenset[str]
    ) -> Mapping[str, object]:
        """With the keys that were handed out; whose words were edited has none."""
        keys = {
            key: handed.get(key)
            for key in self._locked
            if key.removesuffix("_key") not in edited
        }
        blank = dict.fromkeys(self._locked, "")
        return {**row.values, **blank, **keys}


def locked_columns(ledger: Ledger) -> frozenset[str]:
    """勿改的列. The columns of a ledger that only we fill in."""
    return frozenset(it.key for it in ledger if heading(it.title).locked)


def _new_troubles(row: Row, echo: Row) -> frozenset[str]:
    """Columns in which something stands that was not handed out so, and can not be
    read, or not all of it: 张三(已故), or a day that is none where none stood.
    """
    noted = {(it.kind, it.field) for it in echo.notes}
    return frozenset(
        it.field
        for it in row.notes
        if it.kind not in READ_ALL_THE_SAME and (it.kind, it.field) not in noted
    )


def _emptied(row: Row, key: str) -> bool:
    noted = {note.field for note in row.notes}
    return row.get(key) is None and key not in noted
