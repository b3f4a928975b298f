"""排表. A table where a paragraph stood, in the letters of that paragraph.

A ledger may have ten thousand rows: the XML is written as text, and read in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from docx.shared import Emu, Pt

from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.report.marks import is_marked

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from shequ_core.facts import FactTable

_NARROWEST, _WIDEST = 6, 40
"""Widths of columns, in half characters: of the shortest words and of the longest."""

_MARGIN = 3
"""Left and right of the words, in half characters."""

_UNBROKEN = 28
"""Tables of so many rows, which a page can hold, stay on one page."""

_PADDING = 57
"""Left and right of the text in a cell, in twentieths of a point."""

_AT_ONCE = 200
"""Rows that are read in together: the parser takes longer over more, row by row."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BETWEEN = re.compile(r"(?<=[0-9A-Za-z])(?=[^ -~])|(?<=[^ -~])(?=[0-9A-Za-z])")
_SPACES = re.compile(r' xmlns:\w+="[^"]*"')
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def set_table(paragraph: Paragraph, table: FactTable, width: int) -> None:
    """排表. Over the whole width, its header repeated on every page, in place of the
    paragraph, whose style and letters its cells take.
    """
    widths = _widths(table, Emu(width).twips, _letters_of(paragraph))
    columns = "".join(f'<w:gridCol w:w="{it}"/>' for it in widths)
    rows = list(_Rows(paragraph, widths, table).all_of(table))
    head = f"{_properties(sum(widths))}<w:tblGrid>{columns}</w:tblGrid>"
    drawn = _parsed(paragraph, head)
    paragraph._p.addprevious(drawn)
    for first in range(0, len(rows), _AT_ONCE):
        some = _parsed(paragraph, "".join(rows[first : first + _AT_ONCE]))
        drawn.extend(list(some))
    if _may_go(paragraph._p):
        paragraph._p.getparent().remove(paragraph._p)
    else:
        paragraph.text = ""


def _parsed(paragraph: Paragraph, content: str) -> BaseOxmlElement:
    """A table of that content, with the name spaces that it uses: each that is
    declared costs time for every element that is moved.
    """
    known = {"w": nsmap["w"], **paragraph._p.nsmap}
    spaces = "".join(
        f' xmlns:{name}="{it}"'
        for name, it in known.items()
        if name and f"{name}:" in content
    )
    table: BaseOxmlElement = parse_xml(f"<w:tbl{spaces}>{content}</w:tbl>")
    return table


def _may_go(element: BaseOxmlElement) -> bool:
    """A cell ends with a paragraph, and two tables need one between them."""
    after = element.getnext()
    if after is None or after.tag != qn("w:p"):
        return False
    return not is_marked("".join(after.itertext()))


