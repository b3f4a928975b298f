"""先看: what is told of a sheet, for any sheet there can be."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from shequ_core.findings import Finding, Place, Severity
from shequ_core.ledgers import LEDGERS, Look, Sheet, Table, look
from shequ_core.ledgers.looking import Headed, Noticed, Reason, Rows, SeenTable
from shequ_core.ledgers.recognise import understand

TITLES = (
    ["北正社区居民花名册"],
    ["填报单位：北正社区居民委员会", None, None, "填报时间：2004年12月31日"],
)
HEADER = ["序号", "户号", "姓名", "户主关系", "出生日期（必填）", "身份证", "血型"]
ROWS = (
    [1, "0001", "张三丰", "户主", "1985-03-12", "430181198503121232", "A"],
    [2, "0001", "李小妹", "配偶", "1986.5.1", "", "B"],
    [3, "0002", "王五六", "户主", "1950-01-01", "", ""],
    [4, "0003", "赵七七", "户主", "1951-01-01", "", ""],
)
TOTAL = ["合计", 3, 4]

_words = [title for it in LEDGERS for column in it for title in (column.title,)]
_cells = st.one_of(
    st.none(),
    st.sampled_from(_words),
    st.sampled_from(["合计", "小计", "填报时间：2004年12月", "同上", "北正社区", "*"]),
    st.text(max_size=8),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
_grids = st.lists(st.lists(_cells, max_size=9), max_size=9)
_ends = st.integers(0, 12)


@st.composite
def _headed_grids(draw: st.DrawFn) -> list[list[object]]:
    """A header that is known, with anything over, under and beside it."""
    ledger = draw(st.sampled_from(LEDGERS))
    titles = st.sampled_from([column.title for column in ledger])
    headers = draw(st.lists(st.one_of(titles, _cells), min_size=2, max_size=12))
    needed = [ledger.column(key).title for key in ledger.needed]
    return [*draw(_grids), [*needed, *headers], *draw(_grids)]


@st.composite
def _merges(draw: st.DrawFn) -> tuple[int, int, int, int]:
    top, left, down, across = (draw(_ends) for _ in range(4))
    return top, left, top + down, left + across


def sheet(*rows: list[object], **facts: object) -> Sheet:
    """A sheet of those rows."""
    return Sheet(file="台账.xlsx", name="表一", rows=rows, **facts)  # type: ignore[arg-type] # rows of any cells


def only(*rows: list[object]) -> SeenTable:
    """The one table of a sheet of those rows."""
    (it,) = look([sheet(*rows)])
    (seen,) = it.tables
    return seen


@given(
    st.one_of(_grids, _headed_grids()),
    st.lists(_merges(), max_size=3),
    st.booleans(),
    st.sampled_from(["", "gb18030"]),
)
def test_any_sheet_can_be_looked_at(grid, merged, hidden, encoding):
    """Nothing is raised; it tells of the tables and rows that are read, or why not."""
    one = sheet(*grid, merged=tuple(merged), hidden=hidden, encoding=encoding)
    (it,) = look([one])
    tables = [part for part in understand(one, LEDGERS) if isinstance(part, Table)]
    assert it.understood == bool(tables) == (not it.reason)
    assert [seen.ledger for seen in it.tables] == [part.ledger.name for part in tables]
    assert [seen.count for seen in it.tables] == [len(part.rows) for part in tables]
    for seen in it.tables:
        assert 0 < seen.certainty.share <= 1
        assert seen.certainty.explained == len(seen.recognised)
        assert len(seen.sample) == min(3, seen.count)


def test_where_the_table_is():
    """Rows as Excel counts, from the titles to the last row of data."""
    seen = only(*TITLES, [], HEADER, *ROWS, TOTAL, ["制表人：李某"])
    assert (seen.ledger, seen.title, seen.upright) == ("residents", "居民花名册", False)
    assert seen.titles == Rows(first=1, last=2)
    assert seen.header == Rows(first=4, last=4)
    assert seen.data == Rows(first=5, last=8)
    assert seen.columns == ("B", "F")
    assert seen.count == 4
    assert seen.furniture == {"标题": 2, "表头": 1, "合计": 1, "签字": 1}
    assert seen.facts.community == "北正社区"
    assert seen.facts.told_on == date(2004, 12, 31)
    (total,) = seen.totals
    assert (total.row, total.said) == (9, {"B": 3, "C": 4})


def test_every_column_with_its_reason():
    """By title, alias, or the title when what is in brackets is left out."""
    seen = only(HEADER, *ROWS)
    assert [(it.letter, it.header, it.key, it.reason) for it in seen.recognised] == [
        ("B", "户号", "household", Reason.TITLE),
        ("C", "姓名", "name", Reason.TITLE),
        ("D", "户主关系", "relation", Reason.ALIAS),
        ("E", "出生日期（必填）", "born", Reason.BARE),
        ("F", "身份证", "number", Reason.ALIAS),
    ]
    assert seen.unmatched == (Headed(letter="G", header="血型"),)


def test_loose_reasons():
    """Another spelling, or two words for one thing."""
    seen = only(["户号", "居民姓名", "性别/男女", "与户主关系", "姓名"], ROWS[0][1:])
    reasons = {it.header: it.reason for it in seen.recognised}
    assert reasons["性别/男女"] is Reason.PART
    (again,) = seen.repeated
    assert (again.letter, again.header, again.key) == ("B", "居民姓名", "name")
    near = only(["户号", "姓名", "与户主关系", "人员民族"], ROWS[0][1:])
    assert near.recognised[-1].reason is Reason.VARIANT


def test_units_and_stacked_headers():
    """万元 is said as a scale; words of two lines read together are marked."""
    seen = only(["项目", "金额(万元)"], ["装修", 3])
    assert seen.recognised[1].scale == Decimal(10_000)
    own = only(["项目", "金额(万元)"], ["装修", "100元"], ["修缮", 3])
    assert [it.values["amount"] for it in own.sample] == ["100.00", "30000.00"]
    two_lines = sheet(
        ["户号", "户主", None, "姓名", "与户主关系"],
        [None, "姓名", "电话", None, None],
        ["0001", "张三丰", "1", "张三丰", "户主"],
        merged=((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (0, 4, 1, 4)),
    )
    ((stacked,),) = [it.tables for it in look([two_lines])]
    header = {it.key: it for it in stacked.recognised}
    assert stacked.header == Rows(first=1, last=2)
    assert header["head_name"].stacked
    assert not header["name"].stacked


def test_how_sure():
    """The share explained, what was needed, and which ledger comes next."""
    sure = only(HEADER, *ROWS).certainty
    assert (sure.explained, sure.share) == (5, 5 / 6)
    assert sure.needed == ("姓名", "与户主关系")
    assert sure.runner_up is not None
    assert not sure.runner_up.holds
    assert sure.runner_up.missing
    assert not sure.tied


def test_notes_are_counted_with_the_first_cell():
    """By kind, the most frequent first."""
    dotted = [2, "0002", "李小妹", "配偶", "1986.5.1", "", "B"]
    notes = only(HEADER, ROWS[0], dotted, dotted).notes
    assert notes[0] == Noticed(kind="date-dotted", count=2, first="E3")


def test_the_sample_names_nobody():
    """Three rows; names and numbers are masked in every column."""
    row = ["0001", "张三丰", "户主", "430181198503121232", "13812345678", "圭斋西路3号"]
    header = ["户号", "姓名", "与户主关系", "身份证号", "电话", "现居住地址", "备注"]
    seen = only(header, *([*row, "张三丰之弟，电话13987654321"] for _ in range(5)))
    assert [it.row for it in seen.sample] == [2, 3, 4]
    assert seen.sample[0].values == {
        "household": "0001",
        "name": "张**",
        "relation": "户主",
        "number": "430***********1232",
        "phones": "138****5678",
        "address": "圭斋西********",
        "note": "张**之弟，电话139****4321",
    }


@given(st.permutations(range(len(HEADER))), st.integers(0, 3))
def test_nothing_told_holds_a_name(order, above):
    """However the columns stand: no name and no id number is in what is told."""
    rows = [[it[i] for i in order] for it in (HEADER, *ROWS)]
    told = repr(look([sheet(*TITLES[:above], *rows)]))
    assert "居民花名册" in told
    assert not [it for it in ROWS if it[2] in told]
    assert ROWS[0][5] not in told


def test_an_upright_ledger():
    """Its lines are its columns, with the cell of each value."""
    seen = only(
        ["项目", "内容"],
        ["社区名称", "北正社区"],
        ["所属街道", "淮川街道"],
        ["居民小组数", 52],
        ["吉祥物", "燕子"],
    )
    assert (seen.ledger, seen.upright) == ("profile", True)
    assert seen.header == Rows(first=1, last=1)
    assert seen.data == Rows(first=2, last=4)
    assert [(it.row, it.key) for it in seen.recognised][:2] == [
        (2, "name"),
        (3, "street"),
    ]
    assert seen.sample[0].values["small_groups"] == "52"


def test_a_number_among_headers_is_masked():
    """What was not understood may be no header at all."""
    lying = only(["项目", "金额(元)", "李主任13812345678"], ["装修", 3])
    assert lying.unmatched == (Headed(letter="C", header="李主任138****5678"),)
    upright = only(
        ["社区名称", "北正社区"],
        ["所属街道", "淮川街道"],
        ["13812345678", None],
        ["居民小组数", 52],
    )
    assert upright.unmatched == (Headed(letter="", header="138****5678"),)


def test_tables_side_by_side_and_below():
    """Each is told of, with its own place."""
    funds, deeds = ["项目", "金额(元)"], ["服务队", "服务时长(小时)"]
    (it,) = look(
        [sheet([*funds, None, *deeds], ["装修", 3, None, "党员队", 2], [], funds)]
    )
    assert {seen.ledger for seen in it.tables} == {"investments", "deeds"}
    assert {seen.columns for seen in it.tables[:2]} == {("A", "B"), ("D", "E")}


def test_what_is_not_understood_says_why():
    """Hidden, empty, or no ledger: a word and a sentence."""
    hidden, empty, strange = look(
        [sheet(HEADER, *ROWS, hidden=True), sheet(), sheet(["天气"], ["晴"])]
    )
    assert (hidden.kind, hidden.hidden) == ("hidden-sheet", True)
    assert (empty.kind, empty.rows) == ("empty-sheet", 0)
    assert (strange.kind, strange.rows) == ("unknown-ledger", 2)
    assert all(it.reason and not it.understood for it in (hidden, empty, strange))


def test_what_the_reader_noticed_is_told():
    """With the encoding of a text."""
    note = Finding(
        code="R-M15",
        kind="undecodable",
        severity=Severity.WARNING,
        message="有无法识别的字符",
        place=Place("台账.csv", "表一", "3"),
    )
    (it,) = look([sheet(HEADER, *ROWS, encoding="gb18030", notes=(note, note))])
    assert isinstance(it, Look)
    assert it.encoding == "gb18030"
    assert it.notes == (Noticed(kind="undecodable", count=2, first="3"),)


def test_cells_of_every_type_are_shown():
    """Dates, times and numbers in a text column do no harm."""
    odd = (datetime(2004, 1, 2, 3), time(8), timedelta(1), 1.5, True, float("nan"))
    seen = only(HEADER, *([1, "0001", it, "户主", it, it, it] for it in odd))
    assert seen.count == len(odd)


def test_words_that_could_be_several_columns():
    """Two words for two columns, or a spelling that two share: said, and not read."""
    seen = only(
        ["姓名", "与户主关系", "电话/性别", "血型"], ["张三", "户主", "男", "A"]
    )
    told = {it.header: it.may_be for it in seen.unmatched}
    assert told == {"电话/性别": ("性别", "联系电话"), "血型": ()}


def test_what_a_sheet_could_be():
    """A sheet of no ledger tells which it is near to, and what its columns would be."""
    (it,) = look([sheet(["姓名", "性别", "手机号", "车牌"], ["张三", "男", "", ""])])
    assert not it.understood
    near = it.nearest
    assert near is not None
    assert (near.ledger, near.missing) == ("residents", ("与户主关系",))
    assert [(it.letter, it.key) for it in near.recognised] == [
        ("A", "name"),
        ("B", "sex"),
        ("C", "phones"),
    ]
    assert [it.header for it in near.unmatched] == ["车牌"]
