"""Word 文档: the year's summary as a clerk hands it in."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.formats.marked_town import MARKED, personal
from tests.core.small_town import DAY, TOWN

from shequ_adapters.formats.docx import Docx
from shequ_core.figures import Window
from shequ_core.model import Household, Record
from shequ_core.reports.annual import annual_summary
from shequ_core.reports.document import Heading, Paragraph, Table, plain
from shequ_core.testing.formats import FormatLaws
from shequ_core.testing.strategies import any_record
from shequ_core.values import Ref

EAST_ASIAN = {
    "Normal": "仿宋",
    "Body Text": "仿宋",
    "Title": "方正小标宋简体",
    "Heading 1": "黑体",
    "Heading 2": "楷体",
    "Footer": "宋体",
}


class TestDocx(FormatLaws):
    """The summary answers to the laws; it counts households, however many."""

    exporter = Docx()
    names_people = False
    suffix = ".docx"
    multiplied = Household(id=Ref("bei/household/1"), number="1" * 3_000)


def written(records: Iterable[Record] = TOWN, on: date = DAY) -> bytes:
    """The bytes of the document."""
    stream = io.BytesIO()
    Docx().write(records, stream, on=on)
    return stream.getvalue()


def opened(data: bytes | None = None) -> WordDocument:
    """The document as Word's own library reads it."""
    return docx.Document(io.BytesIO(data or written()))


def test_same_records_same_bytes() -> None:
    """The order of the records and the time of writing leave no trace."""
    assert written(TOWN) == written(reversed(list(TOWN)))


def test_zip_entries_have_no_time() -> None:
    """No entry of the package is dated by the clock."""
    entries = zipfile.ZipFile(io.BytesIO(written())).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_are_of_the_day() -> None:
    """Created and changed on the day of the report, by the committee."""
    properties = opened().core_properties
    assert properties.created == properties.modified
    assert (properties.created or datetime.min).date() == DAY
    assert properties.author == properties.last_modified_by == "小镇社区居民委员会"
    assert properties.title == "小镇社区2004年度工作总结"
    assert properties.comments == ""


def test_it_says_what_the_summary_says() -> None:
    """Every paragraph and every table of the summary, in order."""
    summary = annual_summary(TOWN, Window.year_to(DAY))
    word = opened()
    texts = [paragraph.text for paragraph in word.paragraphs]
    said = [it for it in summary.blocks if isinstance(it, Heading | Paragraph)]
    places = [texts.index(plain(block.runs)) for block in said]
    assert places == sorted(places)
    tables = [it for it in summary.blocks if isinstance(it, Table)]
    assert len(word.tables) == len(tables)
    for drawn, table in zip(word.tables, tables, strict=True):
        assert [cell.text for cell in drawn.rows[0].cells] == list(table.header)
        cells = [cell.text for cell in drawn.rows[1].cells]
        assert cells == [plain(runs) for runs in table.rows[0]]


def test_chinese_fonts_are_set_in_the_styles() -> None:
    """As w:eastAsia, or Word takes the fonts of its theme."""
    styles = opened().styles
    for name, font in EAST_ASIAN.items():
        fonts = styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) == font
        assert not [key for key in fonts.attrib if "Theme" in key]


def test_the_language_is_chinese() -> None:
    """Proofing and line breaking follow zh-CN."""
    language = opened().styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_body_text_is_set_by_the_standard() -> None:
    """三号, 28 points a line, two characters in; on A4."""
    word = opened()
    body = word.styles["Body Text"]
    assert body.font.size == Pt(16)
    assert body.paragraph_format.line_spacing == Pt(28)
    indent = body.element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"
    section = word.sections[0]
    assert abs((section.page_width or 0) - Mm(210)) < Mm(1)
    assert abs((section.page_height or 0) - Mm(297)) < Mm(1)


def test_tables_repeat_their_header_and_align_numbers() -> None:
    """Header rows repeat, rows do not break, numbers stand flush right."""
    summary = annual_summary(TOWN, Window.year_to(DAY))
    tables = [it for it in summary.blocks if isinstance(it, Table)]
    for drawn, table in zip(opened().tables, tables, strict=True):
        assert drawn.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for column in table.numeric:
            line = drawn.rows[1].cells[column].paragraphs[0]
            assert line.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_pages_are_numbered() -> None:
    """On odd and even pages."""
    section = opened().sections[0]
    for footer in (section.footer, section.even_page_footer):
        assert 'w:instr="PAGE"' in footer.paragraphs[0]._p.xml


def test_nobody_is_in_the_bytes() -> None:
    """No name, number, phone or address, in any part of the package."""
    package = zipfile.ZipFile(io.BytesIO(written(MARKED)))
    for name in package.namelist():
        assert personal(package.read(name).decode("utf-8")) == []


def test_only_what_is_needed_is_in_the_package() -> None:
    """No thumbnail, no styles of the library's template, no other's fonts."""
    names = zipfile.ZipFile(io.BytesIO(written())).namelist()
    assert not [name for name in names if "thumbnail" in name or "custom" in name]
    styles = {style.name for style in opened().styles}
    assert not [name for name in styles if "Accent" in name]


@given(records=st.lists(any_record(), max_size=8))
def test_any_register_can_be_written(records: list[Record]) -> None:
    """However odd its words are."""
    assert opened(written(records)).paragraphs
