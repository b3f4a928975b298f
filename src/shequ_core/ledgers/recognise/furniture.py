"""表内杂项. Rows of a table that are no data: totals, signatures, hints, remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shequ_core.ledgers.cells.text import folded
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.sheet import Cell

_TOTAL = re.compile(
    r"(?:本[页表组栋社区月年]{1,2}|全[社区组镇街道年]{1,3}|分组|各组|[一-鿿\d]{1,8}组"
    r"|(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[上下]半年|\d{4}年度?"
    r"|第?[一二三四1-4]季度?|[一-鿿\d]{1,8}(?:栋|幢|楼|单元|网格|支部|社区|村))?"
    r"(?:合计|总计|小计|共计|累计|总和|总数)[(（]?[一-鿿]?[)）]?[:：]?"
)
_OF_A_PART = re.compile(
    "小计|本[页组栋月]|(?:组|月份?|季度?|半年|栋|幢|楼|单元|网格|支部)(?:合计|总计|共计|累计)"
)
_TOTAL_SAID = re.compile(r"(?:合计|总计|小计|共计|累计)[:：]?\D{0,4}\d.*")
_SIGNED = (
    r"(?:制表|填表|填报|审核|复核|校对|经办|统计|登记|负责|单位负责|社区负责|联系|录入|调查)人"
    r"(?:员)?(?:[(（]?签[名字章][)）]?)?|(?:单位|社区)?(?:公章|盖章|签章|签字|签名)"
    r"|填[报表](?:日期|时间|单位)|制表(?:日期|时间|单位)?|审核|复核|联系电话|分管领导|领导签字"
    r"|社区(?:书记|主任)|(?:大?组长|楼栋?长|网格[员长]|核对人)[(（]?签[字名章][)）]?"
    r"|(?:报送|上报|统计|截止)(?:日期|时间)|日期"
)
_SIGNATURE = re.compile(rf"[(（]?(?:{_SIGNED})[)）]?")
_SIGNATURE_SAID = re.compile(rf"[(（]?(?:{_SIGNED})[)）]?[:：].*", re.DOTALL)
_STAMP = re.compile(
    r"[(（]?(?:(?:单位|加盖)?(?:公章|盖章|签章)|印章)[)）]?.*"
    r"|.{2,24}[(（](?:单位|加盖)?(?:公章|盖章|签章|印章)[)）]"
)
_OFFICE = re.compile(
    r".{2,16}(?:社区|村)(?:居民委员会|居委会|村民委员会|村委会|党委|党总支)"
)
_DAY = re.compile(
    r"[\d〇零○一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_NUMBERED = re.compile(r"[(（]?(\d{1,2})[)）]?|[甲乙丙丁戊己庚辛]|[栏列项]次")
_REMARK = re.compile(
    r"(?:附?注|备注|说明|填表说明|填报说明|提示|温馨提示|注意)(?:[:：\d]|事项).*"
    r"|(?:以上|上述).{0,12}(?:无误|属实|准确|真实|核对|核实).{0,12}",
    re.DOTALL,
)
_HINT = re.compile(
    r"^(?:[(（]?(?:必填|选填|可选|非必填|自动)|如[:：,，有]?|例[:：如]?|例如|示例|格式|请|填写|按|多个|下拉)"
    r"|y{2,4}[-/.年]?m|\d=|^[^/\d]{1,4}(?:/[^/\d]{1,6}){1,8}等?$|等$|填写|分隔|必填|格式",
    re.IGNORECASE,
)
_TELLING = re.compile("[计:：注]").search
_FEWEST_HINTS = 2
_FEWEST_NUMBERS = 3
_LONGEST_CELL = 40

_Told = Sequence[tuple[int, str]]


def total_label(told: _Told) -> str:
    """合计. The words that call a row a total, "" in other rows.

    ``told`` are the columns of a row that say something, with their words, in order.
    """
    for _, words in (*told[:3], *told[-1:]):
        plain = folded(words)
        if _TOTAL.fullmatch(plain) or _TOTAL_SAID.fullmatch(plain):
            return plain
    return ""


def is_subtotal(words: str) -> bool:
    """小计. Whether a label of a total speaks of a part of the table."""
    return bool(_OF_A_PART.search(words))


def is_signature(told: _Told, width: int) -> bool:
    """签字. Whether a row only says who made the table, and when."""
    labels = said = 0
    for _, words in told:
        plain = folded(words)
        if _SIGNATURE_SAID.fullmatch(plain):
            labels, said = labels + 1, said + 1
        elif _SIGNATURE.fullmatch(plain):
            labels += 1
    if not labels or len(told) > max(2 * labels, 2) or len(told) > max(4, width // 2):
        return False
    return said > 0 or labels > 1 or len(told) == 1


def is_stamp(told: _Told) -> bool:
    """落款. Whether a row says no more than which office has made it, and on what day.

    These are words in one or two cells: the office, its seal, the day.
    """
    plain = [folded(words) for _, words in told]
    offices = [it for it in plain if _STAMP.fullmatch(it) or _OFFICE.fullmatch(it)]
    return bool(offices) and all(it in offices or _DAY.fullmatch(it) for it in plain)


def is_day(told: _Told) -> bool:
    """落款日期. Whether a row says a day, in words, and nothing else."""
    return len(told) == 1 and bool(_DAY.fullmatch(folded(told[0][1])))


def is_numbering(told: _Told) -> bool:
    """栏次. Whether a row only numbers the columns: 甲, 1, 2, 3."""
    found = [_NUMBERED.fullmatch(folded(words)) for _, words in told]
    numbers = [int(it[1]) for it in found if it and it[1]]
    if not all(found) or len(numbers) < _FEWEST_NUMBERS:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_hint(told: _Told) -> bool:
    """提示行. Whether a row tells how to fill the columns in, and is no example."""
    hints = sum(bool(_HINT.search(folded(words))) for _, words in told)
    return hints >= _FEWEST_HINTS and hints * 3 >= len(told)


def is_remark(grid: Grid, row: int, told: _Told) -> bool:
    """附注. Whether a row is a remark, or a heading between the rows of a table."""
    if len(told) != 1:
        return False
    column, words = told[0]
    if _REMARK.fullmatch(words) or len(words) > _LONGEST_CELL:
        return True
    return any(
        first == column and last - first > 1 for _, first, _, last in grid.starting(row)
    )


def may_be_furniture(cells: Sequence[Cell], width: int) -> bool:
    """待辨. A cheap first look: most rows of data need no second one."""
    filled = len(cells) - cells.count("") - cells.count(None)
    if 2 * filled <= width:
        return True
    ends = (*cells[:3], *cells[-1:])
    return any(isinstance(cell, str) and _TELLING(cell) for cell in ends)
