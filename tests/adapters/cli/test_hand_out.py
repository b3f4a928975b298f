"""发放与收回. Workbooks out, edited by somebody, and back."""

import json

import pytest
from openpyxl import Workbook, load_workbook

from shequ_core.ledgers.marking import HANDED_OUT, SUMMARY

ROSTER = "居民花名册"


@pytest.fixture
def folder(shequ, db, tmp_path):
    """The workbooks of the two groups, unmasked."""
    out = tmp_path / "发放"
    code, _, err = shequ("hand-out", db, "-o", out, "--unmasked")
    assert (code, err) == (0, "")
    return out


def edit(path, title, name, value, *, sheet=ROSTER):
    """Write into the cell of a column, in the row of someone."""
    book = load_workbook(path)
    rows = book[sheet]
    columns = {cell.value: cell.column for cell in rows[3]}
    [row] = [it for it in rows.iter_rows(min_row=4) if it[2].value == name]
    rows.cell(row[0].row, columns[title]).value = value
    book.save(path)


def phones(data, db, ref):
    """The phones of somebody, now."""
    *_, last = data("history", db, ref, "--unmasked")
    return last["record"]["phones"]


def test_each_group_has_a_workbook(shequ, folder):
    """Numbered in order; a page that explains it, and its ledgers."""
    names = sorted(it.name for it in folder.iterdir())
    assert names == ["01-第1居民小组.xlsx", "02-第2居民小组.xlsx"]
    book = load_workbook(folder / names[0])
    assert book.sheetnames == [HANDED_OUT, "居民小组台账", ROSTER]
    rows = list(book[ROSTER].iter_rows(values_only=True))
    assert rows[0][0] == "北正社区居民花名册（第1居民小组）"
    assert "发放号：" in rows[1][0]
    assert [row[2] for row in rows[3:]] == ["张三丰", "李小妹"]
    told = {row[0]: row[1] for row in book[HANDED_OUT].iter_rows(values_only=True)}
    assert told["发放范围"] == "第1居民小组"
    assert told["发放号"] in rows[1][0]


def test_it_is_masked_unless_told_otherwise(shequ, db, tmp_path):
    """And says so on the page, in the table, and in the help."""
    out = tmp_path / "脱敏"
    code, told, _ = shequ("hand-out", db, "-o", out)
    assert (code, "--unmasked" in told) == (0, True)
    book = load_workbook(out / "01-第1居民小组.xlsx")
    cells = [str(it) for row in book[ROSTER].iter_rows(values_only=True) for it in row]
    assert not any("张三丰" in it or "13812345678" in it for it in cells)
    assert "带*号的格" in str(list(book[HANDED_OUT].iter_rows(values_only=True)))
    assert "作数" in "".join(shequ("hand-out", "--help")[1].split())


def test_edited_cells_come_back(shequ, data, db, folder):
    """One batch, which may be undone; the others are left alone."""
    edit(folder / "01-第1居民小组.xlsx", "联系电话", "张三丰", "13700001111")
    edit(folder / "02-第2居民小组.xlsx", "工作单位", "王五六", "中医院")
    told = data("take-back", db, folder)
    outcomes = [it["outcome"] for back in told["returns"] for it in back["cells"]]
    assert outcomes == ["taken", "taken"]
    assert told["changes"]["changed"] == {"person": 2}
    assert "13700001111" not in json.dumps(told)
    last = data("log", db)[0]
    assert (last["actor"], last["revision"]) == ("shequ take-back", 3)
    assert phones(data, db, "community/person/0001-1") == ["13700001111"]
    assert shequ("undo", db, last["batch"])[0] == 0
    assert phones(data, db, "community/person/0001-1") == ["13812345678"]


@pytest.fixture
def changed(shequ, db, folder, ledgers):
    """A phone that was changed in the workbook, and otherwise in the database."""
    edit(folder / "01-第1居民小组.xlsx", "联系电话", "张三丰", "13700001111")
    ledger = ledgers / "花名册.csv"
    told = ledger.read_text("utf-8").replace("13812345678", "13900002222")
    ledger.write_text(told, "utf-8")
    assert shequ("load", ledger, "--into", db)[0] == 0
    return db, folder


