"""Word 文稿. Its paragraphs as text, and the same document marked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO

import attrs
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.table import CT_Row
from docx.table import Table, _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from shequ_core.narrative import Checked, Verdict

_COLOURS: Mapping[Verdict, WD_COLOR_INDEX] = {
    Verdict.SAME: WD_COLOR_INDEX.BRIGHT_GREEN,
    Verdict.ADMITTED: WD_COLOR_INDEX.TURQUOISE,
    Verdict.DIFFERENT: WD_COLOR_INDEX.PINK,
    Verdict.UNRECORDED: WD_COLOR_INDEX.GRAY_25,
    Verdict.BLANK: WD_COLOR_INDEX.YELLOW,
    Verdict.OTHER_NAME: WD_COLOR_INDEX.YELLOW,
}
_AUTHOR, _INITIALS = "文稿核对", "核"
_PROPERTIES = "rPr"
_MERGED = "continue"
_IN_BOXES = ".//w:txbxContent//w:p"

Story = Document | BlockItemContainer
"""文. The text of a document, or one of its headers and footers."""
_ROWS = "./w:tr | ./w:sdt/w:sdtContent/w:tr"
_CELLS = "./w:tc | ./w:sdt/w:sdtContent/w:tc"


@attrs.frozen
class WordText:
    """Word 文稿. A document that is open; marking it up changes it in memory alone."""

    document: Document

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """段落. The text of each, in order, those in tables where they stand."""
        return tuple(
            "".join(run.text for run in runs_of(it))
            for it in paragraphs_of(self.document)
        )

    def write_marked(self, checked: Iterable[Checked], stream: BinaryIO) -> None:
        """标注. The document with each stretch highlighted by its verdict, and the
        sentence about it as a comment; nothing else in it is changed.
        """
        by_paragraph = {
            number: sorted(some, key=attrgetter("start"))
            for number, some in groupby(checked, key=attrgetter("paragraph"))
        }
        for number, paragraph in enumerate(list(paragraphs_of(self.document))):
            for one in by_paragraph.get(number, ()):
                self._mark(paragraph, one)
        self.document.save(stream)

    def _mark(self, paragraph: Paragraph, one: Checked) -> None:
        runs = cut_out(paragraph, one.start, one.end)
        for run in runs:
            run.font.highlight_color = _COLOURS[one.verdict]
        if runs:
            words = f"{one.verdict.word}：{one.message}"
            self.document.add_comment(
                runs, text=words, author=_AUTHOR, initials=_INITIALS
            )


def paragraphs_of(story: Story) -> Iterator[Paragraph]:
    """段落. Of a document, a header or a footer, in order, those in the cells of tables
    where they stand.
    """
    for block in story.iter_inner_content():
        yield from _of_table(block) if isinstance(block, Table) else (block,)


def paragraphs_everywhere(document: Document) -> Iterator[Paragraph]:
    """各处段落. Of the text, of every header and footer, of the text boxes in each."""
    stories: list[Story] = [document, *_margins_of(document)]
    for story in stories:
        yield from paragraphs_of(story)
        for paragraph in story._element.xpath(_IN_BOXES):
            yield Paragraph(paragraph, story)


def _margins_of(document: Document) -> Iterator[BlockItemContainer]:
    """The headers and footers that are there; most sections have those before them."""
    for section in document.sections:
        for margin in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
            section.even_page_header,
            section.even_page_footer,
        ):
            if not margin.is_linked_to_previous:
                yield margin


def _of_table(table: Table) -> Iterator[Paragraph]:
    """Cell by cell; a cell that is merged over several places is one."""
    for _, _, cell in cells_of(table):
        for block in cell.iter_inner_content():
            yield from _of_table(block) if isinstance(block, Table) else (block,)


def cells_of(table: Table) -> Iterator[tuple[int, int, _Cell]]:
    """单元格. Each by its row and its place in it, from 1, counted as they are seen: a
    cell that is merged over several columns is one.
    """
    for number, row in enumerate(rows_of(table), 1):
        for place, cell in enumerate(row.xpath(_CELLS), 1):
            if cell.vMerge != _MERGED:
                yield number, place, _Cell(cell, table)


def rows_of(table: Table) -> list[CT_Row]:
    """行. Of a table, those in content controls too."""
    found: list[CT_Row] = table._tbl.xpath(_ROWS)
    return found


def cell_at(table: Table, row: int, place: int) -> _Cell | None:
    """格. As ``cells_of`` counts; of one that is merged into a cell above it, that one.
    None where there is none.
    """
    rows = rows_of(table)
    cells = rows[row - 1].xpath(_CELLS) if row <= len(rows) else []
    if place > len(cells):
        return None
    cell = cells[place - 1]
    while cell.vMerge == _MERGED and (above := cell._tc_above) is not None:
        cell = above
    return _Cell(cell, table)


def runs_of(paragraph: Paragraph) -> list[Run]:
    """文字段. The runs of a paragraph, those of links too."""
    return [
        run
        for part in paragraph.iter_inner_content()
        for run in (part.runs if isinstance(part, Hyperlink) else (part,))
    ]


def cut_out(paragraph: Paragraph, start: int, end: int) -> Sequence[Run]:
    """截取. The runs of just these characters: those at the ends are cut in two, unless
    they hold more than text (a picture, a field), when they are taken whole.
    """
    found, place = [], 0
    for run in runs_of(paragraph):
        length = len(run.text)
        first, last = max(start - place, 0), min(end - place, length)
        place += length
        if first < last:
            found.append(_part(run, first, last) if _is_plain(run) else run)
    return found


def _is_plain(run: Run) -> bool:
    return all(child.tag.endswith(("}t", f"}}{_PROPERTIES}")) for child in run._r)


def _part(run: Run, first: int, last: int) -> Run:
    """Cut what stands before and after off into runs of the same looks."""
    text = run.text
    if first:
        before = deepcopy(run._r)
        run._r.addprevious(before)
        Run(before, run._parent).text = text[:first]
    if last < len(text):
        after = deepcopy(run._r)
        run._r.addnext(after)
        Run(after, run._parent).text = text[last:]
    run.text = text[first:last]
    return run
