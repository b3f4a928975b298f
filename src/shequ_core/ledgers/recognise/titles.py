"""标题. What stands over a table: whose it is, when it was told, what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.ledgers.cells.dates import told_date
from shequ_core.ledgers.recognise.furniture import is_signature
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.recognise.headings import unit_scale
from shequ_core.ledgers.table import TitleFacts

_HAN = "一-鿿"
_TITLE = re.compile("台账|名册|名单|一览|登记|统计|汇总|明细|情况|概况|档案|[表册]$")
_FACT = re.compile(r"[:：]")
_DATE = r"[\d〇零○一二三四五六七八九十年月日号.\-/\s]+"
_TOLD_ON = re.compile(
    rf"(?:填报|填表|统计|数据|截止|截至|上报|报送|制表|编制|登记|更新|报表|填写)+的?"
    rf"(?:时间|日期|时点|年月)\s*[:：]?\s*({_DATE})|截[至止]到?\s*({_DATE})"
)
_ANY_DAY = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
)
_TELLER = re.compile(
    r"(?:(?:填报|填表|上报|报送|编制|制表|统计)?单位(?:名称)?|社区(?:名称)?)"
    rf"(?:\([{_HAN}]{{1,4}}\))?\s*[:：]\s*(\S+)"
)
_MONEY_UNIT = re.compile(
    rf"(?<![报表送制计位属])(?:金额)?单位\s*[:：]\s*([{_HAN}]?[千万亿]?元)"
)
_ABOVE = (
    rf"^(?:中共|关于|附件)?(?:[{_HAN}]{{2,8}}?(?:省|自治区))?(?:[{_HAN}]{{2,8}}?(?:市|自治州|地区))?"
    rf"(?:[{_HAN}]{{1,8}}?(?:县|(?<=[{_HAN}]{{2}})区|(?<=[{_HAN}]{{2}})市))?"
    rf"(?:[{_HAN}]{{1,8}}?(?:街道办事处|街道|镇|乡))?"
)
_COMMUNITY = re.compile(rf"{_ABOVE}([{_HAN}\d]{{1,12}}?社区)")
_WHEN = re.compile(
    r"^(?:\d{4}(?:-\d{4})?(?:年度?|学年)?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}月份?)?)"
)
_NO_NAMES = frozenset(
    {
        "本社区",
        "各社区",
        "我社区",
        "该社区",
        "所属社区",
        "智慧社区",
        "全社区",
        "所在社区",
    }
)
_MOST_CELLS = 2


@attrs.frozen
class Titles:
    """标题行. The rows over a table (from 0), their facts, the unit of its money."""

    start: int
    lines: Sequence[tuple[int, str]]
    facts: TitleFacts
    money: Decimal = Decimal(1)

    @property
    def count(self) -> int:
        """标题行数. How many rows say something."""
        return len(self.lines)


def read_titles(grid: Grid, rows: range, also: Sequence[int] = ()) -> Titles:
    """读标题. Of the rows over a table; ``also`` are rows under it that say when."""
    told = [(row, _line(grid, row)) for row in rows if not grid.bare(row)]
    lines = [line for _, line in told]
    under = [_line(grid, row) for row in also]
    title = next(filter(None, map(_title, lines)), "")
    facts = TitleFacts(
        title=title,
        community=_community(lines, title),
        told_on=_told_on([*lines, *under]) or _any_day(lines) or _any_day(under),
    )
    units = (unit_scale(found[1]) for line in lines for found in _units(line))
    return Titles(rows.start, told, facts, next(filter(None, units), Decimal(1)))


def title_start(grid: Grid, header: int, floor: int) -> int:
    """标题起始行. Where the titles over a header begin, below the row ``floor``."""
    if floor < 0:
        return 0
    start = header
    for row in range(header - 1, floor, -1):
        filled = grid.filled(row)
        if not filled:
            continue
        if not _is_title(grid, row, filled):
            break
        start = row
    return start


def community_in(text: str) -> str:
    """社区名. The community a title or an office names: 北正社区, "" where none.

    Province, city, county and street before it are left out.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = _COMMUNITY.search(_WHEN.sub("", plain))
    if not found or found[1] in _NO_NAMES:
        return ""
    return found[1]


def _is_title(grid: Grid, row: int, filled: Sequence[int]) -> bool:
    told = [(column, grid.told(row, column)) for column in filled]
    if len(filled) > _MOST_CELLS or is_signature(told, len(grid.rows[row])):
        return False
    merged = any(last - first > 1 for _, first, _, last in grid.starting(row))
    words = [it for _, it in told]
    if len(words) == 1 and _ANY_DAY.fullmatch(words[0].strip()):
        return True
    return merged or any(_TITLE.search(it) or _FACT.search(it) for it in words)


def _line(grid: Grid, row: int) -> str:
    words = (grid.told(row, column) for column in grid.filled(row))
    return unicodedata.normalize("NFKC", "  ".join(words))


def _title(line: str) -> str:
    """The words before the first fact; an attachment's number is no title."""
    words = re.split(r"\s{2,}|\S{0,8}:", line, maxsplit=1)[0].strip()
    return "" if re.fullmatch(r"附[件表]\s*[\d一二三四五六七八九十]*", words) else words


def _community(lines: Iterable[str], title: str) -> str:
    told = (found[1] for line in lines for found in _TELLER.finditer(line))
    return next(filter(None, map(community_in, [*told, title])), "")


def _told_on(lines: Iterable[str]) -> date | None:
    for line in lines:
        for found in _TOLD_ON.finditer(line):
            told = told_date((found[1] or found[2]).strip(" .-/"))
            if told.value and "ambiguous-date" not in told.kinds:
                return told.value.last
    return None


def _any_day(lines: Iterable[str]) -> date | None:
    found = (told_date(it[0]).value for line in lines for it in _ANY_DAY.finditer(line))
    return next((value.exact for value in found if value), None)


def _units(line: str) -> Iterator[re.Match[str]]:
    return _MONEY_UNIT.finditer(line)
