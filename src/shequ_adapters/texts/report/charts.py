"""排图. A chart of Word's own where a paragraph stood: to be edited, in any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm

from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.report.chart_xml import chart_xml
from shequ_adapters.texts.report.data_sheet import data_sheet
from shequ_core.facts import Chart, ChartKind

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_WIDEST = Cm(15)
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def set_chart(paragraph: Paragraph, chart: Chart, width: int, number: int) -> None:
    """排图. The ``number``-th of the document, as wide as the text or 15 cm, alone in
    its paragraph, which grows with it.
    """
    part = _part(paragraph.part, chart)
    relation = paragraph.part.relate_to(part, RT.CHART)
    paragraph.text = ""
    _make_room(paragraph)
    size = f'cx="{min(width, _WIDEST)}" cy="{_height(chart)}"'
    drawing = parse_xml(
        f'<w:drawing {_SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{20000 + number}" name="图{number}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    drawing[0][1].set("descr", _in_words(chart))
    paragraph.runs[0]._r.append(drawing)


def _part(owner: Part, chart: Chart) -> Part:
    """Under names that are free: a template may hold charts of a report before."""
    package = owner.package
    assert package is not None, "a part of a document"
    sheet = package.next_partname("/word/embeddings/shequ_chart_%d.xlsx")
    data = Part(sheet, CT.SML_SHEET, data_sheet(chart), package)
    name = package.next_partname("/word/charts/shequ_chart_%d.xml")
    part = Part(name, CT.DML_CHART, None, package)
    part._blob = chart_xml(chart, part.relate_to(data, RT.PACKAGE))
    return part


def _make_room(paragraph: Paragraph) -> None:
    """Lines of a fixed height would cut it off, an indent would push it out."""
    layout = paragraph.paragraph_format
    layout.line_spacing = 1.0
    properties = paragraph._p.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    for name in ("firstLineChars", "firstLine"):
        indent.set(qn(f"w:{name}"), "0")
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _height(chart: Chart) -> int:
    if chart.kind is ChartKind.BAR:
        bars = len(chart.categories) * len(chart.series)
        return Cm(min(3 + 0.6 * bars, 20))
    return Cm(6.5 if chart.kind is ChartKind.PIE else 8)


def _in_words(chart: Chart) -> str:
    """What a reader who can not see it is told."""
    return printable(f"{chart.kind.value}：{chart.title}")
