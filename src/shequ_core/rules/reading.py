"""阅读规则. What was noticed while reading a ledger, kept as remarks, and still stands.

Each kind of remark has its rule; ``remarked`` serves rules that look at records too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shequ_core.findings import Place, Severity
from shequ_core.model import LedgerSheet, Remark
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Ref

_FORMATS = "台账填写规范"
_HEADERS = "台账识别规则"


def remarked(register: Register, kind: str) -> Iterator[Spot]:
    """核对记录. The remarks of a kind that still stand, each with its cell."""
    for remark in register.tied(Remark, "finding", kind):
        if not _mended(register, remark):
            yield Spot(
                message=remark.message,
                about=(remark.about,) if remark.about else (),
                field=remark.field,
                place=_place(register, remark),
            )


def about_remarked(register: Register, kind: str) -> frozenset[str]:
    """已提示. Whom the remarks of a kind are about, so that nothing is said twice."""
    remarks = register.tied(Remark, "finding", kind)
    return frozenset(remark.about for remark in remarks if remark.about)


def _mended(register: Register, remark: Remark) -> bool:
    """Since then someone told what the cell could not tell."""
    if remark.finding not in _LOST or not remark.field:
        return False
    subject = register.find(remark.about)
    return subject is not None and bool(getattr(subject, remark.field, None))


def _place(register: Register, remark: Remark) -> Place:
    sheet = register.find(remark.sheet)
    if sheet is None:
        return Place()
    if not remark.row:
        return Place(sheet.file, sheet.sheet)
    letter = register.once(_letters, sheet.id).get(remark.field, "")
    return Place(sheet.file, sheet.sheet, f"{letter}{remark.row}")


def _letters(register: Register, sheet: Ref[LedgerSheet]) -> dict[str, str]:
    return dict(entry.rsplit("=", 1) for entry in register[sheet].columns)


def _says(kind: str) -> Callable[[Register, date], Iterator[Spot]]:
    return lambda register, on: remarked(register, kind)


def _noticed(
    code: str,
    kind: str,
    severity: Severity,
    title: str,
    english: str,
    source: str = _FORMATS,
) -> Rule:
    return Rule(
        code=code,
        kind=kind,
        severity=severity,
        title=title,
        english=english,
        source=source,
        check=_says(kind),
    )


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_LOST = frozenset({"id-lost-precision", "masked-value", "formula-error"})

CELLS = (
    _noticed(
        "R-I08",
        "id-lost-precision",
        ERROR,
        "号码被电子表格损坏",
        "A number lost its last digits in a spreadsheet cell",
        "电子表格只保留15位有效数字",
    ),
    _noticed(
        "R-I01",
        "full-width-id",
        INFO,
        "证件号含全角字符",
        "An id number written in full-width digits",
        "GB 11643-1999",
    ),
    _noticed(
        "R-I14",
        "spaces-in-name",
        INFO,
        "姓名含空格",
        "Blanks in a name",
    ),
    _noticed(
        "R-I14",
        "masked-value",
        WARNING,
        "填入了脱敏内容",
        "A masked value was typed or pasted back",
    ),
    _noticed(
        "R-I15",
        "two-phones",
        INFO,
        "一格多个电话号码",
        "Several telephone numbers in one cell",
    ),
    _noticed(
        "R-M07",
        "date-as-words",
        INFO,
        "日期写成年月日文字",
        "A date written in words",
    ),
    _noticed(
        "R-M07",
        "date-dotted",
        INFO,
        "日期用点号书写",
        "A date written with dots",
    ),
    _noticed(
        "R-M07",
        "ambiguous-date",
        WARNING,
        "日期有歧义",
        "A date that can be read in two ways",
    ),
    _noticed(
        "R-M07",
        "two-digit-year",
        WARNING,
        "年份只有两位",
        "A year of two digits",
    ),
    _noticed(
        "R-M07",
        "impossible-date",
        WARNING,
        "日期不存在",
        "A day that no calendar has",
    ),
    _noticed(
        "R-M07",
        "dates-reversed",
        WARNING,
        "起止日期颠倒",
        "It ends before it begins",
    ),
    _noticed(
        "R-A08",
        "day-missing",
        WARNING,
        "缺少日期",
        "An event without its day",
    ),
    _noticed(
        "R-M10",
        "unknown-word",
        WARNING,
        "选项写法不认识",
        "A word that no choice has",
    ),
    _noticed(
        "R-M12",
        "not-a-number",
        WARNING,
        "不是数字",
        "No number where one belongs",
    ),
    _noticed(
        "R-M12",
        "range-not-number",
        WARNING,
        "写的是范围或约数",
        "A range where an exact number belongs",
    ),
    _noticed(
        "R-M13",
        "formula-error",
        WARNING,
        "公式错误",
        "A formula that fails",
    ),
    _noticed(
        "R-M14",
        "control-characters",
        INFO,
        "含不可见字符",
        "Characters that no one sees",
    ),
)
"""单元格. What was noticed in one cell."""

TABLES = (
    _noticed(
        "R-M03",
        "name-missing",
        ERROR,
        "关键栏目空缺，该行未入库",
        "A row that does not say what it is about was set apart",
        _HEADERS,
    ),
    _noticed(
        "R-M03",
        "group-missing",
        ERROR,
        "小组名称空缺，该行未入库",
        "A row of no group was set apart",
        _HEADERS,
    ),
    _noticed(
        "R-G01",
        "group-unknown",
        WARNING,
        "居民组不在册",
        "A group that the groups' ledger does not know",
        _HEADERS,
    ),
    _noticed(
        "R-M01",
        "unknown-ledger",
        WARNING,
        "工作表未识别",
        "A sheet that is no known ledger was not read",
        _HEADERS,
    ),
    _noticed(
        "R-M01",
        "unknown-header",
        INFO,
        "表头未识别",
        "A column that no field fits was not read",
        _HEADERS,
    ),
    _noticed(
        "R-M02",
        "header-dup",
        WARNING,
        "表头重复",
        "The same heading twice: the second was not read",
        _HEADERS,
    ),
    _noticed(
        "R-M08",
        "total-mismatch",
        WARNING,
        "合计行与明细不符",
        "A totals row differs from the rows above it",
        _HEADERS,
    ),
    _noticed(
        "R-M09",
        "hidden-sheet",
        WARNING,
        "隐藏工作表未读取",
        "A hidden sheet was not read",
        _HEADERS,
    ),
    _noticed(
        "R-M09",
        "empty-sheet",
        INFO,
        "空白工作表",
        "An empty sheet",
        _HEADERS,
    ),
    _noticed(
        "R-M15",
        "undecodable",
        WARNING,
        "文字编码损坏",
        "Bytes that are no text in the file's encoding",
        _HEADERS,
    ),
)
"""表格. What was noticed in a row or on a sheet."""

_SHARED = frozenset(
    {
        "sex-contradicts-id",
        "born-contradicts-id",
        "listed-twice",
        "household-group-conflict",
    }
)
"""Remarks whose rules stand elsewhere, beside what the records themselves say."""

_KNOWN = _SHARED | {rule.kind for rule in (*CELLS, *TABLES)}


def _others(register: Register, on: date) -> Iterator[Spot]:
    for kind in sorted(register.grouped(Remark, "finding")):
        if kind not in _KNOWN:
            yield from remarked(register, kind)


OTHERS = Rule(
    code="R-M16",
    kind="reading-remark",
    severity=WARNING,
    title="其他阅读提示",
    english="Anything else noticed while reading",
    source=_HEADERS,
    check=_others,
)
RULES: tuple[Rule, ...] = (*CELLS, *TABLES, OTHERS)
