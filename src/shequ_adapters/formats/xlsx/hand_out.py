"""发放件. A workbook to be handed out: a page that explains it, then its ledgers."""

from __future__ import annotations

from typing import BinaryIO

from shequ_adapters.formats.xlsx import bind
from shequ_adapters.formats.xlsx.pages import Page
from shequ_core.handout import HandOut
from shequ_core.ledgers import CellKind, LedgerColumn
from shequ_core.ledgers.marking import HANDED_OUT, HANDED_OUT_TITLE

_WIDTH = 16


def write_hand_out(made: HandOut, stream: BinaryIO) -> None:
    """写发放件. Dated as it is told. Raises InvalidValue where a ledger is too long."""
    pages = [_explanations(made), *map(Page.of, made.sheets)]
    bind(pages, stream, made.stamp.on)


def _explanations(made: HandOut) -> Page:
    columns = [
        LedgerColumn(key=title, title=title, cell=CellKind.TEXT, width=_WIDTH)
        for title in made.explained
    ]
    return Page(
        name=HANDED_OUT,
        columns=columns,
        upright=True,
        title=HANDED_OUT_TITLE,
        told="",
        rows=(tuple(made.explained.values()),),
    )
