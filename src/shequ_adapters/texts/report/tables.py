"""排表. A table where a paragraph stood, in the letters of that paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.report.marks import is_marked

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from shequ_core.facts import FactTable

_NARROWEST, _WIDEST = 6, 40
"""Widths of columns, in half characters: of the shortest words and of the longest."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def set_table(paragraph: Paragraph, table: FactTable, width: int) -> None:
    """排表. Over the whole width, its header repeated on every page, in place of the
    paragraph, whose style and letters its cells take.
    """
    drawn = OxmlElement("w:tbl")
    drawn.append(_properties(width))
    widths = _widths(table, width)
    grid = OxmlElement("w:tblGrid")
    for it in widths:
        grid.append(_with("w:gridCol", w=str(Emu(it).twips)))
    drawn.append(grid)
    set_row = _Rows(paragraph, widths, table.numeric)
    drawn.append(set_row.head(table.header))
    for row in table.rows:
        drawn.append(set_row.row(row.cells))
    if table.total:
        drawn.append(set_row.row(table.total))
    paragraph._p.addprevious(drawn)
    if _may_go(paragraph._p):
        paragraph._p.getparent().remove(paragraph._p)
    else:
        paragraph.text = ""


def _may_go(element: BaseOxmlElement) -> bool:
    """A cell ends with a paragraph, and two tables need one between them."""
    after = element.getnext()
    if after is None or after.tag != qn("w:p"):
        return False
    return not is_marked("".join(after.itertext()))


def _widths(table: FactTable, width: int) -> list[int]:
    rows = [table.header, *(it.cells for it in table.rows), table.total]
    wanted = [
        min(max(map(_half_widths, column), default=0), _WIDEST) + _NARROWEST // 2
        for column in zip(*filter(None, rows), strict=True)
    ]
    wanted = [max(it, _NARROWEST) for it in wanted]
    return [width * it // sum(wanted) for it in wanted]


def _half_widths(text: str) -> int:
    return sum(2 if east_asian_width(it) in "WF" else 1 for it in text)


class _Rows:
    """Rows of cells that look as the paragraph does."""

    def __init__(
        self, paragraph: Paragraph, widths: Sequence[int], numeric: frozenset[int]
    ) -> None:
        self._widths, self._numeric = widths, numeric
        style = paragraph._p.pPr.pStyle if paragraph._p.pPr is not None else None
        self._style = None if style is None else style.val
        runs = [run for run in paragraph.runs if run.text.strip()]
        self._letters = runs[0]._r.rPr if runs else None

    def head(self, words: Sequence[str]) -> BaseOxmlElement:
        row = self._row(words, bold=True, plain=True)
        row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return row

    def row(self, words: Sequence[str]) -> BaseOxmlElement:
        return self._row(words)

    def _row(
        self, words: Sequence[str], bold: bool = False, plain: bool = False
    ) -> BaseOxmlElement:
        row = OxmlElement("w:tr")
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, text in enumerate(words):
            cell = OxmlElement("w:tc")
            properties = OxmlElement("w:tcPr")
            width = str(Emu(self._widths[column]).twips)
            properties.append(_with("w:tcW", w=width, type="dxa"))
            properties.append(_with("w:vAlign", val="center"))
            cell.append(properties)
            right = column in self._numeric and not plain
            cell.append(self._line(text, "right" if right else "center", bold))
            row.append(cell)
        return row

    def _line(self, text: str, side: str, bold: bool) -> BaseOxmlElement:
        line = OxmlElement("w:p")
        properties = line.get_or_add_pPr()
        if self._style is not None:
            properties.style = self._style
        properties.append(_with("w:spacing", before="0", after="0"))
        properties.append(_with("w:ind", firstLineChars="0", firstLine="0"))
        properties.append(_with("w:jc", val=side))
        run = line.add_r()
        if self._letters is not None:
            run.append(deepcopy(self._letters))
        if bold:
            run.get_or_add_rPr()._add_b()
        run.text = printable(text)
        return line


def _properties(width: int) -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    properties.append(_with("w:tblW", w=str(Emu(width).twips), type="dxa"))
    properties.append(_with("w:jc", val="center"))
    borders = OxmlElement("w:tblBorders")
    for side in _SIDES:
        borders.append(
            _with(f"w:{side}", val="single", sz="4", space="0", color="auto")
        )
    properties.append(borders)
    properties.append(_with("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_with(f"w:{side}", w="57", type="dxa"))
    properties.append(margins)
    return properties


def _with(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
