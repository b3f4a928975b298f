"""对比. Two ledgers in, events out, and what is accepted into a database."""

import pytest
from openpyxl import load_workbook

NEXT_YEAR = """北正社区居民花名册
填报单位:北正社区居民委员会 填报时间:2005年12月31日
户号,姓名,与户主关系,性别,出生日期,公民身份号码,联系电话,居民小组
0001,李小妹,户主,女,1986-05-01,,,第1居民小组
0001,张小小,子,男,2005-03-08,,,第1居民小组
0002,王五六,,男,1950-01-01,,123,第2居民小组
"""
ACTIVITIES = """北正社区活动台账
填报单位:北正社区居民委员会 填报时间:2005年12月31日
活动名称,活动时间,参加人次
歌咏会,2005-12-01,120
"""
NEWCOMER = "0003,赵七八,户主,男,1970-01-01,,,第2居民小组\n"
FLOATING = """北正社区流动人口登记台账
填报单位:北正社区居民委员会 填报时间:2004年12月31日
姓名,性别,身份证号码,暂住地址,来本地时间
刘远方,男,421023195801274676,7栋304,2004-10-06
"""
NEXT_FLOATING = """北正社区流动人口登记台账
填报单位:北正社区居民委员会 填报时间:2005年12月31日
姓名,性别,身份证号码,暂住地址,来本地时间
柳成荫,女,522123197006224263,9栋101,2005-10-06
"""


@pytest.fixture
def later(ledgers):
    """The roster of the next year: one is gone, one was born."""
    path = ledgers.parent / "2005.csv"
    path.write_text(NEXT_YEAR, "utf-8")
    return path


def mark(path, **days):
    """Accept every event, on the days given by kind."""
    book = load_workbook(path)
    for row in book.active.iter_rows(min_row=4):
        row[0].value = "采纳"
        if row[1].value in days:
            row[4].value = days[row[1].value]
    book.save(path)


def test_events_are_listed_with_their_cells(shequ, data, ledgers, later):
    """In a table for people, masked; as JSON for programs."""
    code, told, err = shequ("diff", ledgers, later)
    assert (code, err) == (0, "")
    assert "2004-12-31 至 2005-12-31" in told
    assert "张三丰" not in told
    found = data("diff", ledgers, later)
    assert [(it["kind"], it["confidence"]) for it in found["events"]] == [
        ("born", "certain"),
        ("moved_out", "possible"),
    ]
    born, left = found["events"]
    assert (born["day"], born["new"]["cell"]) == ("2005-03-08", "E5")
    assert (left["day"], left["old"]["cell"]) == (None, "B4")
    assert left["within"] == "2005-01-01/2006-01-01"
    assert left["old"]["file"] == "花名册.csv"


def test_what_is_accepted_becomes_dated(shequ, data, db, later, tmp_path):
    """The checklist is marked and goes into the database, as one batch."""
    out = tmp_path / "核对.xlsx"
    assert shequ("diff", db, later, "-o", out)[0] == 0
    mark(out, 迁出="2005-06-01")
    words = ("diff", db, later, "--accept", out, "--into", db)
    assert "试算" in shequ(*words, "--dry-run")[1]
    done = data(*words)
    assert (done["revision"], len(done["accepted"]), done["refused"]) == (2, 2, [])
    year = data("figures", db, "--period", "2005", "--on", "2005-12-31")
    assert year["births"]["value"] == year["departures"]["value"] == 1
    assert year["registered_residents"]["value"] == 3
    assert data("log", db)[0]["actor"] == "shequ diff"
    again = data("diff", db, later, "--old-on", "2004-12-31")
    assert again["events"] == []


def test_what_else_the_new_ledger_tells_is_loaded_after(shequ, db, later, tmp_path):
    """Accepting takes events only: the file still counts as not loaded."""
    later.write_text(NEXT_YEAR.replace(",123,", ",13900000001,"), "utf-8")
    out = tmp_path / "核对.xlsx"
    shequ("diff", db, later, "-o", out)
    mark(out, 迁出="2005-06-01")
    shequ("diff", db, later, "--accept", out, "--into", db)
    code, told, _ = shequ("load", later, "--into", db)
    assert code == 0
    assert "已写入" in told
    assert "已载入过" in shequ("load", later, "--into", db)[1]


def test_ledgers_of_what_happened_may_be_in_already(shequ, data, db, later):
    """The day of the old side is that of its rosters, not of all that it was told."""
    activities = later.parent / "活动.csv"
    activities.write_text(ACTIVITIES, "utf-8")
    assert shequ("load", activities, "--into", db)[0] == 0
    found = data("diff", db, later)
    assert (found["old"], found["new"]) == ("2004-12-31", "2005-12-31")


def test_what_was_before_the_old_ledger_is_told_late(shequ, data, db, later, tmp_path):
    """It counts in its month, and what was reported of that month is still known."""
    out = tmp_path / "核对.xlsx"
    shequ("diff", db, later, "-o", out)
    mark(out, 迁出="2004-11-05")
    assert data("diff", db, later, "--accept", out, "--into", db)["refused"] == []
    months = ("months", db, "--period", "2004-11-01..2004-11-30", "--on", "2005-12-31")
    [now] = data(*months)
    [then] = data(*months, "--reported-by", "2004-12-31")
    assert (now["departures"], then["departures"]) == (1, 0)


