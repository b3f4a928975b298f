"""``--as``: what a viewpoint does not see is in no output and no file."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from shequ_adapters import plugin
from shequ_adapters.cli.looking import OF_GROUPS
from shequ_core.plugins import Plugins
from shequ_core.testing.format_probes import contains

MINE, WORKER = "第1居民小组", "grid-worker:第1居民小组"
THEIRS = ("王五六", "王**", "0002", "00002", "第2居民小组")
"""邻组. What the small ledger says of group 2: its resident, household and name."""

FORMATS = [offer.name for offer in Plugins(plugin).exporters]
COMMANDS = {
    "figures": (),
    "check": (),
    "due": (),
    "months": (),
    "why": ("registered_residents",),
}
"""命令. Those that a grid worker may use on the database, with what they need."""

FILES = ("export", "fill", "narrate", "report")
"""写文件. Those that write files, which are searched below."""

REFUSED = ("log", "verify", "history", "load", "undo", "erase", "hand-out", "diff")
"""不可用. They tell or change more than one's groups."""


FORM = """form = "表"
blank = "表.xlsx"
[[cell]]
at = "A1"
figure = "registered_residents"
[[rows]]
at = "A3"
ledger = "residents"
columns = ["household", "name", "number", "phones", "group"]
most = 9
"""