def test_what_both_changed_is_listed_and_marked(shequ, data, changed):
    """With both values, masked; the marked-up copy can be mended and taken back."""
    db, folder = changed
    marked = folder.parent / "标注"
    code, told, err = shequ("take-back", db, folder, "--marked-up", marked)
    assert (code, err) == (0, "")
    assert "待核" in told
    assert "137****1111" in told
    assert "139****2222" in told
    [path] = marked.iterdir()
    assert path.name == "01-第1居民小组.xlsx"
    book = load_workbook(path)
    assert book.sheetnames[0] == SUMMARY
    assert "139****2222" in book[ROSTER]["M4"].comment.text
    edit(path, "联系电话", "张三丰", "13900002222")
    again = data("take-back", db, marked)
    assert not [it for it in again["findings"] if it["kind"] == "edited-both"]


@pytest.mark.parametrize(("prefer", "kept"), [("退回", "1111"), ("库里", "2222")])
def test_a_preference_settles_it(shequ, data, changed, prefer, kept):
    """For the workbook or for the database."""
    db, folder = changed
    assert shequ("take-back", db, folder, "--prefer", prefer)[0] == 0
    [phone] = phones(data, db, "community/person/0001-1")
    assert phone.endswith(kept)


def test_a_row_that_is_gone_is_asked_about(shequ, data, db, folder):
    """Nothing is ended for it; the sentence says what may have happened."""
    path = folder / "02-第2居民小组.xlsx"
    book = load_workbook(path)
    book[ROSTER].delete_rows(4)
    book.save(path)
    code, told, _ = shequ("take-back", db, path)
    assert code == 0
    assert "是迁出、去世，还是误删" in told
    assert data("figures", db)["registered_residents"]["value"] == 3


def test_trying_out_writes_nothing(shequ, data, db, folder):
    """It says what would be."""
    edit(folder / "01-第1居民小组.xlsx", "联系电话", "张三丰", "13700001111")
    before = data("log", db)
    assert before[0]["reason"] == "留痕：hand-out small-group"
    assert "试算" in shequ("take-back", db, folder, "--dry-run")[1]
    assert data("log", db) == before


def test_unedited_workbooks_are_counted_and_change_nothing(shequ, data, db, folder):
    """Renamed ones too."""
    (folder / "02-第2居民小组.xlsx").rename(folder / "小王的表.xlsx")
    before = data("log", db)
    code, told, _ = shequ("take-back", db, folder)
    assert code == 0
    assert "其中 2 本没有改动" in told
    assert data("log", db) == before


def test_a_ledger_of_the_same_name_is_another(shequ, data, tmp_path):
    """What was found in it when it was loaded is not found in the one that is back."""
    book = Workbook()
    rows = book.active
    rows.title = "底册"
    rows.append(("户号", "姓名", "与户主关系", "性别", "出生日期", "居民小组"))
    rows.append(("0001", "张三丰", "妻", "女", "1960-01-01", "第1居民小组"))
    ledger, place, out = tmp_path / "居民.xlsx", tmp_path / "book.db", tmp_path / "发放"
    book.save(ledger)
    assert shequ("load", ledger, "--into", place)[0] == 0
    assert "居民.xlsx" in {it["file"] for it in data("check", place)}
    assert shequ("hand-out", place, "-o", out, "--unmasked")[0] == 0
    [handed] = out.iterdir()
    handed.rename(out / ledger.name)
    assert data("take-back", place, out, "--dry-run")["findings"] == []
    edit(out / ledger.name, "出生日期", "张三丰", "1960-13-41")
    found = data("take-back", place, out, "--dry-run")["findings"]
    assert {it["sheet"] for it in found} == {ROSTER}


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("组长", ["01-第1居民小组.xlsx", "02-第2居民小组.xlsx"]),
        ("大组", ["01-未归组.xlsx"]),
        ("ledger", ["01-社区概况.xlsx", "02-居民小组台账.xlsx", "03-居民花名册.xlsx"]),
    ],
)
def test_it_may_be_split_otherwise(shequ, db, tmp_path, by, names):
    """By leader, large group, branch or ledger."""
    out = tmp_path / "分"
    assert shequ("hand-out", db, "-o", out, "--by", by)[0] == 0
    assert sorted(it.name for it in out.iterdir()) == names


