"""填报 Word 表: what is bound is written, and nothing else in the blank is touched."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from shequ_adapters.texts.filling import write_form
from shequ_core.errors import Unreadable
from shequ_core.figures import Window
from shequ_core.forms import Change, FilledCell, FilledForm, Form, TableSpot, Words

ROWS, COLUMNS = 4, 3
WORDS = st.text("年月 =+@人1a<&", max_size=5)
VALUES = st.none() | WORDS | st.integers() | st.dates()
SPOTS = st.builds(
    TableSpot, st.integers(1, 2), st.integers(1, ROWS), st.integers(1, COLUMNS)
)


def filled(cells, rows=()):
    """A form with these values at these places."""
    return FilledForm(
        form=Form(name="表", blank="表.docx"),
        window=Window.year_to(date(2004, 12, 31)),
        cells=tuple(FilledCell(at=at, value=value) for at, value in cells.items()),
        rows=tuple(FilledCell(at=at, value=value) for at, value in rows),
        by_hand=(),
        lacking=(),
    )


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """Two tables of cells with words of their own looks, and a line to be filled."""
    document = Document()
    document.add_paragraph("填报单位：____  日期：____")
    for number in (1, 2):
        table = document.add_table(ROWS, COLUMNS)
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells.cells, 1):
                run = cell.paragraphs[0].add_run(f"{number}-{row}-{column}")
                run.font.size = Pt(10 + column)
        document.add_paragraph("完")
    path = tmp_path_factory.mktemp("forms") / "表.docx"
    document.save(path)
    return path


def written(blank, form, changed=()):
    """The filled form, opened."""
    stream = BytesIO()
    assert write_form(blank, form, changed, stream) == ()
    return Document(BytesIO(stream.getvalue()))


@settings(max_examples=20)
@given(st.dictionaries(SPOTS, VALUES, max_size=6))
def test_each_cell_holds_its_value_and_the_others_their_words(blank, cells):
    """In the letters that stood there before."""
    document = written(blank, filled(cells))
    for number, table in enumerate(document.tables, 1):
        for row, line in enumerate(table.rows, 1):
            for column, cell in enumerate(line.cells, 1):
                at = TableSpot(number, row, column)
                value = cells.get(at, f"{number}-{row}-{column}")
                if isinstance(value, date):
                    value = f"{value.year}年{value.month}月{value.day}日"
                assert cell.text == ("" if value is None else str(value))
                if cell.text:
                    assert cell.paragraphs[0].runs[0].font.size == Pt(10 + column)


@given(WORDS)
@settings(max_examples=10)
def test_words_are_written_over_where_they_stand(blank, value):
    """The rest of the line stays."""
    document = written(blank, filled({Words("日期：____"): value}))
    assert document.paragraphs[0].text == f"填报单位：____  {value}"


def test_what_changed_is_highlighted_with_what_it_was(blank):
    """And nothing else is."""
    at, other = TableSpot(1, 2, 2), TableSpot(1, 3, 3)
    form = filled({at: 12, other: 3, Words("日期：____"): "今天"})
    document = written(blank, form, [Change(at=at, was="11")])
    marked = [
        run.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for run in cell.paragraphs[0].runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["12"]
    assert [it.text for it in document.comments] == ["上次报送：11"]


def test_a_table_grows_by_the_rows_that_it_needs(blank):
    """Each like its last one; the other table does not."""
    rows = [(TableSpot(1, 3 + n, 2), f"第{n}店") for n in range(5)]
    document = written(blank, filled({}, rows))
    first, second = document.tables
    assert [row.cells[1].text for row in first.rows[2:]] == [it for _, it in rows]
    assert (len(first.rows), len(second.rows)) == (7, ROWS)
    assert first.rows[6].cells[0].text == ""
    assert first.rows[6].cells[1].paragraphs[0].runs[0].font.size == Pt(12)


def test_merged_cells_count_as_they_are_seen(tmp_path):
    """One over two columns is one; one over two rows is found from either."""
    document = Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    document.save(tmp_path / "表.docx")
    cells = {TableSpot(1, 1, 2): "右", TableSpot(1, 3, 3): "下"}
    made = written(tmp_path / "表.docx", filled(cells)).tables[0]
    assert made.cell(0, 2).text == "右"
    assert made.cell(1, 2).text == made.cell(2, 2).text == "下"


_ALTERNATE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOXES = f"""<mc:AlternateContent xmlns:mc="{_ALTERNATE}" {nsdecls("w")}>
  <mc:Choice Requires="wps"><w:drawing><w:txbxContent>
    <w:p><w:r><w:t>编号：</w:t></w:r><w:r><w:t>____号</w:t></w:r></w:p>
  </w:txbxContent></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><w:txbxContent>
    <w:p><w:r><w:t>编号：____号</w:t></w:r></w:p>
  </w:txbxContent></w:pict></mc:Fallback>
</mc:AlternateContent>"""
"""文本框. As Word writes one: for itself, and again for programs that know it not."""


@pytest.fixture
def margins(tmp_path):
    """A blank with places above, below and beside its text."""
    document = Document()
    document.add_paragraph("正文").add_run()._r.append(parse_xml(BOXES))
    section = document.sections[0]
    section.header.paragraphs[0].text = "填报单位：____"
    section.footer.add_table(1, 1, Pt(200)).cell(0, 0).text = "页脚日期：____"
    document.add_section()  # its header is that of the section before it
    path = tmp_path / "表.docx"
    document.save(path)
    return path


def test_words_are_found_in_headers_footers_and_text_boxes(margins):
    """Each once, though a text box stands there twice: then it is written twice."""
    cells = {
        Words("填报单位：____"): "填报单位：北正社区",
        Words("页脚日期：____"): "12月",
        Words("编号：____号"): "编号：7号",
    }
    was = [Change(at=at, was="无") for at in cells]
    document = written(margins, filled(cells), was)
    header = document.sections[0].header.paragraphs[0]
    assert header.text == "填报单位：北正社区"
    assert header.runs[0].font.highlight_color == WD_COLOR_INDEX.YELLOW
    assert document.sections[0].footer.tables[0].cell(0, 0).text == "12月"
    boxes = document.element.body.xpath(".//w:txbxContent")
    said = ["".join(part.text for part in it.iter(qn("w:t"))) for it in boxes]
    assert said == ["编号：7号"] * 2
    assert list(document.comments) == []  # Word takes none there


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (TableSpot(3, 1, 1), "没有 表3 第1行第1列"),
        (TableSpot(1, 9, 1), "没有 表1 第9行第1列"),
        (TableSpot(1, 1, 9), "没有 表1 第1行第9列"),
        (Words("审核人"), "没有“审核人”"),
        (Words("____"), "有2处“____”"),
    ],
)
def test_a_place_that_there_is_not_is_told(blank, at, says):
    """And nothing is written."""
    stream = BytesIO()
    with pytest.raises(Unreadable, match=says):
        write_form(blank, filled({at: 1}), (), stream)
    assert not stream.getvalue()


def test_a_blank_that_is_not_there_or_none_is_told(tmp_path):
    """In a sentence."""
    with pytest.raises(Unreadable, match="没有空白表"):
        write_form(tmp_path / "无.docx", filled({}), (), BytesIO())
    (tmp_path / "坏.docx").write_bytes(b"x")
    with pytest.raises(Unreadable, match="不是 Word 文稿"):
        write_form(tmp_path / "坏.docx", filled({}), (), BytesIO())
