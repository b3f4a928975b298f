"""写报告: what the template asks for stands there, and all else as it was."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.adapters.texts.report.made import (
    FACTS,
    TOWN,
    lines,
    read,
    saved,
    template,
    written,
)
from tests.core.small_town import DAY

from shequ_adapters.texts import package
from shequ_adapters.texts.report import Template, write_report
from shequ_core.errors import Unreadable
from shequ_core.facts import Facts
from shequ_core.figures import FIGURES, Window
from shequ_core.model import Unit
from shequ_core.register import Register
from shequ_core.values import Ref

ATTACHED = RT.HYPERLINK.replace("hyperlink", "attachedTemplate")
PLAIN = st.text("户籍人口3，。<>&\"' ab", max_size=8)


@settings(max_examples=10)
@given(st.lists(st.tuples(PLAIN, st.sampled_from(FIGURES)), min_size=1, max_size=4))
def test_figures_stand_among_the_words(said):
    """Words stay, letter for letter, and each figure is as it is told."""
    made = [f"{words}{{{{ figure('{figure.code}') }}}}人" for words, figure in said]
    assert lines(*made) == [
        f"{words}{FACTS.figure(figure.code)}人" for words, figure in said
    ]


def test_words_cut_in_runs_and_quotes_of_a_word_processor_are_understood():
    """As Word leaves them: each letter may have a run of its own, quotes are curved."""
    document = Document()
    paragraph = document.add_paragraph()
    for letter in "共{{ 指标(“户籍人口”).words }}":
        paragraph.add_run(letter).font.size = Pt(14)
    [line] = read(Template(saved(document), "模板.docx")).paragraphs
    assert line.text == "共600人"
    assert {it.font.size for it in line.runs} == {Pt(14)}


def test_loops_conditions_and_sums():
    """Over parts and rows, in paragraphs and in the rows of a table."""
    report = read(
        template(
            "{%p for it in 指标('各党支部党员人数').parts %}",
            "{{ loop.index|序号 }}、{{ it.label }}{{ it.words }}",
            "{%p endfor %}",
            "{% if on.year > 1 %}有{% endif %}{% if figure('births') %}无{% endif %}",
            "{{ 指标('户籍人口') / 指标('户籍户数') }}人一户，{{ 12|汉字 }}",
            cells=(
                ("{%tr for row in 表('units').rows %}", ""),
                ("{{ row.单位名称 }}", "{{ row.trade }}"),
                ("{%tr endfor %}", ""),
            ),
            header="{{ 社区 }} {{ 统计时段 }} {{ on.han }}",
        )
    )
    told = [it.text for it in report.paragraphs]
    parts = FACTS.figure("party_members_by_branch").parts
    assert told[: len(parts)] == [f"一、{parts[0].label}{parts[0].words}"]
    assert told[-2:] == ["有", "2人一户，十二"]
    names = [row.cells[0].text for row in report.tables[0].rows]
    assert names == [it.name for it in TOWN.on(DAY).all(Unit)]
    header = report.sections[0].header.paragraphs[0].text
    assert header == "小镇社区 2004年度 二〇〇四年十二月三十一日"


def test_a_table_takes_the_place_of_its_paragraph():
    """Rows, sums, and a header that is repeated; two tables do not run into one."""
    asked = "{{ 表('registered_residents_by_large_group') }}"
    report = read(template("前", asked, asked, "后", cells=((asked,),)))
    known = FACTS.table("registered_residents_by_large_group")
    first, second, outer = report.tables
    [inner] = outer.cell(0, 0).tables
    for it in (first, second, inner):
        texts = [tuple(cell.text for cell in row.cells) for row in it.rows]
        assert texts == [known.header, *(row.cells for row in known.rows), known.total]
        assert "tblHeader" in it.rows[0]._tr.xml
    assert [it.text for it in report.paragraphs] == ["前", "", "后"]


def test_long_words_break_before_a_day_does():
    """The columns of a table that is too wide for the page narrow from the widest."""
    book = Register(
        Unit(id=Ref(f"bei/unit/{n}"), name="社区" * 40, address="2004年10月11日")
        for n in range(2)
    )
    table = '{{ table("units", columns=["name", "address", "trade", "head"]) }}'
    made = read(template(table), Facts(book, Window.year_to(DAY))).tables[0]
    name, day, *_ = (column.width for column in made.columns)
    assert day >= Pt(12) * 8
    assert name > day


def test_a_table_is_set_in_the_letters_of_its_paragraph():
    """So that who writes the template has the say."""
    document = Document()
    run = document.add_paragraph(style="Body Text").add_run("{{ 表('units') }}")
    run.font.size = Pt(9)
    [table] = read(Template(saved(document), "模板.docx")).tables
    line = table.cell(1, 0).paragraphs[0]
    assert (line.style.name, line.runs[0].font.size) == ("Body Text", Pt(9))


def test_what_a_record_says_is_never_taken_for_template_or_markup():
    """A unit may be called anything."""
    name = "<w:p>{{ foo }}{% if %}&\ue0000\ue001\x07\x0c\n店"
    town = Register([Unit(id=next(iter(TOWN.all(Unit))).id, name=name)])
    facts = Facts(town, Window.year_to(DAY))
    made = template("{{ 表('units').rows[0].name }}", "{{ 表('units') }}")
    report = read(made, facts)
    assert report.paragraphs[0].text == "<w:p>{{ foo }}{% if %}&0\n店"
    assert "{{ foo }}" in report.tables[0].cell(1, 0).text


def test_a_trouble_quotes_the_template_and_never_a_record():
    """Whoever reads the message may not be whom the names are for."""
    said = Facts(TOWN, Window.year_to(DAY)).table("residents").rows[0]["联系电话"]
    assert said
    for words in (
        "{{ 表('residents').rows[0].联系电话 + 1 }}",
        "{{ 表('residents').rows[0].联系电话|汉字 }}",
        "{{ 表('residents').rows[0].联系电话.x }}",
        "{{ 表('residents').rows[0].联系电话 }}{{ 表('units') }}",
        "{% for it in 表('residents').rows[0].联系电话 %}{% endfor %}",
    ):
        with pytest.raises(Unreadable) as refused:
            written(template(words))
        assert said not in str(refused.value)


def test_the_same_records_and_template_give_the_same_bytes():
    """The clock has no part in it; the file is dated as the report is."""
    made = template(
        "{{ 统计日 }}", "{{ 图('male_residents_by_age') }}", "{{ 表('units') }}"
    )
    first = written(made)
    assert first == written(made)
    report = Document(BytesIO(first))
    assert report.core_properties.modified.date() == DAY
    assert report.core_properties.last_modified_by == ""
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {it.date_time[0] for it in parts.infolist()} == {1980}


def test_a_template_on_somebody_s_disk_is_let_go():
    """Word would look for it, wherever the report is opened."""
    document = Document()
    settings = next(
        it
        for it in document.part.package.iter_parts()
        if it.partname == "/word/settings.xml"
    )
    settings.relate_to("x.dotm", ATTACHED, is_external=True)
    made = written(Template(saved(document), "模板.docx"))
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert not [it for it in parts.namelist() if it.endswith("settings.xml.rels")]


@pytest.mark.parametrize("kind", [RT.IMAGE, RT.OLE_OBJECT, RT.AUDIO])
def test_what_would_be_fetched_from_elsewhere_is_refused(kind):
    """A link to click on is none of it."""
    document = Document()
    document.part.relate_to("https://example.org/", RT.HYPERLINK, is_external=True)
    written(Template(saved(document), "模板.docx"))
    document.part.relate_to("https://example.org/x", kind, is_external=True)
    with pytest.raises(Unreadable, match="文件外面"):
        written(Template(saved(document), "模板.docx"))


def repacked(name, content):
    """An empty document with another part in it."""
    stream = BytesIO(saved(Document()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return Template(stream.getvalue(), "模板.docx")


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (Template(b"PK nothing", "a.docx"), "不是 Word 文稿"),
        (Template(b"", "a.docx"), "不是 Word 文稿"),
        (repacked("word/a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "实体"),
        (repacked("word/a.xml", b" " * (package.MOST_TEXT + 1)), "太大"),
    ],
    ids=["no-zip", "empty", "entities", "bomb"],
)
def test_what_is_no_sound_document_is_refused(made, says):
    """Before it is unpacked, or read."""
    with pytest.raises(Unreadable, match=says):
        written(made)


SOUND = template("{{ 指标('户籍人口') }}", "{{ 表('units') }}").data


@st.composite
def damaged_documents(draw):
    """A template with some bytes of it, or of one of its parts, otherwise or gone."""
    if draw(st.booleans()):
        return damaged(draw, SOUND)
    with zipfile.ZipFile(BytesIO(SOUND)) as source:
        parts = {it: source.read(it) for it in source.namelist()}
    name = draw(st.sampled_from(sorted(it for it in parts if "xml" in it)))
    parts[name] = damaged(draw, parts[name])
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for it, content in parts.items():
            target.writestr(it, content)
    return stream.getvalue()


def damaged(draw, data):
    """Bytes overwritten, or cut out, or cut off."""
    start = draw(st.integers(0, len(data) - 1))
    end = draw(st.sampled_from([start, start + 40, len(data)]))
    return data[:start] + draw(st.binary(max_size=20)) + data[end:]


@settings(max_examples=40)
@given(damaged_documents())
def test_a_damaged_document_is_a_report_or_a_sentence(data):
    """No other error comes out of a file."""
    stream = BytesIO()
    try:
        write_report(Template(data, "模板.docx"), FACTS, stream, on=DAY)
    except Unreadable as refused:
        told = str(refused)
    else:
        told = f"模板.docx {Document(BytesIO(stream.getvalue())).core_properties}"
    assert told.startswith("模板.docx")
