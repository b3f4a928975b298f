"""文稿. The tree of a written report, free of any format.

A number never hides in the words: it is a Num and names its figure, so that a reader
can ask where it came from and a test can hold that it is true.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs


@attrs.frozen
class Num:
    """数. A number as written, and the code of the figure that it is.

    ``key`` is the part of a breakdown (第一党支部). ``over`` is the figure that it was
    divided by, ``less`` the one that was taken from it (未办结 is 受理 less 办结); of a
    breakdown, the same part of it.
    """

    code: str
    text: str
    key: str = ""
    over: str = ""
    less: str = ""

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Count:
    """问题数. Findings of a rule (its kind), of a severity, or of all ("")."""

    rule: str
    text: str

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Day:
    """日期. A day, month or year as written, taken from the window of the report."""

    text: str

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Name:
    """名称. What a record is called, as recorded: a team, a room, a party branch."""

    text: str

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Quote:
    """规则所见. The sentence of a finding, numbers and all."""

    rule: str
    text: str

    def __str__(self) -> str:
        return self.text


Run = str | Num | Count | Day | Name | Quote
"""文字. A piece of a line; ``str`` is words without any number."""

Runs = tuple[Run, ...]
"""行. The pieces of one line, in order."""


@attrs.frozen
class Heading:
    """标题. Level 1 (一、) or 2 (〔一〕)."""

    runs: Runs
    level: int = 1


@attrs.frozen
class Paragraph:
    """段落. Body text, indented by two characters."""

    runs: Runs


@attrs.frozen
class Table:
    """表. Its caption, its header, its rows, and a ``total`` below them.

    ``numeric`` are the columns that hold numbers, from 0; ``widths`` the parts of the
    page width that the columns take; ``label`` is its number (表1), given at the end.
    """

    caption: Runs
    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    numeric: frozenset[int]
    widths: tuple[int, ...]
    total: tuple[Runs, ...] = ()
    label: str = ""


@attrs.frozen
class Note:
    """注. A remark under a table, smaller than the body."""

    runs: Runs


@attrs.frozen
class Annex:
    """附表. Everything after it belongs to the annexes, from a new page on."""


Block = Heading | Paragraph | Table | Note | Annex


@attrs.frozen(kw_only=True)
class Document:
    """文稿. A title, its blocks, and who signs it on which day."""

    title: Runs
    blocks: tuple[Block, ...]
    signed: Runs
    dated: Runs


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """编号. The same blocks, their tables labelled 表1, 表2; in the annexes 附表1."""
    labelled: list[Block] = []
    word, place = "表", 0
    for block in blocks:
        if isinstance(block, Table):
            place += 1
            labelled.append(attrs.evolve(block, label=f"{word}{place}"))
            continue
        if isinstance(block, Annex):
            word, place = "附表", 0
        labelled.append(block)
    return tuple(labelled)


def plain(runs: Runs) -> str:
    """纯文本. A line as it reads."""
    return "".join(map(str, runs))
