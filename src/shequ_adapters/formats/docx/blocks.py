"""排版. A document's blocks, set as Word paragraphs and tables."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from shequ_adapters.formats.docx import styles
from shequ_adapters.formats.docx.printing import printable
from shequ_core.reports.document import (
    Annex,
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Table,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section, _Footer
    from docx.styles.style import BaseStyle, ParagraphStyle
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

_UNBROKEN = 28
"""不跨页行数. Tables of so many rows, which a page can hold, stay on one page."""

_LONG = 12
"""长文字. A column with a text of more characters is set from the left."""

_AFTER_TABLE = Pt(8)
"""表后距. Between a table and the text below it."""

_PADDING = Mm(1)
"""单元格边距. Left and right of the text in a cell."""


def composed(document: Document) -> WordDocument:
    """成稿. The whole document in Word's terms, on A4, signed before the annexes."""
    word = docx.Document()
    styles.dress(word)
    _set_page(word.sections[0])
    word.settings.odd_and_even_pages_header_footer = True
    word.add_paragraph(printable(document.title), styles.TITLE)
    body = list(
        itertools.takewhile(lambda it: not isinstance(it, Annex), document.blocks)
    )
    below_table = False
    for block in body:
        start = len(word.paragraphs)
        _add(word, block, styles.CELL, styles.HEAD_CELL)
        if below_table:
            word.paragraphs[start].paragraph_format.space_before = _AFTER_TABLE
        below_table = isinstance(block, Table)
    _sign(word, document)
    annexes = document.blocks[len(body) + 1 :]
    if annexes:
        word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    for block in annexes:
        _add(word, block, styles.ANNEX_CELL, styles.ANNEX_HEAD_CELL)
    return word


def _add(word: WordDocument, block: Block, cell: str, head: str) -> None:
    match block:
        case Heading(runs, level):
            word.add_paragraph(
                printable(runs), styles.FIRST if level == 1 else styles.SECOND
            )
        case Paragraph(runs):
            word.add_paragraph(printable(runs), styles.BODY)
        case Note(runs):
            word.add_paragraph(printable(runs), styles.NOTE)
        case Table():
            _add_table(word, block, cell, head)


def _sign(word: WordDocument, document: Document) -> None:
    """Two lines below the text, and never alone on a page."""
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    for runs in ((), document.signed):
        line = word.add_paragraph(printable(runs), styles.SIGNED)
        line.paragraph_format.keep_with_next = True
    word.add_paragraph(printable(document.dated), styles.SIGNED)


def _set_page(section: Section) -> None:
    """A4 with the margins of GB/T 9704, page numbers outside: — 1 —."""
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    line = footer.paragraphs[0]
    line.style = styles.FOOTER
    line.alignment = side
    line.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = line.add_run("1")._r
    field.append(run)
    line._p.append(field)
    line.add_run(" —")


def _add_table(word: WordDocument, table: Table, cell: str, head: str) -> None:
    word.add_paragraph(f"{table.label}　{printable(table.caption)}", styles.CAPTION)
    texts = [tuple(map(printable, row)) for row in (*table.rows, table.total) if row]
    drawn = word.add_table(len(texts) + 1, len(table.header), "Table Grid")
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    _pad(drawn)
    widths = [styles.TEXT_WIDTH * part // sum(table.widths) for part in table.widths]
    grid = list(drawn.rows)
    over, within = word.styles[head].style_id, word.styles[cell].style_id
    heads = grid[0].cells
    for column, width in enumerate(widths):
        drawn.columns[column].width = width
        _fill(heads[column], table.header[column], over, width)
    _repeat(grid[0])
    set_column = _columns(table, texts, widths, word.styles[cell])
    for row, words in zip(grid[1:], texts, strict=True):
        _whole(row)
        for column, drawn_cell in enumerate(row.cells):
            line = _fill(drawn_cell, words[column], within, widths[column])
            set_column[column](line)
    if len(texts) <= _UNBROKEN:
        for row in grid[:-1]:
            _keep_with_next(row)


def _columns(
    table: Table, texts: list[tuple[str, ...]], widths: list[int], style: BaseStyle
) -> list[Callable[[WordParagraph], None]]:
    """How each column is set: numbers flush right about the middle, long words left."""
    digit = cast("ParagraphStyle", style).font.size or 0
    setters: list[Callable[[WordParagraph], None]] = []
    for column, width in enumerate(widths):
        longest = max(len(row[column]) for row in texts)
        if column in table.numeric:
            spare = width - 2 * _PADDING - longest * digit // 2
            setters.append(partial(_flush_right, indent=max(spare // 2, 0)))
        elif longest > _LONG:
            setters.append(_flush_left)
        else:
            setters.append(_centred)
    return setters


def _flush_right(line: WordParagraph, indent: int) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.right_indent = Emu(indent)


def _flush_left(line: WordParagraph) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _centred(line: WordParagraph) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _fill(cell: _Cell, text: str, style: str, width: int) -> WordParagraph:
    cell.width = Emu(width)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line: WordParagraph = cell.paragraphs[0]
    line._p.style = style  # the id: to look its name up takes half of all the time
    line.add_run(text)
    return line


def _pad(drawn: WordTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_PADDING.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = drawn._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        drawn._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)


def _repeat(row: _Row) -> None:
    _whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: _Row) -> None:
    """A row does not break over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _keep_with_next(row: _Row) -> None:
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
