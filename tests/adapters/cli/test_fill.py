"""shequ fill: the example's forms out of a small book, handed in, and changed since."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document
from openpyxl import load_workbook

from shequ_core.plugins import Offer, door, hookimpl, roll

FORMS = Path(__file__).parents[3] / "examples/beizheng/forms"
MONTHLY = FORMS / "人口情况月报表.toml"


@pytest.fixture
def out(tmp_path):
    """Where the forms are written."""
    return tmp_path / "报表"


def test_all_forms_of_a_folder_are_filled_at_once(db, out, shequ, data):
    """Each from its own blank; what is left to the hand is listed, nobody is named."""
    code, told, err = shequ("fill", db, FORMS, "-o", out)
    assert (code, err) == (0, "")
    assert len(list(out.iterdir())) == len(list(FORMS.glob("*.toml"))) == 5
    assert "单位负责人" in told
    sheet = load_workbook(out / "人口情况月报表.xlsx")["表1"]
    assert sheet["A4"].value == "户籍户数（户）"
    assert sheet["B4"].value == 2
    figures = data("figures", db)
    forms = data("fill", db, FORMS, "-o", out)["forms"]
    checked = 0
    for form in forms:
        for cell in form["cells"].values():
            known = figures.get(cell["figure"], {}).get("value")
            checked += isinstance(known, int) and cell["value"] == known
    assert checked > 20


def test_what_was_handed_in_is_kept_and_what_changed_is_marked(db, out, shequ, data):
    """Whoever prepared it is asked for; the log tells it, and undo takes it back."""
    code, _, err = shequ("fill", db, MONTHLY, "-o", out, "--submit")
    assert (code, "--by" in err) == (2, True)
    assert not out.exists()
    words = ("fill", db, MONTHLY, "-o", out)
    done = data(*words, "--submit", "--by", "李主任", "--reviewed", "王书记")
    assert done["revision"] == 2
    [again] = data(*words)["forms"]
    assert again["changed"] == {}
    born = ("--on", "2004-12-31", "--period", "1985-03")
    [march] = data(*words, *born)["forms"]
    assert march["changed"]["B6"] == "0"
    sheet = load_workbook(out / "人口情况月报表.xlsx")["表1"]
    assert sheet["B6"].comment.text == "上次报送：0"
    batch = data("log", db)[0]["batch"]
    assert data("undo", db, batch)["revision"] == 3
    [undone] = data(*words, *born)["forms"]
    assert undone["changed"] == {}


def test_each_form_is_of_its_own_span(db, out, data):
    """A month's, a quarter's and a year's, filled at once; counted on its last day."""
    words = ("fill", db, FORMS, "-o", out, "--period", "2004-05")
    forms = {it["form"]: it["cells"] for it in data(*words)["forms"]}
    assert forms["人口情况月报表"]["C2"]["value"] == "2004年5月"
    assert forms["文体活动季度统计表"]["C2"]["value"] == "2004年4月1日至2004年6月30日"
    assert "2004年5月31日" in forms["人口情况月报表"]["A17"]["value"]


def test_a_word_form_is_filled_as_a_workbook_is(db, out, shequ, data):
    """Its cells and its lines; what changed since it was handed in is marked."""
    words = ("fill", db, FORMS / "社区基本情况表.toml", "-o", out)
    data(*words, "--submit", "--by", "李主任")
    document = Document(out / "社区基本情况表.docx")
    cells = document.tables[0].rows[3].cells
    assert [it.text for it in cells] == ["户籍户数（户）", "2", "户籍人口（人）", "3"]
    assert "填报日期：2004年12月31日" in document.paragraphs[1].text
    assert document.paragraphs[-1].text.startswith("填报人：李主任")
    [later] = data(*words, "--on", "2030-01-01")["forms"]
    assert later["changed"] == {"表1 第5行第4列": "0"}
    document = Document(out / "社区基本情况表.docx")
    assert [it.text for it in document.comments] == ["上次报送：0"]


@pytest.fixture
def pack(monkeypatch):
    """A package that brings one of the forms, installed."""
    offer = Offer(
        name="county-monthly",
        suffix=".xlsx",
        summary="县人口月报",
        load=lambda: MONTHLY,
    )
    guest = SimpleNamespace(forms=hookimpl(lambda: [offer]))
    entry = SimpleNamespace(name="county", dist=None, load=lambda: guest)
    monkeypatch.setattr(door, "found", lambda: [*roll.found(), entry])


@pytest.mark.usefixtures("pack")
def test_a_form_that_a_plugin_brings_goes_by_its_name(db, out, shequ):
    """It is listed; its blank stands beside its binding."""
    assert "县人口月报" in shequ("plugins")[1]
    code, _, err = shequ("fill", db, "county-monthly", "-o", out)
    assert (code, err) == (0, "")
    assert [it.name for it in out.iterdir()] == ["人口情况月报表.xlsx"]
    code, _, err = shequ("fill", db, "county", "-o", out)
    assert (code, "county-monthly" in err) == (2, True)


def test_a_slip_in_a_binding_is_one_sentence(db, out, shequ, tmp_path):
    """With the file and the cell; nothing is written."""
    shutil.copy(MONTHLY.with_suffix(".xlsx"), tmp_path)
    said = MONTHLY.read_text("utf-8")
    for wrong, says in (
        (said.replace('"births"', '"birth"', 1), "没有指标 birth"),
        (said.replace("figure", "figures", 1), "figures 不认识"),
        (said.replace("人口情况月报表.xlsx", "无.xlsx"), "没有空白表"),
    ):
        path = tmp_path / "错.toml"
        path.write_text(wrong, "utf-8")
        code, _, err = shequ("fill", db, path, "-o", out)
        assert (code, len(err.splitlines())) == (2, 1)
        assert says in err
        assert not out.exists()


def test_names_are_masked_unless_asked_for(tmp_path, shequ):
    """The person in charge of a unit and their phone."""
    ledger = tmp_path / "辖区单位台账.csv"
    ledger.write_text(
        "北正社区辖区单位台账\n填报时间:2004年12月31日\n"
        "单位名称,行业类别,隶属关系,地址,负责人,联系电话\n"
        "建设银行,金融,省属,圭斋西路1号,赵大勇,13812345678\n",
        "utf-8",
    )
    book, out = tmp_path / "u.db", tmp_path / "报表"
    assert shequ("load", ledger, "--into", book)[0] == 0
    words = ("fill", book, FORMS / "辖区单位情况表.toml", "-o", out)
    seen = {}
    for more in ((), ("--unmasked",)):
        assert shequ(*words, *more)[0] == 0
        sheet = load_workbook(out / "辖区单位情况表.xlsx")["表1"]
        seen[more] = [cell.value for cell in sheet[4]]
    assert seen[()][0] == "建设银行"
    assert "赵**" in seen[()]
    assert "赵大勇" not in seen[()]
    assert {"赵大勇", "13812345678"} <= set(seen[("--unmasked",)])
