"""示例表. The blank Word form of the example, as a superior would send it."""

from datetime import date
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from shequ_adapters.formats.docx import styles
from shequ_adapters.formats.docx.package import write_package

TITLE = "社区基本情况表"
FACTS = (
    ("社区名称", "统计用区划代码"),
    ("所属街道", "辖区面积（平方公里）"),
    ("居民大组（个）", "居民小组（个）"),
    ("户籍户数（户）", "户籍人口（人）"),
    ("流动人口（人）", "60周岁及以上（人）"),
    ("党员（人）", "党支部（个）"),
    ("辖区单位（个）", "社区用房面积（㎡）"),
    ("文体队伍（支）", "注册志愿者（人）"),
)
PLACES = ("场地名称", "类别", "面积（㎡）", "开放时间")
BLANK_ROWS = 3


def overview_form() -> bytes:
    """Two tables, and three lines with blanks in them."""
    word = docx.Document()
    styles.dress(word)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(22)
    section.left_margin = section.right_margin = Mm(26)
    word.add_paragraph(TITLE, styles.TITLE)
    _line(word, "填报单位：____________        填报日期：____年__月__日")
    _table(word, [(a, "", b, "") for a, b in FACTS], (32, 40, 46, 40))
    _line(word, "")
    _table(word, [PLACES, *[("", "", "", "")] * BLANK_ROWS], (48, 22, 28, 60))
    _line(word, "")
    _line(word, "填报人：________    审核人：________    负责人（签章）：________")
    stream = BytesIO()
    on = date(2000, 1, 1)
    write_package(word, stream, title=TITLE, author="", on=on, subject=TITLE)
    return stream.getvalue()


def _line(word: WordDocument, text: str) -> None:
    line = word.add_paragraph(text, styles.CELL)
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _table(
    word: WordDocument, rows: list[tuple[str, ...]], widths: tuple[int, ...]
) -> None:
    table = word.add_table(0, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for texts in rows:
        row = table.add_row()
        row.height = Pt(22)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].style = styles.CELL
            if text:
                cell.paragraphs[0].add_run(text)