def nowhere(told: str) -> bool:
    """Whether nothing of the other group is in what was printed."""
    return not any(text in told for text in THEIRS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("how", [(), ("--json",)], ids=["table", "json"])
def test_no_command_tells_of_another_group(shequ, db, command, how):
    """The office is told of group 2 by some of them; who is of group 1 by none."""
    words = (command, db, *COMMANDS[command], *how)
    code, told, err = shequ("--as", WORKER, *words)
    assert (code, err) == (0, "")
    assert nowhere(told)


def test_no_command_is_left_out_here():
    """Whatever a grid worker may use is tried on the other group."""
    assert {*COMMANDS, *FILES} == set(OF_GROUPS)


@pytest.mark.parametrize("unmasked", [(), ("--unmasked",)], ids=["masked", "unmasked"])
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_tells_of_another_group(shequ, db, tmp_path, name, unmasked):
    """Whatever is asked for, the bytes of the file hold nothing of group 2."""
    out = tmp_path / "out"
    code, told, err = shequ("export", db, name, "-o", out, *unmasked, "--as", WORKER)
    assert (code, err) == (0, "")
    assert nowhere(told)
    data = Path(out).read_bytes()
    assert [text for text in THEIRS[:2] if contains(data, text)] == []
    assert not contains(data, "430181198503121232")


@pytest.mark.parametrize("unmasked", [(), ("--unmasked",)], ids=["masked", "unmasked"])
def test_no_report_tells_of_another_group(shequ, db, tmp_path, unmasked):
    """Whatever a template asks for, its rows and figures are of one's groups."""
    template, out = tmp_path / "模板.docx", tmp_path / "报告.docx"
    page = Document()
    page.add_paragraph('户籍人口 {{ figure("registered_residents") }}')
    page.add_paragraph('{{ table("residents") }}')
    page.save(str(template))
    words = ("report", db, template, "-o", out, *unmasked, "--as", WORKER)
    code, _, err = shequ(*words)
    assert (code, err) == (0, "")
    assert [text for text in THEIRS[:2] if contains(out.read_bytes(), text)] == []
    assert contains(out.read_bytes(), "张三丰" if unmasked else "张**")


@pytest.mark.parametrize("unmasked", [(), ("--unmasked",)], ids=["masked", "unmasked"])
def test_no_dataset_tells_of_another_group(shequ, data, db, tmp_path, unmasked):
    """All that there are, in one file."""
    out = tmp_path / "out.zip"
    wanted = [word for it in data("datasets") for word in ("--dataset", it["name"])]
    words = ("export", db, "csv", *wanted, "-o", out, *unmasked, "--as", WORKER)
    code, _, err = shequ(*words)
    assert (code, err) == (0, "")
    assert [text for text in THEIRS[:2] if contains(out.read_bytes(), text)] == []
    assert contains(out.read_bytes(), "张三丰" if unmasked else "张**")


@pytest.mark.parametrize("unmasked", [(), ("--unmasked",)], ids=["masked", "unmasked"])
def test_no_form_tells_of_another_group(shequ, db, tmp_path, unmasked):
    """Its rows, and its figures."""
    Workbook().save(tmp_path / "表.xlsx")
    form, out = tmp_path / "表.toml", tmp_path / "已填"
    form.write_text(FORM, "utf-8")
    code, told, err = shequ("fill", db, form, "-o", out, *unmasked, "--as", WORKER)
    assert (code, err) == (0, "")
    assert nowhere(told)
    filled = (out / "表.xlsx").read_bytes()
    assert [text for text in THEIRS[:2] if contains(filled, text)] == []
    assert contains(filled, "张三丰" if unmasked else "张**")


def test_no_text_is_told_of_another_group(shequ, data, db, tmp_path):
    """What is said of one's own group is held against it, and nothing else is."""
    text = tmp_path / "文稿.txt"
    said = (
        "北正社区有户籍居民2户、3人。第一居民小组有户籍居民1户、3人。第2组有居民1人。"
    )
    text.write_text(said, "utf-8")
    found = data("narrate", "check", text, db, "--as", WORKER)
    assert [it["found"] for it in found] == [None, None, "1", "2", None]
    verdicts = [it["verdict"] for it in found]
    assert verdicts == [*["unrecorded"] * 2, "same", "different", "unrecorded"]
    _, told, _ = shequ("narrate", "check", text, db, "--as", WORKER)
    assert nowhere(told.replace("第2组", ""))
    assert "这个视角不核对全社区的数" in "".join(told.split())


def test_the_office_is_told_of_everybody(shequ, db, tmp_path):
    """So that there was something to hide."""
    out = tmp_path / "out.jsonl"
    shequ("export", db, "jsonl", "-o", out, "--unmasked")
    assert contains(out.read_bytes(), THEIRS[0])
    assert contains(out.read_bytes(), "430181198503121232")


def test_contacts_where_they_are_asked_for(shequ, db, tmp_path):
    """A grid worker gets the names and phones of the group, and no id number."""
    out = tmp_path / "out.jsonl"
    shequ("export", db, "jsonl", "-o", out, "--unmasked", "--as", WORKER)
    assert contains(out.read_bytes(), "张三丰")
    assert contains(out.read_bytes(), "13812345678")


@pytest.mark.parametrize("command", REFUSED)
def test_what_is_not_for_a_viewpoint_is_refused(shequ, db, command):
    """In a sentence, before anything is opened; so is a command of tomorrow."""
    code, told, err = shequ("--as", WORKER, command, db, "--help")
    assert (code, told) == (2, "")
    assert f"不能用 {command}" in err


@pytest.mark.parametrize("option", [("--known-at", "1"), ("--boundary", "2003-01-01")])
def test_who_looks_at_groups_sees_them_as_they_are_now(shequ, db, option):
    """Who was of the group then may be of another now."""
    code, _, err = shequ("--as", WORKER, "figures", db, *option)
    assert code == 2
    assert "只能看现在" in err


def test_of_no_group_nothing_is_seen(data, db):
    """A grid worker without a group counts nobody."""
    told = data("--as", "网格员", "figures", db)
    assert told["registered_residents"]["value"] == 0


def test_who_takes_out_persons_is_written_down(shequ, data, db, tmp_path):
    """Who, what for, by what viewpoint, and how many; before the file is there."""
    before = len(data("log", db))
    shequ(
        *("export", db, "csv", "-o", tmp_path / "out", "--unmasked", "--as", WORKER),
        *("--purpose", "入户核查", "--actor", "小李"),
    )
    [entry, *_] = data("log", db)
    assert len(data("log", db)) == before + 1
    assert (entry["actor"], entry["reason"]) == ("小李", "留痕：export csv")
    [step] = data("history", db, f"{_book(data, db)}/access/{entry['revision']}")
    told = step["record"]
    assert told["purpose"] == "入户核查"
    assert (told["viewpoint"], told["groups"]) == ("grid-worker", [MINE])
    assert told["persons"] == 2


def _book(data, db) -> str:
    return data("why", db, "registered_residents")["rows"][0]["ref"].split("/")[0]


def test_figures_alone_leave_no_entry(shequ, data, db, tmp_path):
    """A board that names nobody may be written every night."""
    before = len(data("log", db))
    shequ("export", db, "html", "-o", tmp_path / "out.html")
    assert len(data("log", db)) == before


def test_the_entries_are_not_exported(shequ, db, tmp_path):
    """The same export twice is the same: who looked is no fact of the community."""
    files = [tmp_path / name for name in ("one", "two")]
    for out in files:
        shequ("export", db, "jsonl", "-o", out)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_superiors_are_told_no_small_cells(shequ, data, db):
    """Three residents are fewer than five, and the table says that it holds back."""
    told = data("--as", "superior", "figures", db)
    assert "registered_residents" not in told
    assert "registered_residents" in data("figures", db)
    assert "不公布" in shequ("--as", "superior", "figures", db)[1]


@pytest.mark.parametrize(
    ("looking", "fewest"), [("superior", "不足五人"), ("public", "不足十人")]
)
def test_papers_of_figures_tell_no_small_cells(shequ, db, tmp_path, looking, fewest):
    """Three residents are in none of them, and it is said that they are held back."""
    said = {"html": 'data-figure="registered_residents"', "docx": "户籍居民有2户、3人"}
    for name, text in said.items():
        office, out = tmp_path / "office", tmp_path / "out"
        shequ("export", db, name, "-o", office)
        assert contains(office.read_bytes(), text)
        code, _, err = shequ("--as", looking, "export", db, name, "-o", out)
        assert (code, err) == (0, "")
        for hidden in (text, "张三丰", "0001"):
            assert not contains(out.read_bytes(), hidden)
        assert contains(out.read_bytes(), fewest)


@pytest.mark.parametrize("name", ["desk", "xlsx", "csv"])
def test_what_counts_everybody_is_not_for_the_public(shequ, db, tmp_path, name):
    """Its small cells are not hidden, so it is refused."""
    code, _, err = shequ("--as", "public", "export", db, name, "-o", tmp_path / "x")
    assert code == 2
    assert "逐项的人数" in err
    assert not (tmp_path / "x").exists()


def test_records_that_are_not_shown_are_not_called_none(shequ, db, tmp_path):
    """Two households are counted, and nobody is told which."""
    file = tmp_path / "统计.toml"
    file.write_text(
        'name = "s"\ntitle = "统计"\npurpose = "统计"\nclearance = "open"\n'
        'ceiling = "open"\nleast = 1\n',
        "utf-8",
    )
    words = ("--as", file, "why", db, "registered_households")
    code, told, err = shequ(*words)
    assert (code, err) == (0, "")
    assert "2 户" in told
    assert "不在这个视角里" in told
    assert "0 条" not in told


def test_a_viewpoint_of_ones_own(shequ, data, db, tmp_path):
    """From a file; what is wrong in it is said."""
    file = tmp_path / "专干.toml"
    file.write_text(
        'name = "welfare"\ntitle = "低保专干"\npurpose = "核查"\n'
        f'groups = ["{MINE}"]\nceiling = "full"\n',
        "utf-8",
    )
    told = data("--as", file, "figures", db)
    assert told["registered_residents"]["value"] == 2
    file.write_text('name = "welfare"', "utf-8")
    code, _, err = shequ("--as", file, "figures", db)
    assert code == 2
    assert "title" in err


@pytest.mark.parametrize("words", ["厂长", "grid-worker:第9组", "nowhere.toml"])
def test_an_unknown_viewpoint_or_group_is_told(shequ, db, words):
    """In one sentence, exit 2."""
    code, told, err = shequ("--as", words, "figures", db)
    assert (code, told) == (2, "")
    assert words.split(":")[-1] in err
