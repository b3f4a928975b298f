"""外来台账. Every command that takes ledgers takes those of plug-ins."""

import csv
from io import StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from tests.kit.stairs import STAIRS

from shequ_core.testing.format_probes import contains

TITLE = STAIRS.ledger.title
LEDGER = """北正社区楼道长名册
填报单位:北正社区居民委员会 填报时间:2004年12月31日
居民小组,姓名,联系电话,任楼道长日期
第1居民小组,张三丰,13812345678,2004-03-01
第2居民小组,王五六,13974435553,2004-05-01
"""
FORM = f"""form = "楼道长月报"
blank = "表.xlsx"
[[rows]]
at = "{TITLE}!A9"
ledger = "{STAIRS.ledger.name}"
columns = ["name"]
most = 5
"""
LATER = LEDGER.replace("2004年12月31日", "2005年12月31日").replace("王五六", "赵七")


@pytest.fixture(autouse=True)
def _a_guest_is_installed(installed):
    """The stairs, beside what shequ brings itself."""
    installed("stairs", "tests.kit.stairs")


@pytest.fixture
def stairs(tmp_path):
    """The guest's ledger in a file."""
    path = tmp_path / "楼道长.csv"
    path.write_text(LEDGER, "utf-8")
    return path


@pytest.fixture
def kept(db, stairs, shequ):
    """The small book, with the guest's ledger in it."""
    code, _, err = shequ("load", stairs, "--into", db)
    assert (code, err) == (0, "")
    return db


def test_it_is_listed(shequ, data):
    """Among plug-ins, templates and what can leave."""
    assert TITLE in data("plugins")["further"]
    assert TITLE in shequ("template", "--list")[1]
    assert data("datasets")[-1]["title"] == TITLE


def test_it_is_looked_at_and_mapped(shequ, data, stairs, tmp_path):
    """By its own words; and by another office's, once somebody wrote them down."""
    [sheet] = data("look", stairs)["sheets"]
    assert sheet["tables"][0]["title"] == TITLE
    other, mapping = tmp_path / "别处.csv", tmp_path / "列对应.toml"
    other.write_text(LEDGER.replace("任楼道长日期", "接手日"), "utf-8")
    assert shequ("look", stairs, "--mapping", mapping)[0] == 0
    said = mapping.read_text("utf-8").replace('"任楼道长日期" =', '"接手日" =')
    mapping.write_text(said, "utf-8")
    [sheet] = data("look", other, "--mapping", mapping)["sheets"]
    assert sheet["tables"][0]["unmatched"] == []


def test_it_is_loaded_and_leaves_again(shequ, kept, tmp_path):
    """In the workbook, in the zip, and alone."""
    book, package, one = tmp_path / "a.xlsx", tmp_path / "a.zip", tmp_path / "b.zip"
    assert shequ("export", kept, "xlsx", "-o", book)[0] == 0
    assert TITLE in load_workbook(book).sheetnames
    words = ("export", kept, "csv", "-o")
    assert shequ(*words, package, "--unmasked", "--purpose", "核对")[0] == 0
    assert shequ(*words, one, "--dataset", TITLE)[0] == 0
    named, masked = (told_of(path) for path in (package, one))
    assert {row["姓名"] for row in named} == {"张三丰", "王五六"}
    assert {row["姓名"] for row in masked} == {"张**", "王**"}


def told_of(package):
    """The rows of the guest's ledger in a zip of csv."""
    with ZipFile(package) as files:
        [name] = [it for it in files.namelist() if TITLE in it]
        return list(csv.DictReader(StringIO(files.read(name).decode("utf-8-sig"))))


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_a_grid_worker_gets_the_rows_of_ones_group(shequ, kept, tmp_path, name):
    """Of a guest's ledger as of ours, unmasked as masked."""
    out, worker = tmp_path / "out", "grid-worker:第1居民小组"
    words = ("export", kept, name, "--dataset", TITLE, "-o", out, "--as", worker)
    for more, mine in (((), "张**"), (("--unmasked",), "张三丰")):
        assert shequ(*words, *more)[0] == 0
        assert contains(out.read_bytes(), mine)
        for theirs in ("王五六", "王**", "13974435553", "第2居民小组"):
            assert not contains(out.read_bytes(), theirs)


def test_superiors_do_not_get_it(shequ, kept, tmp_path):
    """No more than a ledger of ours."""
    words = ("export", kept, "csv", "--dataset", TITLE, "-o", tmp_path / "a.zip")
    code, _, err = shequ("--as", "superior", *words)
    assert (code, TITLE in err) == (2, True)


def test_it_is_handed_out_and_taken_back(shequ, data, kept, tmp_path):
    """As a workbook of its own, of which one cell was edited."""
    out = tmp_path / "发放"
    words = ("hand-out", kept, "-o", out, "--by", "台账", "--only", TITLE)
    code, _, err = shequ(*words, "--unmasked")
    assert (code, err) == (0, "")
    [path] = out.iterdir()
    book = load_workbook(path)
    book[TITLE]["E4"].value = "2004-04-01"
    book.save(path)
    [back] = data("take-back", kept, out)["returns"]
    assert [it["outcome"] for it in back["cells"]] == ["taken"]


def test_it_is_handed_out_group_by_group(shequ, data, kept, tmp_path):
    """Beside the residents of each, its own rows and no others; and edits come back."""
    out = tmp_path / "发放"
    assert shequ("hand-out", kept, "-o", out, "--unmasked")[0] == 0
    for path, name in zip(sorted(out.iterdir()), ("张三丰", "王五六"), strict=True):
        book = load_workbook(path)
        assert [row[1] for row in book[TITLE].values][3:] == [name]
        book[TITLE]["E4"].value = "2004-04-01"
        book.save(path)
    for back in data("take-back", kept, out)["returns"]:
        assert [it["outcome"] for it in back["cells"]] == ["taken"]


def test_it_is_compared_filled_in_and_marked(shequ, data, kept, stairs, tmp_path):
    """By a later one, on a superior's form, and in the clerk's own file."""
    later, marked = tmp_path / "后.csv", tmp_path / "标注.xlsx"
    later.write_text(LATER, "utf-8")
    assert shequ("diff", stairs, later)[0] == 0
    words = ("load", stairs, "--into", kept, "--dry-run", "--marked-up", marked)
    assert shequ(*words)[0] == 0
    assert load_workbook(marked)[stairs.stem]["D3"].value == "任楼道长日期"
    blank, form = tmp_path / "表.xlsx", tmp_path / "表.toml"
    assert shequ("template", TITLE, "-o", blank)[0] == 0
    form.write_text(FORM, "utf-8")
    assert shequ("fill", kept, form, "-o", tmp_path / "已填")[0] == 0
    filled = load_workbook(tmp_path / "已填" / "楼道长月报.xlsx")[TITLE]
    assert {filled["A9"].value, filled["A10"].value} == {"张**", "王**"}
