"""变动核对表. The events between two ledgers, to be marked by an office."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from shequ_adapters.formats.xlsx import bind
from shequ_adapters.formats.xlsx.pages import Page
from shequ_core.ledgers.writing import WrittenLedger


def write_checklist(written: WrittenLedger, on: date, stream: BinaryIO) -> None:
    """写核对表. One sheet; choices have their lists. ``on`` is the file's date."""
    bind([Page.of(written)], stream, on)