def _widths(table: FactTable, width: int, size: int) -> list[int]:
    """In twips, by the longest words of each column. Where there is no room for all
    of them the longest break, so that a day beside them stays on one line.
    """
    rows = [table.header, *(it.cells for it in table.rows), table.total]
    wanted = [
        min(max(map(_half_widths, column), default=0), _WIDEST) + _MARGIN
        for column in zip(*filter(None, rows), strict=True)
    ]
    room = 2 * width // Emu(size).twips
    wanted = _levelled([max(it, _NARROWEST) for it in wanted], room)
    return [width * it // sum(wanted) for it in wanted]


def _levelled(wanted: Sequence[int], room: int) -> list[int]:
    """As wide as wanted, but for the widest, which share what is left of the room."""
    most = max(wanted, default=0)
    while most > _NARROWEST and sum(min(it, most) for it in wanted) > room:
        most -= 1
    return [min(it, most) for it in wanted]


def _half_widths(text: str) -> int:
    """With the space that is set between digits and Chinese, half a one each time."""
    letters = sum(2 if east_asian_width(it) in "WF" else 1 for it in text)
    return letters + -(-len(_BETWEEN.findall(text)) // 2)


class _Rows:
    """Rows of cells that look as the paragraph does."""

    def __init__(
        self, paragraph: Paragraph, widths: Sequence[int], table: FactTable
    ) -> None:
        self._widths = widths
        style = paragraph._p.pPr.pStyle if paragraph._p.pPr is not None else None
        self._style = (
            "" if style is None else f'<w:pStyle w:val="{escape(style.val)}"/>'
        )
        runs = [run for run in paragraph.runs if run.text.strip()]
        self._letters = runs[0]._r.rPr if runs else None
        size = _letters_of(paragraph)
        self._indents = {
            column: _indent(table, column, widths[column], size)
            for column in table.numeric
        }

    def all_of(self, table: FactTable) -> Iterator[str]:
        """The header, the rows, and their sum; held together if they fit a page."""
        rows = [*(it.cells for it in table.rows), *filter(None, (table.total,))]
        held = len(rows) <= _UNBROKEN
        head = self._starts("<w:tblHeader/>", self._bold(), held=held, indents={})
        yield self._row(head, table.header)
        letters = _as_text(self._letters)
        within = self._starts("", letters, held=held, indents=self._indents)
        last = self._starts("", letters, held=False, indents=self._indents)
        for place, row in enumerate(rows, 1):
            yield self._row(within if place < len(rows) else last, row)

    def _row(self, starts: Sequence[str], words: Sequence[str]) -> str:
        """``starts`` are that of the row, and that of each cell down to its words."""
        opening, *before = starts
        cells = (
            f"{start}{_said(text)}</w:t></w:r></w:p></w:tc>"
            for start, text in zip(before, words, strict=True)
        )
        return f"{opening}{''.join(cells)}</w:tr>"

    def _starts(
        self, kind: str, letters: str, *, held: bool, indents: Mapping[int, int]
    ) -> list[str]:
        keep = "<w:keepNext/>" if held else ""
        starts = [f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>"]
        for column, width in enumerate(self._widths):
            indent = indents.get(column)
            side = "center" if indent is None else "right"
            starts.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
                f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>{self._style}{keep}'
                '<w:spacing w:before="0" w:after="0"/>'
                '<w:ind w:firstLineChars="0" w:firstLine="0" '
                f'w:right="{indent or 0}"/><w:jc w:val="{side}"/></w:pPr>'
                f'<w:r>{letters}<w:t xml:space="preserve">'
            )
        return starts

    def _bold(self) -> str:
        if self._letters is None:
            return "<w:rPr><w:b/></w:rPr>"
        letters = deepcopy(self._letters)
        letters._remove_b()
        letters._add_b()
        return _as_text(letters)


def _said(text: str) -> str:
    return escape(printable(text)).replace("\n", _BREAK)


def _as_text(letters: BaseOxmlElement | None) -> str:
    """Their XML, whose name spaces the table declares."""
    if letters is None:
        return ""
    return "".join(_SPACES.sub("", letters.xml).split("\n"))


def _letters_of(paragraph: Paragraph) -> int:
    """How large they are, in EMU; 小四 where neither they nor their style say."""
    for run in paragraph.runs:
        if run.text.strip() and run.font.size:
            return int(run.font.size)
    size = paragraph.style.font.size if paragraph.style is not None else None
    return int(Pt(12) if size is None else size)


def _indent(table: FactTable, column: int, width: int, size: int) -> int:
    """So far from the right that a column of numbers stands in the middle, in twips."""
    cells = [*(it.cells for it in table.rows), *filter(None, (table.total,))]
    longest = max((len(row[column]) for row in cells), default=0)
    spare: int = width - 2 * _PADDING - longest * Emu(size).twips // 2
    return max(spare // 2, 0)


def _properties(width: int) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in _SIDES
    )
    margins = "".join(
        f'<w:{side} w:w="{_PADDING}" w:type="dxa"/>' for side in ("left", "right")
    )
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )
