"""先看. What is understood of a sheet before anything is loaded, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shequ_core.ledgers.definitions import LEDGERS
from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.looking.mapping_text import mapping_text
from shequ_core.ledgers.looking.nearest import nearest
from shequ_core.ledgers.looking.places import notes_by_kind
from shequ_core.ledgers.looking.records import (
    Candidate,
    Certainty,
    Headed,
    Look,
    Nearest,
    Noticed,
    Reason,
    Recognised,
    Rows,
    SampleRow,
    SeenGiven,
    SeenTable,
    SeenTotal,
)
from shequ_core.ledgers.looking.tables import (
    seen_lying,
    seen_upright,
    stands_upright,
)
from shequ_core.ledgers.mappings import AS_THEY_ARE, Mappings
from shequ_core.ledgers.marking import unmarked
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import Table, Unknown


def look(
    sheets: Iterable[Sheet],
    ledgers: Sequence[Ledger] = LEDGERS,
    *,
    mappings: Mappings = AS_THEY_ARE,
) -> tuple[Look, ...]:
    """先看. What is understood of each sheet, in their order; nothing is written.

    A sheet that is not understood says why: nothing is raised, whatever stands in it.
    What we wrote beside the data ourselves (``unmarked``) is left out.
    """
    return tuple(
        _look(sheet, mappings.ledgers_for(sheet.name, ledgers))
        for sheet in unmarked(sheets)
    )


def _look(sheet: Sheet, ledgers: Sequence[Ledger]) -> Look:
    parts = understand(sheet, ledgers)
    unknown = next((it for it in parts if isinstance(it, Unknown)), None)
    grid = Grid.of(sheet)
    return Look(
        file=sheet.file,
        sheet=sheet.name,
        hidden=sheet.hidden,
        encoding=sheet.encoding,
        rows=grid.filled_rows(),
        tables=_tables(sheet, [it for it in parts if isinstance(it, Table)], ledgers),
        kind=unknown.kind if unknown else "",
        reason=unknown.reason if unknown else "",
        notes=notes_by_kind(sheet.notes),
        nearest=nearest(grid, ledgers, unknown.begins)
        if unknown and unknown.kind == "unknown-ledger"
        else None,
    )


def _tables(
    sheet: Sheet, tables: Sequence[Table], ledgers: Sequence[Ledger]
) -> tuple[SeenTable, ...]:
    if not tables:
        return ()
    if stands_upright(tables[0]):
        return (seen_upright(sheet, tables[0], ledgers),)
    return seen_lying(sheet, tables, ledgers)


__all__ = [
    "Candidate",
    "Certainty",
    "Headed",
    "Look",
    "Nearest",
    "Noticed",
    "Reason",
    "Recognised",
    "Rows",
    "SampleRow",
    "SeenGiven",
    "SeenTable",
    "SeenTotal",
    "look",
    "mapping_text",
]
