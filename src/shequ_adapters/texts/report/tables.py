"""排表. A table where a paragraph stood, in the letters of that paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.report.marks import is_marked

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from shequ_core.facts import FactTable

_NARROWEST, _WIDEST = 6, 40
"""Widths of columns, in half characters: of the shortest words and of the longest."""

_UNBROKEN = 28
"""Tables of so many rows, which a page can hold, stay on one page."""

_PADDING = 57
"""Left and right of the text in a cell, in twentieths of a point."""

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
    set_row = _Rows(paragraph, widths, table)
    for row in set_row.all_of(table):
        drawn.append(row)
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
        self, paragraph: Paragraph, widths: Sequence[int], table: FactTable
    ) -> None:
        self._widths = widths
        style = paragraph._p.pPr.pStyle if paragraph._p.pPr is not None else None
        self._style = None if style is None else style.val
        runs = [run for run in paragraph.runs if run.text.strip()]
        self._letters = runs[0]._r.rPr if runs else None
        size = (runs[0].font.size if runs else None) or _size_of(paragraph)
        self._indents = {
            column: _indent(table, column, Emu(widths[column]).twips, size)
            for column in table.numeric
        }

    def all_of(self, table: FactTable) -> Iterator[BaseOxmlElement]:
        """The header, the rows, and their sum; held together if they fit a page."""
        rows = [*(it.cells for it in table.rows), *filter(None, (table.total,))]
        held = len(rows) <= _UNBROKEN
        head = self._row(table.header, bold=True, held=held, indents={})
        head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        yield head
        for place, row in enumerate(rows, 1):
            yield self._row(row, held=held and place < len(rows), indents=self._indents)

    def _row(
        self,
        words: Sequence[str],
        *,
        indents: Mapping[int, int],
        held: bool,
        bold: bool = False,
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
            line = cell.add_p()
            self._set(line.get_or_add_pPr(), held, indents.get(column))
            self._write(line.add_r(), text, bold)
            row.append(cell)
        return row

    def _set(self, layout: BaseOxmlElement, held: bool, indent: int | None) -> None:
        if self._style is not None:
            layout.style = self._style
        if held:
            layout.append(OxmlElement("w:keepNext"))
        layout.append(_with("w:spacing", before="0", after="0"))
        side = {"firstLineChars": "0", "firstLine": "0", "right": str(indent or 0)}
        layout.append(_with("w:ind", **side))
        layout.append(_with("w:jc", val="center" if indent is None else "right"))

    def _write(self, run: BaseOxmlElement, text: str, bold: bool) -> None:
        if self._letters is not None:
            run.append(deepcopy(self._letters))
        if bold:
            run.get_or_add_rPr()._add_b()
        run.text = printable(text)


def _size_of(paragraph: Paragraph) -> int:
    """Of its letters, in EMU; 小四 where its style does not say."""
    size = paragraph.style.font.size if paragraph.style is not None else None
    return int(Pt(12) if size is None else size)


def _indent(table: FactTable, column: int, width: int, size: int) -> int:
    """So far from the right that a column of numbers stands in the middle, in twips."""
    cells = [*(it.cells for it in table.rows), *filter(None, (table.total,))]
    longest = max((len(row[column]) for row in cells), default=0)
    spare: int = width - 2 * _PADDING - longest * Emu(size).twips // 2
    return max(spare // 2, 0)


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
        margins.append(_with(f"w:{side}", w=str(_PADDING), type="dxa"))
    properties.append(margins)
    return properties


def _with(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