def test_a_complete_roster_may_follow(shequ, data, db, later, tmp_path):
    """What was not accepted is told as of its day, and no earlier."""
    later.write_text(NEXT_YEAR + NEWCOMER, "utf-8")
    out = tmp_path / "核对.xlsx"
    shequ("diff", db, later, "-o", out)
    mark(out, 迁出="2005-06-01", 迁入="")
    book = load_workbook(out)
    for row in book.active.iter_rows(min_row=4):
        row[0].value = None if row[1].value == "迁入" else row[0].value
    book.save(out)
    assert data("diff", db, later, "--accept", out, "--into", db)["refused"] == []
    words = ("load", later, "--into", db, "--complete", "居民花名册", "--yes")
    assert shequ(*words)[0] == 0
    for period, arrivals, closing in (("2005-11", 0, 3), ("2005-12", 1, 4)):
        month = data("figures", db, "--period", period, "--on", "2005-12-31")
        told = (month["arrivals"]["value"], month["closing_residents"]["value"])
        assert told == (arrivals, closing)


def test_a_roster_says_nothing_of_who_floats(shequ, data, db, later):
    """Nobody has left because a ledger of another kind does not name them."""
    floating = later.parent / "流动.csv"
    floating.write_text(FLOATING, "utf-8")
    assert shequ("load", floating, "--into", db)[0] == 0
    kinds = {it["kind"] for it in data("diff", db, later)["events"]}
    assert kinds == {"born", "moved_out"}
    gone = later.parent / "流动2005.csv"
    gone.write_text(NEXT_FLOATING, "utf-8")
    kinds = {it["kind"] for it in data("diff", db, gone)["events"]}
    assert kinds == {"came", "went"}


def test_two_ledgers_may_go_into_a_third_place(shequ, data, db, ledgers, later):
    """The old ledgers are found again in the database that was made of them."""
    out = ledgers.parent / "核对.xlsx"
    shequ("diff", ledgers, later, "-o", out)
    mark(out)
    words = ("diff", ledgers, later, "--accept", out, "--into", db)
    assert "没有发生日期" in shequ(*words)[2]
    assert len(data(*words, "--on", "2005-12-31")["accepted"]) == 2


def test_a_database_may_call_its_community_otherwise(
    shequ, data, ledgers, later, tmp_path
):
    """What was listed without it is accepted into it all the same."""
    out, db = tmp_path / "核对.xlsx", tmp_path / "社区.db"
    shequ("load", ledgers, "--into", db, "--community", "xf")
    shequ("diff", ledgers, later, "-o", out)
    mark(out)
    words = ("diff", ledgers, later, "--accept", out, "--into", db)
    assert len(data(*words, "--on", "2005-12-31")["accepted"]) == 2


def test_what_can_not_be_is_told(shequ, ledgers, db, later, tmp_path):
    """A database that lacks the person: the event, and why."""
    out = tmp_path / "核对.xlsx"
    shequ("diff", ledgers, later, "-o", out)
    mark(out)
    other = tmp_path / "别处.csv"
    other.write_text(NEXT_YEAR.replace("李小妹", "赵七八"), "utf-8")
    place = tmp_path / "别处.db"
    shequ("load", other, "--into", place)
    words = ("diff", ledgers, later, "--accept", out, "--into", place)
    code, told, _ = shequ(*words, "--on", "2005-12-31")
    assert code == 0
    assert "没有写入" in told
    assert "库里没有这个人" in told


def test_the_same_ledger_twice_tells_nothing(shequ, ledgers):
    """Only its day is another."""
    told = shequ("diff", ledgers, ledgers, "--new-on", "2005-12-31")[1]
    assert "没有发现变动" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("{new}", "{old}"), "不比旧台账"),
        (("{old}", "{undated}"), "--new-on"),
        (("{old}", "{nothing}"), "没有认出台账"),
        (("{old}", "{new}", "--accept", "{new}"), "一起写"),
        (("{old}", "{new}", "--accept", "{new}", "--into", "{db}"), "没有变动核对表"),
        (("{old}", "{new}", "-o", "{here}/核对.csv"), ".xlsx"),
    ],
)
@pytest.mark.usefixtures("later")
def test_what_is_amiss_is_one_line(shequ, db, ledgers, words, said):
    """Exit 2 and a sentence."""
    here = ledgers.parent
    lines = NEXT_YEAR.splitlines()
    (here / "无日期.csv").write_text("\n".join(lines[2:]), "utf-8")
    (here / "空.csv").write_text("甲,乙\n1,2\n", "utf-8")
    facts = {
        "old": ledgers,
        "new": here / "2005.csv",
        "db": db,
        "here": here,
        "undated": here / "无日期.csv",
        "nothing": here / "空.csv",
    }
    code, _, err = shequ("diff", *(word.format(**facts) for word in words))
    assert (code, len(err.splitlines())) == (2, 1)
    assert said in err
