"""shequ report: a template of one's own, filled from a small book."""

import pytest
from docx import Document


@pytest.fixture
def template(tmp_path):
    """A template of a figure, a table of persons, and a day."""
    document = Document()
    for words in (
        "{{ 社区 }}截至{{ 统计日 }}有{{ 指标('户籍人口').words }}",
        "{{ 统计时段 }}活动{{ figure('activities').words }}",
        "{{ 表('residents', columns=['姓名', '联系电话']) }}",
    ):
        document.add_paragraph(words)
    path = tmp_path / "模板.docx"
    document.save(path)
    return path


def test_a_template_is_filled_in(db, template, tmp_path, shequ, data):
    """On the day of the ledgers, in its year; the JSON tells each figure used."""
    out = tmp_path / "报告.docx"
    code, told, err = shequ("report", db, template, "-o", out)
    assert (code, err) == (0, "")
    assert "已脱敏" in told
    first, second, *_ = [it.text for it in Document(out).paragraphs]
    assert first == "北正社区截至2004年12月31日有3人"
    assert second == "2004年度活动0场"
    said = data("report", db, template, "-o", out, "--period", "2004-12")
    assert said["figures"]["registered_residents"]["value"] == 3
    assert said["masked"] is True
    assert Document(out).paragraphs[1].text.startswith("2004年12月活动")


def test_a_report_of_a_period_is_of_its_last_day(db, template, tmp_path, shequ):
    """As far as the ledgers go, and unless another day is named."""
    out = tmp_path / "报告.docx"
    for words, day in (
        (("--period", "2004-05"), "2004年5月31日"),
        (("--period", "2005-05"), "2004年12月31日"),
        (("--period", "2004-05", "--on", "2004-06-02"), "2004年6月2日"),
    ):
        assert shequ("report", db, template, "-o", out, *words)[0] == 0
        assert f"截至{day}" in Document(out).paragraphs[0].text


def test_names_are_masked_unless_asked_for(db, template, tmp_path, shequ):
    """As everywhere on the way out."""
    seen = {}
    for more in ((), ("--unmasked",)):
        out = tmp_path / "报告.docx"
        assert shequ("report", db, template, "-o", out, *more)[0] == 0
        [table] = Document(out).tables
        seen[more] = [cell.text for cell in table.rows[1].cells]
    assert seen[()] == ["张**", "138****5678"]
    assert seen[("--unmasked",)] == ["张三丰", "13812345678"]


def test_what_can_not_be_is_one_sentence(db, template, tmp_path, shequ):
    """And the template stays as it was."""
    before = template.read_bytes()
    for name, out, says in (
        ("无.docx", "报告.docx", "没有文件"),
        ("模板.docx", "报告.doc", "须以 .docx 结尾"),
        ("模板.docx", "模板.docx", "是模板"),
    ):
        code, _, err = shequ("report", db, tmp_path / name, "-o", tmp_path / out)
        assert (code, len(err.splitlines())) == (2, 1)
        assert says in err
    assert template.read_bytes() == before


def test_a_template_that_comes_with_shequ_goes_by_its_name(
    db, tmp_path, shequ, monkeypatch
):
    """It is listed, written out to be edited, and a file of that name goes first."""
    monkeypatch.chdir(tmp_path)
    assert "居务公开" in shequ("report-template")[1]
    out = tmp_path / "报告.docx"
    assert shequ("report", db, "居务公开", "-o", out, "--period", "2004-12")[0] == 0
    assert Document(out).paragraphs[0].text == "北正社区居务公开（2004年12月）"
    code, _, err = shequ("report", db, "居务", "-o", out)
    assert (code, "居务公开" in err) == (2, True)
    mine = tmp_path / "居务公开"
    assert shequ("report-template", "居务公开", "-o", mine)[0] == 0
    document = Document(mine)
    document.paragraphs[0].runs[0].text = "我的{{ 社区 }}"
    document.save(mine)
    assert shequ("report", db, "居务公开", "-o", out)[0] == 0
    assert Document(out).paragraphs[0].text.startswith("我的北正社区")


def test_a_slip_leaves_no_report(db, tmp_path, shequ):
    """It is told by its place."""
    document = Document()
    document.add_paragraph("共{{ 指标('户籍人囗') }}人")
    document.save(tmp_path / "错.docx")
    out = tmp_path / "报告.docx"
    code, _, err = shequ("report", db, tmp_path / "错.docx", "-o", out)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "第1段" in err
    assert "是不是 户籍人口" in err
    assert not out.exists()