def test_a_whole_ledger_has_its_title_once(shequ, db, tmp_path):
    """It is nobody's part; and unedited it comes back in one line, with no table."""
    out = tmp_path / "台账"
    assert shequ("hand-out", db, "-o", out, "--by", "台账")[0] == 0
    [path] = [it for it in out.iterdir() if ROSTER in it.name]
    assert load_workbook(path)[ROSTER].cell(1, 1).value == f"北正社区{ROSTER}"
    told = shequ("take-back", db, path, "--dry-run")[1]
    assert "收回 1 本，其中 1 本没有改动" in told
    assert "发放范围" not in told


def test_only_some_may_be_handed_out(data, db, tmp_path):
    """By their titles."""
    out = tmp_path / "一本"
    [made] = data("hand-out", db, "-o", out, "--only", "第2居民小组")
    assert (made["title"], made["masked"]) == ("第2居民小组", True)
    assert made["rows"][ROSTER] == 1


def test_nothing_is_written_over(shequ, db, folder):
    """A workbook that is there may have been edited."""
    path = folder / "01-第1居民小组.xlsx"
    before = path.read_bytes()
    code, _, err = shequ("hand-out", db, "-o", folder)
    assert (code, "换一个文件夹" in err) == (2, True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hand-out", "{db}", "-o", "{out}", "--by", "楼"), "没有分法"),
        (("hand-out", "{db}", "-o", "{out}", "--by", "支部"), "没有可以按"),
        (("hand-out", "{db}", "-o", "{out}", "--only", "第9居民小组"), "没有“第9"),
        (("hand-out", "{db}", "-o", "{db}"), "不是文件夹"),
        (("take-back", "{db}", "{ledgers}"), "没有发放号"),
        (("take-back", "{db}", "{folder}", "--prefer", "谁"), "--prefer"),
        (("load", "{folder}", "--into", "{db}"), "take-back"),
    ],
)
def test_what_can_not_be_is_one_line(shequ, folder, ledgers, words, said):
    """Exit 2, a sentence, nothing written."""
    here = folder.parent
    facts = {"db": here / "book.db", "ledgers": ledgers, "folder": folder}
    facts["out"] = here / "出"
    code, _, err = shequ(*(word.format(**facts) for word in words))
    assert (code, len(err.splitlines())) == (2, 1)
    assert said in err
    assert not (here / "出").exists()


def test_another_database_does_not_take_it_back(shequ, ledgers, folder, tmp_path):
    """The number is bound to the batch that was handed out."""
    other = tmp_path / "另一个.db"
    shequ("load", ledgers, "--into", other, "--actor", "别人")
    code, _, err = shequ("take-back", other, folder)
    assert (code, "对不上" in err) == (2, True)
    assert shequ("load", folder, "--into", other)[0] == 0


def test_what_an_added_row_leaves_open_is_answered(shequ, data, tmp_path):
    """Asked with its options, and settled by a file of answers."""
    people = tmp_path / "花名册.csv"
    people.write_text(
        "户号,姓名,与户主关系,性别,出生日期,居民小组\n"
        "0001,张三,户主,男,1960-01-01,第1居民小组\n"
        "0002,张三,户主,男,1965-01-01,第1居民小组\n",
        "utf-8",
    )
    members = tmp_path / "党员花名册.csv"
    members.write_text(
        "姓名,出生日期,入党时间,所在支部\n李四,1950-01-01,1970-07-01,第一支部\n",
        "utf-8",
    )
    book, out = tmp_path / "book.db", tmp_path / "发放"
    assert shequ("load", people, members, "--into", book)[0] == 0
    words = ("hand-out", book, "-o", out, "--unmasked", "--by", "支部")
    assert shequ(*words)[0] == 0
    [file] = out.glob("*第一支部*")
    workbook = load_workbook(file)
    rows = workbook["党员花名册"]
    titles = [cell.value for cell in rows[3]]
    row = {"姓名": "张三", "入党时间": "1990-07-01", "所在支部": "第一支部"}
    rows.append([row.get(title) for title in titles])
    workbook.save(file)
    [question] = data("take-back", book, file, "--dry-run")["questions"]
    told = shequ("take-back", book, file, "--dry-run")[1]
    assert question["id"] in told
    answers = tmp_path / "答复.toml"
    first = next(iter(question["options"]))
    answers.write_text(f'"{question["id"]}" = "{first}"\n', "utf-8")
    answered = data("take-back", book, file, "--answers", answers)
    assert answered["questions"] == []
    assert data("figures", book)["party_members"]["value"] == 2
