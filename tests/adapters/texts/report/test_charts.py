"""排图: a chart of Word's own, with its data in it and within reach."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from tests.adapters.texts.report.made import FACTS, read, saved, template, written

from shequ_adapters.texts.report import Template
from shequ_adapters.texts.report.chart_xml import FONT, chart_xml
from shequ_adapters.texts.report.data_sheet import column_letters, data_sheet
from shequ_core.facts import Chart, ChartKind, Series

SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
WORDS = st.text("第一居民组<&>\"'\x07 ab", min_size=1, max_size=5)
VALUES = st.integers(-(10**9), 10**9) | st.decimals(0, 10**6, places=2)


@st.composite
def charts(draw):
    """Any chart of some series."""
    categories = tuple(draw(st.lists(WORDS, min_size=1, max_size=5)))
    many = len(categories)
    series = draw(
        st.lists(
            st.builds(
                Series,
                WORDS,
                st.sampled_from(["人", "户"]),
                st.lists(VALUES, min_size=many, max_size=many).map(tuple),
            ),
            min_size=1,
            max_size=3,
        )
    )
    kind = draw(st.sampled_from(ChartKind))
    title = draw(WORDS)
    return Chart(title=title, kind=kind, categories=categories, series=tuple(series))


@given(charts())
def test_what_is_drawn_is_what_the_data_says(chart):
    """The values shown at once, and those of the workbook behind it: where each
    reference points to.
    """
    drawn = etree.fromstring(chart_xml(chart, "rId1"))
    sheet = load_workbook(BytesIO(data_sheet(chart)))["Sheet1"]
    all_series = drawn.findall(".//c:ser", SPACES)
    assert len(all_series) == len(chart.series)
    for one, found in zip(chart.series, all_series, strict=True):
        values = found.findall("c:val//c:v", SPACES)
        assert [float(it.text) for it in values] == [float(it) for it in one.values]
        where = found.find("c:val//c:f", SPACES).text.partition("!")[2]
        cells = (
            [row[0].value for row in sheet[where.replace("$", "")]]
            if len(one.values) > 1
            else [sheet[where.replace("$", "").partition(":")[0]].value]
        )
        assert [float(it) for it in cells] == [float(it) for it in one.values]


@given(charts())
def test_every_word_is_in_a_chinese_font(chart):
    """Named, so that no reader falls back on one without the characters."""
    drawn = etree.fromstring(chart_xml(chart, "rId1"))
    faces = drawn.findall(".//a:ea", SPACES)
    assert faces
    assert {it.get("typeface") for it in faces} == {FONT}


@given(st.integers(0, 16383))
def test_columns_are_lettered_as_workbooks_do(place):
    """From A on."""
    assert column_letters(place) == get_column_letter(place + 1)


@settings(max_examples=4)
@given(st.sampled_from(ChartKind))
def test_a_report_carries_the_chart_and_its_workbook(kind):
    """In its paragraph, described for who can not see it."""
    asked = f"{{{{ 图('male_residents_by_age', kind='{kind.value}') }}}}"
    made = template("前", asked, "后")
    with zipfile.ZipFile(BytesIO(written(made))) as parts:
        names = parts.namelist()
        data = parts.read("word/embeddings/shequ_chart_1.xlsx")
        rels = parts.read("word/charts/_rels/shequ_chart_1.xml.rels")
    assert "word/charts/shequ_chart_1.xml" in names
    assert b"shequ_chart_1.xlsx" in rels
    chart = FACTS.chart("male_residents_by_age", kind=kind.value)
    assert data == data_sheet(chart)
    xml = read(made).paragraphs[1]._p.xml
    assert f'descr="{kind.value}：男性户籍人口年龄构成"' in xml


def test_a_report_may_be_the_next_template():
    """Charts that it has stay, and the new ones take other names."""
    first = read(template("{{ 图('male_residents_by_age') }}"))
    first.add_paragraph("{{ 图('female_residents_by_age') }}")
    second = written(Template(saved(first), "模板.docx"))
    with zipfile.ZipFile(BytesIO(second)) as parts:
        names = parts.namelist()
    assert len(names) == len(set(names))
    assert {f"word/charts/shequ_chart_{it}.xml" for it in (1, 2)} <= set(names)


@pytest.mark.parametrize("name", ["births_by_month", "facility_open_days_by_facility"])
def test_a_chart_of_nothing_is_said_to_be_one(name):
    """No empty frame."""
    report = read(template(f"{{{{ 图('{name}') }}}}"))
    assert report.paragraphs[0].text == "（没有数据）"
