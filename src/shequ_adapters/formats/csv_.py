"""CSV. The ledgers again, a table a file, for whatever opens tables."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs

from shequ_core.ledgers import PRACTICES, Practice
from shequ_core.ledgers.formula_guard import guarded
from shequ_core.ledgers.render import Plain
from shequ_core.ledgers.writing import WrittenLedger, titles, written
from shequ_core.model import Record
from shequ_core.register import Register

_FIRST = (1980, 1, 1, 0, 0, 0)


@attrs.frozen
class Csv:
    """CSV. A zip with one ``01-社区概况.csv`` a ledger, header and rows only.

    UTF-8 with a mark, so that Excel sees Chinese; days as 2004-12-31. A text that
    Excel would run as a formula has an apostrophe before it, which our reader of text
    tables takes off again (see ``formula_guard``). Excel still takes the digits of an
    id number for a number when it opens a csv: send clerks the xlsx.
    """

    practices: Sequence[Practice] = PRACTICES

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Each ledger that has rows; the day is said in the xlsx only."""
        with ZipFile(stream, "w") as package:
            sheets = written(Register.of(records), self.practices, on)
            for number, sheet in enumerate(sheets, 1):
                name = f"{number:02}-{sheet.ledger.title}.csv"
                entry = ZipInfo(name, _FIRST)
                entry.compress_type = ZIP_DEFLATED
                with package.open(entry, "w") as part:
                    _write_table(sheet, part)


def _write_table(sheet: WrittenLedger, part: IO[bytes]) -> None:
    with TextIOWrapper(part, "utf-8-sig", newline="") as text:
        table = csv.writer(text)
        table.writerow(titles(sheet.ledger))
        table.writerows(map(_texts, sheet.rows))


def _texts(row: tuple[Plain, ...]) -> list[str]:
    return [guarded(it) if isinstance(it, str) else _text(it) for it in row]


def _text(value: int | Decimal | date | None) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
