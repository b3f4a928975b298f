"""别的办公室. The example's ledgers as another office would keep them: other file and
sheet names, other words in the headers, columns in another order, text files too.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from shequ_adapters.workbooks import Workbooks
from shequ_core.ledgers import LEDGERS, Ledger, Sheet

_NAMES = ("表", "汇总", "Sheet", "报送", "新建工作表", "2004年底")


def rewrite(source: Path, target: Path, chance: Random, *, suffix: str) -> None:
    """Write every ledger of a folder anew, as .xlsx or as .csv in GB18030."""
    for number, path in enumerate(sorted(source.iterdir()), 1):
        sheets = [it for it in Workbooks().read(path) if not it.hidden]
        grids = [_office(sheet, chance) for sheet in sheets]
        if suffix == ".csv":
            for part, grid in enumerate(grids):
                name = f"{chance.choice(_NAMES)}{number}-{part}.csv"
                _write_csv(target / name, grid)
        else:
            _write_xlsx(target / f"{chance.choice(_NAMES)}{number}.xlsx", grids)


def _office(sheet: Sheet, chance: Random) -> list[list[Any]]:
    ledger, header = _header(sheet)
    rows = [list(row) for row in sheet.rows]
    if ledger.upright:
        body = [[_word(ledger, str(row[0]), chance), *row[1:]] for row in rows[1:]]
        chance.shuffle(body)
        return [["指标", "情况"], *body]
    order = list(range(len(rows[header])))
    first = [it for it in order if str(rows[header][it]) == "序号"]
    rest = [it for it in order if it not in first]
    chance.shuffle(rest)
    order = first + rest if chance.random() < 0.5 else rest + first
    heads = [_word(ledger, str(rows[header][it]), chance) for it in order]
    title = [] if chance.random() < 0.3 else rows[: min(header, 2)]
    body = [[row[it] for it in order] for row in rows[header + 1 :]]
    return [*title, heads, *body]


def _header(sheet: Sheet) -> tuple[Ledger, int]:
    best: tuple[int, Ledger, int] | None = None
    for ledger in LEDGERS:
        titles = {word for it in ledger for word in (it.title, *it.aliases)}
        if ledger.upright:
            down = sum(str(row[0]) in titles for row in sheet.rows if row)
            if down > 5 and (best is None or down > best[0]):
                best = (down, ledger, 0)
            continue
        for number, row in enumerate(sheet.rows[:6]):
            across = sum(str(cell) in titles for cell in row)
            if best is None or across > best[0]:
                best = (across, ledger, number)
    assert best is not None, "no ledger on the sheet"
    return best[1], best[2]


def _word(ledger: Ledger, header: str, chance: Random) -> str:
    for column in ledger:
        if header in (column.title, *column.aliases):
            word = chance.choice((column.title, *column.aliases))
            if column.key == "number" and chance.random() < 0.5:
                return word + "(18位)"
            return f"*{word}" if chance.random() < 0.2 else word
    return header


def _write_csv(path: Path, grid: list[list[Any]]) -> None:
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(grid)


def _write_xlsx(path: Path, grids: list[list[list[Any]]]) -> None:
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, grid in enumerate(grids, 1):
        sheet = book.add_worksheet(f"第{number}页")
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(r, c, cell)
                elif cell is not None:
                    sheet.write(r, c, cell)
    book.close()
