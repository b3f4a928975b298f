"""填报 Word 表. The blank's own layout; only what is bound is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from shequ_adapters.texts.package import TROUBLE, bytes_of, damaged, opened
from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.word import (
    cell_at,
    cut_out,
    paragraphs_everywhere,
    rows_of,
    runs_of,
)
from shequ_core.errors import Unreadable
from shequ_core.facts.tables import cell_words
from shequ_core.forms import Change, FilledForm, Place, TableSpot, Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.table import CT_Row
    from docx.table import Table, _Cell

_AUTHOR, _INITIALS = "填报", "填"

_OWN = "./w:p | ./w:sdt/w:sdtContent/w:p"
"""The paragraphs of a cell itself, not those of a table within it."""

_IDS = ("paraId", "textId")
_SPARE = "ancestor::*[local-name()='Fallback']"
"""备用件. What a program shows that does not know the text box before it: a copy."""

_TWICE = "ancestor::*[local-name()='AlternateContent']"
_BESIDE = "ancestor::w:txbxContent | ancestor::w:hdr | ancestor::w:ftr"
"""文外. Where Word takes no comment."""

Write = Callable[[str], Run]
"""写. Puts words where they belong; the run that they stand in."""


def write_form(
    blank: Path, filled: FilledForm, changed: Iterable[Change], stream: BinaryIO
) -> tuple[str, ...]:
    """填报. The blank with its cells and words filled, those that ``changed`` since it
    was last handed in highlighted, with a comment of what they said then. A table that
    ends too early grows by rows like its last one. Nothing of the blank is lost.

    Raises Unreadable, a sentence, where the blank is no .docx, or lacks a place.
    """
    document = _blank(blank)
    try:
        _fill(_Form(document, blank.name), filled, changed)
        document.save(stream)
    except TROUBLE:
        raise damaged(blank.name) from None
    return ()


def _fill(form: _Form, filled: FilledForm, changed: Iterable[Change]) -> None:
    was = {it.at: it.was for it in changed}
    cells = [(it, form.place(it.at)) for it in filled.cells]
    rows = [(it, form.place_in_rows(it.at)) for it in filled.rows]
    for it, write in (*cells, *rows):
        run = write(printable(cell_words(it.value)))
        if it.at in was:
            form.mark(run, was[it.at])


def _blank(blank: Path) -> WordDocument:
    if not blank.exists():
        raise Unreadable(f"没有空白表 {blank}")
    return opened(bytes_of(blank), blank.name)


class _Form:
    """A blank that is open. Places are found before anything is written into one."""

    def __init__(self, document: WordDocument, file: str) -> None:
        self.document, self._file = document, file
        self._tables: Mapping[int, Table] = dict(enumerate(document.tables, 1))

    def place(self, at: Place) -> Write:
        if isinstance(at, Words):
            return self._words(at)
        cell = self._cell(at)
        if cell is None:
            raise Unreadable(f"{self._file} 没有 {at}")
        return partial(_say, cell)

    def place_in_rows(self, at: Place) -> Write:
        """As ``place``; rows that the table has not got are made as they are needed."""
        if isinstance(at, TableSpot) and at.table in self._tables:
            table = self._tables[at.table]
            while len(rows_of(table)) < at.row:
                last = rows_of(table)[-1]
                last.addnext(_emptied(deepcopy(last)))
        return self.place(at)

    def mark(self, run: Run, was: str) -> None:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if run._r.xpath(_BESIDE):
            return
        self.document.add_comment(
            run, text=f"上次报送：{was or '空'}", author=_AUTHOR, initials=_INITIALS
        )

    def _cell(self, at: Place) -> _Cell | None:
        if not isinstance(at, TableSpot):
            raise Unreadable(
                f"{self._file} 是 Word 表，格位 {at} 请写成 表1 第3行第2列"
            )
        table = self._tables.get(at.table)
        return cell_at(table, at.row, at.column) if table is not None else None

    def _words(self, at: Words) -> Write:
        found = [
            (paragraph, start)
            for paragraph in paragraphs_everywhere(self.document)
            for start in _starts("".join(it.text for it in runs_of(paragraph)), at)
        ]
        first = [it for it in found if not it[0]._p.xpath(_SPARE)]
        if len(first) != 1:
            many = f"有{len(first)}处" if first else "没有"
            raise Unreadable(f"{self._file} 里{many}{at}，要正好有一处")
        same = [it for it in found if it in first or _is_copy(it[0], first[0][0])]
        length = len(at.words)
        runs = [cut_out(it, start, start + length) for it, start in same]
        return partial(_say_over, runs)


def _starts(text: str, at: Words) -> Iterable[int]:
    start = text.find(at.words)
    while start >= 0:
        yield start
        start = text.find(at.words, start + len(at.words))


def _is_copy(paragraph: Paragraph, of: Paragraph) -> bool:
    """Whether it is what another program shows in the place of that text box."""
    spare, box = (it._p.xpath(_TWICE)[-1:] for it in (paragraph, of))
    return bool(spare) and spare == box


def _say_over(places: Sequence[Sequence[Run]], text: str) -> Run:
    """In the first run of each place, whose looks it takes; the others say nothing."""
    for first, *others in places:
        for run in others:
            run.text = ""
        first.text = text
    return places[0][0]


def _say(cell: _Cell, text: str) -> Run:
    """Alone in the cell, in the letters of what stood there, or of its paragraph."""
    first, *others = cell._tc.xpath(_OWN)
    for other in others:
        other.getparent().remove(other)
    old = next(first.iter(qn("w:r")), None)
    letters = None if old is None else old.find(qn("w:rPr"))
    if letters is None and first.pPr is not None:
        letters = first.pPr.find(qn("w:rPr"))
    for child in list(first):
        if child.tag != qn("w:pPr"):
            first.remove(child)
    run = first.add_r()
    if letters is not None:
        run.append(deepcopy(letters))
    run.text = text
    return Run(run, Paragraph(first, cell))


def _emptied(row: CT_Row) -> CT_Row:
    """Without words, and without what tells paragraphs apart."""
    for part in row.iter():
        if part.tag == qn("w:t"):
            part.text = ""
        for name in [it for it in part.attrib if it.endswith(_IDS)]:
            del part.attrib[name]
    return row
