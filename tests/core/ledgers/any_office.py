"""任一办公室. A written ledger as any office may keep it: arranged anew, same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import attrs
from hypothesis import strategies as st

from shequ_core.ledgers import Cell, CellKind, Ledger, LedgerColumn, Sheet
from shequ_core.ledgers.render import Plain
from shequ_core.ledgers.writing import WrittenLedger

Line = list[Cell]

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16")
DELIMITERS = ",\t;|"
BANDS = ("基本信息", "其他情况", "登记情况")
EPOCH = date(1899, 12, 30)


@attrs.frozen
class Kept:
    """A ledger as it is kept: its columns, perhaps without ours alone, and its rows."""

    ledger: Ledger
    title: str
    told: str
    columns: tuple[LedgerColumn, ...]
    rows: tuple[tuple[Plain, ...], ...]

    @classmethod
    def of(cls, written: WrittenLedger, *, ours: bool = False) -> Kept:
        """Of a written ledger; ``ours`` keeps the columns 勿改."""
        kept = [
            place
            for place, column in enumerate(written.ledger)
            if ours or "勿改" not in column.title
        ]
        return cls(
            ledger=written.ledger,
            title=written.title,
            told=written.told,
            columns=tuple(written.ledger.columns[it] for it in kept),
            rows=tuple(tuple(row[it] for it in kept) for row in written.rows),
        )

    def plain(self) -> Sheet:
        """As we write it ourselves."""
        heads: Line = [column.title for column in self.columns]
        rows: list[Line] = [[cell(value) for value in row] for row in self.rows]
        if self.ledger.upright:
            lines = [list(line) for line in zip(heads, *rows, strict=True)]
        else:
            lines = [heads, *rows]
        return Sheet(
            file="台账.xlsx",
            name=self.ledger.title,
            rows=[[self.title], [self.told], *lines],
        )


def cell(value: Plain) -> Cell:
    """A value as a workbook has it."""
    return float(value) if isinstance(value, Decimal) else value


@st.composite
def arranged(draw: st.DrawFn, kept: Kept) -> Sheet:
    """The same ledger on another office's sheet, a workbook's or a text file's."""
    order = draw(st.permutations(range(len(kept.columns))))
    columns = [kept.columns[place] for place in order]
    rows = [
        [spelt(draw, kept.columns[it], row[it]) for it in order] for row in kept.rows
    ]
    words = [word(draw, column) for column in columns]
    if kept.ledger.upright:
        lines: list[Line] = [list(line) for line in zip(words, *rows, strict=True)]
        lines = [*draw(st.sampled_from([[], [["项目", "内容"]]])), *lines]
        merged: tuple[tuple[int, int, int, int], ...] = ()
    else:
        depth = draw(st.integers(1, 2))
        heads, merged = header(draw, words) if depth == 2 else ([words], ())
        lines = [*heads, *rows]
        if draw(st.booleans()):
            lines = explained(lines, len(columns))
    over: list[Line] = draw(st.sampled_from(_titles(kept)))
    merged = tuple((a + len(over), b, c + len(over), d) for a, b, c, d in merged)
    name = draw(st.sampled_from([kept.ledger.title, "Sheet1", "报送"]))
    made = Sheet(file="报送.xlsx", name=name, rows=[*over, *lines], merged=merged)
    return made if draw(st.booleans()) else as_text(draw, made)


def _titles(kept: Kept) -> list[list[Line]]:
    """What may stand over a ledger: nothing, its title, or who tells it and when."""
    return [
        [],
        [[kept.title]],
        [[kept.title], [kept.told]],
        [[kept.title], [], [kept.told], []],
    ]


def word(draw: st.DrawFn, column: LedgerColumn) -> str:
    """Another office's word over a column; one of ours alone keeps its own."""
    if "勿改" in column.title:
        return column.title
    plain = draw(st.sampled_from((column.title, *column.aliases)))
    shape = draw(st.sampled_from(("{}", "{}", "*{}", "{}\n(必填)", " {} ")))
    return plain if "(" in plain and "(" in shape else shape.format(plain)


def header(
    draw: st.DrawFn, words: Sequence[str]
) -> tuple[list[Line], tuple[tuple[int, int, int, int], ...]]:
    """Two lines: bands over some of the columns; the others stand in both lines."""
    cuts = draw(
        st.lists(st.integers(1, max(1, len(words) - 1)), max_size=3, unique=True)
    )
    edges = [0, *sorted(cuts), len(words)]
    upper: Line = [None] * len(words)
    lower: Line = list(words)
    merged = []
    bands = iter(BANDS)
    for first, end in pairwise(edges):
        if end - first > 1 and (band := next(bands, "")):
            upper[first] = band
            merged.append((0, first, 0, end - 1))
            continue
        for place in range(first, end):
            upper[place], lower[place] = words[place], None
            merged.append((0, place, 1, place))
    return [upper, lower], tuple(merged)


def explained(lines: list[Line], width: int) -> list[Line]:
    """The lines with an explanation to the right of them, longer than they are."""
    told = ["备注：", "1.姓名须与户口簿一致", "2.电话填手机", "3.日期填到日"]
    padded = [*lines, *[[]] * (len(told) - len(lines))]
    right = [*told, *[None] * (len(padded) - len(told))]
    return [
        [*line, *[None] * (width + 1 - len(line)), words]
        for line, words in zip(padded, right, strict=True)
    ]


def spelt(draw: st.DrawFn, column: LedgerColumn, value: Plain) -> Cell:
    """A value as another office writes it."""
    if isinstance(value, date):
        return draw(st.sampled_from(list(_days(value))))
    if isinstance(value, Decimal | int):
        return draw(st.sampled_from(list(_numbers(column, value))))
    if column.cell is CellKind.PHONES and isinstance(value, str):
        return value.replace("/", draw(st.sampled_from("/、,; ")))
    if isinstance(value, str) and column.cell is not CellKind.TEXT:
        return draw(st.sampled_from((value, f"{value} ", f" {value}")))
    return value


def _days(day: date) -> Iterator[Cell]:
    yield day
    yield datetime(day.year, day.month, day.day)
    yield day.isoformat()
    yield f"{day.year}年{day.month}月{day.day}日"
    yield f"{day.year}.{day.month}.{day.day}"
    yield f"{day.year}/{day.month}/{day.day}"
    yield f"{day:%Y%m%d}"
    yield float((day - EPOCH).days)


def _numbers(column: LedgerColumn, value: Decimal | int) -> Iterator[Cell]:
    yield float(value)
    yield str(value)
    if column.cell is CellKind.YUAN:
        yield f"{value:,}"
        yield f"{value}元"
    if isinstance(value, int):
        yield f"{value}.0"


def as_text(draw: st.DrawFn, made: Sheet) -> Sheet:
    """The sheet as a text file: an encoding and a delimiter, for ``saved``."""
    delimiter = draw(st.sampled_from(DELIMITERS))
    encoding = draw(st.sampled_from(ENCODINGS))
    return attrs.evolve(made, merged=(), encoding=f"{encoding}{delimiter}")


def saved(made: Sheet) -> bytes:
    """The bytes of a sheet that was saved as text."""
    encoding, delimiter = made.encoding[:-1], made.encoding[-1]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(
        [_text(it) for it in row] for row in made.rows
    )
    return stream.getvalue().encode(encoding)


def _text(value: Cell) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return "" if value is None else str(value)
