"""就位. Tables and charts into the paragraphs that were kept for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from shequ_adapters.texts.report.charts import set_chart
from shequ_adapters.texts.report.marks import Placed, is_marked
from shequ_adapters.texts.report.tables import set_table
from shequ_core.errors import Unreadable
from shequ_core.facts import Chart

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NOTHING = "（没有数据）"


def place(document: WordDocument, placed: Placed, file: str) -> None:
    """就位. Raises Unreadable where one stands among words, or outside of the body."""
    width = _text_width(document)
    body, charts = document.element.body, 0
    for element in list(body.iter(qn("w:p"))):
        paragraph = Paragraph(element, document._body)
        if not is_marked(paragraph.text):
            continue
        thing = placed.alone_in(paragraph.text)
        if thing is None:
            called = placed.called_in(paragraph.text)
            raise Unreadable(f"{file}：{called}要单独占一段，前后不能有字")
        if isinstance(thing, Chart) and thing.is_empty:
            paragraph.text = _NOTHING
        elif isinstance(thing, Chart):
            charts += 1
            set_chart(paragraph, thing, width, charts)
        else:
            set_table(paragraph, thing, width)
    for part in document.part.package.iter_parts():
        if part is not document.part and is_marked(part.blob.decode("utf-8", "ignore")):
            raise Unreadable(f"{file}：表和图只能放在正文里")


def _text_width(document: WordDocument) -> int:
    section = document.sections[0]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    return (section.page_width or 0) - sides
