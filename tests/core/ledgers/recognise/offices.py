"""别的社区. Sheets as other offices make them: the same rows in any arrangement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from shequ_core import glossary
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.sheet import Cell, Sheet
from shequ_core.ledgers.table import Table, Unknown
from shequ_core.values import PartDate, Relation, Sex, Yuan

NAME = LedgerColumn(
    key="name", title="姓名", cell=CellKind.NAME, aliases=("居民姓名", "人员姓名")
)
NUMBER = LedgerColumn(
    key="number",
    title="公民身份号码",
    cell=CellKind.ID_NUMBER,
    aliases=("身份证号", "身份证号码", "证件号码"),
)
ROSTER = Ledger(
    name="roster",
    title="花名册",
    order=1,
    needed=("name", "relation"),
    aliases=("花名册",),
    columns=(
        LedgerColumn(
            key="household", title="户号", cell=CellKind.LABEL, aliases=("户编号",)
        ),
        LedgerColumn(
            key="head", title="户主姓名", cell=CellKind.NAME, aliases=("户主",)
        ),
        NAME,
        LedgerColumn(
            key="relation",
            title="与户主关系",
            cell=CellKind.CHOICE,
            choices=Relation,
            aliases=("户主关系",),
        ),
        LedgerColumn(
            key="sex",
            title="性别",
            cell=CellKind.CHOICE,
            choices=Sex,
            aliases=("男/女",),
        ),
        LedgerColumn(
            key="born",
            title="出生日期",
            cell=CellKind.PART_DATE,
            aliases=("出生年月", "生日"),
        ),
        NUMBER,
        LedgerColumn(
            key="phones",
            title="联系电话",
            cell=CellKind.PHONES,
            aliases=("手机号码", "联系方式"),
        ),
        LedgerColumn(
            key="rooms", title="房间数", cell=CellKind.COUNT, aliases=("间数",)
        ),
        LedgerColumn(
            key="rent", title="租金(元)", cell=CellKind.YUAN, aliases=("月租金",)
        ),
        LedgerColumn(
            key="arrived",
            title="迁入时间",
            cell=CellKind.DAY,
            aliases=("迁入日期", "来本地时间"),
        ),
        LedgerColumn(key="registered", title="户籍地址", aliases=("户籍地",)),
        LedgerColumn(key="note", title="备注"),
        LedgerColumn(key="key", title="记录编号(勿改)", cell=CellKind.LABEL),
    ),
)
TOOLS = Ledger(
    name="tools",
    title="器材台账",
    order=2,
    needed=("tool", "amount"),
    aliases=("器材",),
    columns=(
        LedgerColumn(key="tool", title="器材名称", aliases=("器材",)),
        LedgerColumn(
            key="amount", title="数量", cell=CellKind.COUNT, aliases=("件数",)
        ),
        LedgerColumn(
            key="price", title="金额(元)", cell=CellKind.YUAN, aliases=("价值",)
        ),
        LedgerColumn(key="area", title="占地(平方米)", cell=CellKind.DECIMAL),
    ),
)
PROFILE = Ledger(
    name="profile",
    title="概况",
    order=3,
    needed=("name", "street"),
    upright=True,
    aliases=("概况",),
    columns=(
        LedgerColumn(key="name", title="社区名称", aliases=("社区",)),
        LedgerColumn(key="street", title="所属街道", aliases=("街道",)),
        LedgerColumn(key="area", title="辖区面积(平方公里)", cell=CellKind.DECIMAL),
        LedgerColumn(key="groups", title="小组数", cell=CellKind.COUNT),
        LedgerColumn(key="since", title="成立时间", cell=CellKind.PART_DATE),
    ),
)
LEDGERS = (ROSTER, TOOLS, PROFILE)


def sheet(*rows: Sequence[Cell], name: str = "Sheet1", **more: Any) -> Sheet:
    """A sheet of rows."""
    return Sheet(file="台账.xlsx", name=name, rows=[list(row) for row in rows], **more)


def read(*rows: Sequence[Cell], **more: Any) -> Table:
    """The one table on a sheet of rows."""
    (table,) = understand(sheet(*rows, **more), LEDGERS)
    assert isinstance(table, Table), table
    return table


def not_read(*rows: Sequence[Cell], **more: Any) -> Unknown:
    """Why a sheet of rows is not read."""
    (unknown,) = understand(sheet(*rows, **more), LEDGERS)
    assert isinstance(unknown, Unknown), unknown
    return unknown


def values(table: Table, key: str) -> list[Any]:
    """A column of a table."""
    return [row.values[key] for row in table.rows]


# -- any office ---------------------------------------------------------------

_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_DAYS = st.dates(date(1955, 1, 1), date(2004, 12, 31))
_NAMES = st.builds(
    str.__add__, st.sampled_from("王李张刘陈"), st.text(_HAN, min_size=1, max_size=3)
)
VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "household": st.from_regex(r"004[0-9]{5}", fullmatch=True),
    "head": _NAMES,
    "name": _NAMES,
    "relation": st.sampled_from(Relation),
    "sex": st.sampled_from([Sex.MALE, Sex.FEMALE]),
    "born": _DAYS.map(PartDate.exactly),
    "number": st.from_regex(r"430181[0-9]{11}X", fullmatch=True),
    "phones": st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).map(lambda it: (it,)),
    "rooms": st.integers(0, 99),
    "rent": st.integers(1, 10**7).map(lambda it: Yuan(Decimal(it) / 100)),
    "arrived": _DAYS,
}
STRANGE = ("籍贯", "年龄", "是否常住", "宗教信仰", "兴趣爱好", "健康状况")
BANDS = ("户信息", "个人基本信息", "其他情况")


def _day_words(day: date) -> list[Cell]:
    return [
        day,
        datetime(day.year, day.month, day.day),
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        float((day - date(1899, 12, 30)).days),
    ]


def spellings(key: str, value: Any) -> list[Cell]:
    """The cells that say a value."""
    if isinstance(value, date):
        return _day_words(value)
    if isinstance(value, PartDate):
        return _day_words(value.first)
    if isinstance(value, Relation | Sex):
        return [glossary.word(value), f" {glossary.word(value)} "]
    if isinstance(value, Yuan):
        return [float(value.amount), f"{value.amount}元", f"{value.amount:,}"]
    if isinstance(value, int):
        return [value, float(value), f"{value}间", f"{value}.0"]
    if isinstance(value, tuple):
        return [value[0], float(value[0]), f"{value[0]}.0", int(value[0])]
    if key in ("name", "head"):
        return [value, f" {value[0]}  {value[1:]} "]
    return [value, f"{value} "]


def headings(column: LedgerColumn) -> list[str]:
    """The ways in which offices write the words of a column."""
    plain = [column.title, *column.aliases]
    starred = [f"*{word}" for word in plain] + [f"{word}＊" for word in plain]
    hinted = [f"{word}\n(必填)" for word in plain if "(" not in word]
    padded = ["  ".join(word) for word in plain]
    return [*plain, *starred, *hinted, *padded]


@st.composite
def rosters(draw: st.DrawFn) -> tuple[Sheet, list[dict[str, Any]]]:
    """A sheet of an unknown office, and the rows that were written on it."""
    keys = draw(
        st.sets(st.sampled_from(sorted(set(VALUES) - {"name", "relation"}))).map(
            lambda more: ["name", "relation", *sorted(more)]
        )
    )
    rows = draw(
        st.lists(st.fixed_dictionaries({it: VALUES[it] for it in keys}), max_size=5)
    )
    strange = draw(st.lists(st.sampled_from(STRANGE), max_size=2, unique=True))
    order = draw(st.permutations([*keys, *strange]))
    body = [["序号", *(_heading(draw, key) for key in order)]]
    for number, row in enumerate(rows, 1):
        cells = [
            draw(st.sampled_from(spellings(k, row[k]))) if k in row else "甲"
            for k in order
        ]
        body.append([number, *cells])
    width = len(order) + 1
    lines = list(_titles(draw, width)) + list(_bands(draw, width)) + body
    lines += _closing(draw, width)
    left, merged = draw(st.integers(0, 2)), ()
    lines = [[""] * left + line for line in lines]
    lines = [[""]] * draw(st.integers(0, 2)) + lines
    if draw(st.booleans()):
        lines = [[as_text(cell) for cell in line] for line in lines]
    name = draw(st.sampled_from(["Sheet1", "表", "一大组"]))
    return sheet(*lines, name=name, merged=merged), rows


def as_text(cell: Cell) -> str:
    """A cell as a text file has it."""
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return "" if cell is None else str(cell)


def _heading(draw: st.DrawFn, key: str) -> str:
    if key in STRANGE:
        return key
    return draw(st.sampled_from(headings(ROSTER.column(key))))


def _titles(draw: st.DrawFn, width: int) -> Iterator[list[Cell]]:
    for words in draw(
        st.lists(
            st.sampled_from(
                ["北正社区花名册", "填报单位:北正社区  填报时间:2004年12月31日", ""]
            ),
            max_size=3,
        )
    ):
        yield [words] + [""] * (width - 1)


def _bands(draw: st.DrawFn, width: int) -> Iterable[list[Cell]]:
    if width < len(BANDS) + 1 or not draw(st.booleans()):
        return []
    band: list[Cell] = [""] * width
    places = draw(
        st.lists(st.integers(0, width - 1), min_size=2, max_size=3, unique=True).map(
            sorted
        )
    )
    for place, words in zip(places, BANDS, strict=False):
        band[place] = words
    return [band]


def _closing(draw: st.DrawFn, width: int) -> list[list[Cell]]:
    total: list[Cell] = ["合计", "3人"] + [""] * (width - 2)
    signed: list[Cell] = ["制表人:", "", "审核人:"] + [""] * (width - 3)
    lines = draw(
        st.sampled_from([[], [total], [total, signed], [signed], [[""] * width]])
    )
    return [list(line) for line in lines]


def told(row: Row, keys: Iterable[str]) -> dict[str, Any]:
    """What a row says under the keys."""
    return {key: row.values[key] for key in keys}
