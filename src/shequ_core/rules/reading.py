"""阅读规则. What was noticed while reading a ledger, kept as remarks, and still stands.

Each kind of remark has its rule; ``remarked`` serves rules that look at records too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from shequ_core.findings import Matter, Place, Severity
from shequ_core.model import Remark
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot


def remarked(register: Register, kind: str) -> Iterator[Spot]:
    """核对记录. The remarks of a kind that still stand, each with its cell."""
    for remark in register.tied(Remark, "finding", kind):
        if not _mended(register, remark):
            known = register.find(remark.about)
            yield Spot(
                message=remark.message,
                about=() if known is None else (known.id,),
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
    return Place(sheet.file, sheet.sheet, sheet.cell(remark.field, remark.row))


def _says(kind: str) -> Callable[[Register, date], Iterator[Spot]]:
    return lambda register, on: remarked(register, kind)


Noticed = tuple[str, str, Severity, str, str]


def _rule(source: str, noticed: Noticed) -> Rule:
    code, kind, severity, title, english = noticed
    return Rule(
        code=code,
        kind=kind,
        severity=severity,
        matter=Matter.LEDGER,
        title=title,
        english=english,
        source=source,
        check=_says(kind),
    )


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_LOST = frozenset(
    {"id-lost-precision", "id-placeholder", "masked-value", "formula-error"}
)

_CELLS: tuple[Noticed, ...] = (
    ("R-I08", "id-lost-precision", ERROR, "号码被电子表格损坏", "Digits lost"),
    ("R-I12", "id-placeholder", WARNING, "填的是占位号码", "No number, only a filler"),
    ("R-I01", "full-width-id", INFO, "证件号含全角字符", "Full-width id number"),
    ("R-I14", "spaces-in-name", INFO, "姓名含空格", "Blanks in a name"),
    ("R-I14", "masked-value", WARNING, "填入了脱敏内容", "A masked value typed back"),
    (
        "R-I16",
        "gone-by-name",
        WARNING,
        "姓名后注明已故或迁出",
        "A name of one who is gone",
    ),
    ("R-I15", "two-phones", INFO, "一格多个电话号码", "Several phones in a cell"),
    ("R-M07", "date-as-words", INFO, "日期写成年月日文字", "A date in words"),
    ("R-M07", "date-dotted", INFO, "日期用点号书写", "A date with dots"),
    ("R-M07", "ambiguous-date", WARNING, "日期有歧义", "A date to be read in two ways"),
    ("R-M07", "two-digit-year", WARNING, "年份只有两位", "A year of two digits"),
    ("R-M07", "impossible-date", WARNING, "日期不存在", "A day that no calendar has"),
    ("R-M07", "dates-reversed", WARNING, "起止日期颠倒", "It ends before it begins"),
    ("R-A08", "day-missing", WARNING, "缺少日期", "An event without its day"),
    ("R-M10", "unknown-word", WARNING, "选项写法不认识", "A word that no choice has"),
    ("R-M10", "bare-code", WARNING, "代码未注明是哪一套", "A code of no named table"),
    ("R-M12", "not-a-number", WARNING, "不是数字", "No number where one belongs"),
    ("R-M12", "range-not-number", WARNING, "写的是范围或约数", "A range for a number"),
    ("R-M12", "same-as-nothing", WARNING, "同上没有可照抄的", "As above, of nothing"),
    ("R-M13", "formula-error", WARNING, "公式错误", "A formula that fails"),
    ("R-M14", "control-characters", INFO, "含不可见字符", "Characters no one sees"),
)
_TABLES: tuple[Noticed, ...] = (
    ("R-M03", "name-missing", ERROR, "关键栏目空缺，该行未入库", "A row of nobody"),
    ("R-M03", "group-missing", ERROR, "小组名称空缺，该行未入库", "A row of no group"),
    ("R-M03", "entered-twice", WARNING, "同一项登记两行，后一行未入库", "A row again"),
    (
        "R-I07",
        "which-person",
        WARNING,
        "分不清是谁，待答复",
        "One of several persons",
    ),
    ("R-I07", "same-person", WARNING, "是否同一人，待答复", "Perhaps a known person"),
    ("R-I07", "whose-number", WARNING, "号码在另一姓名下", "A number of another name"),
    ("R-I02", "number-kept", WARNING, "号码写错，没有改", "A wrong number left out"),
    ("R-M11", "name-differs", WARNING, "同一号码姓名不同", "Other name, same number"),
    (
        "R-M11",
        "listed-after-end",
        WARNING,
        "已登记离开，仍在册",
        "Gone, and listed",
    ),
    ("R-M11", "number-differs", WARNING, "两册号码差一处", "Numbers a slip apart"),
    ("R-I07", "answer-unknown", WARNING, "答复看不懂", "An answer that names nobody"),
    ("R-I07", "answer-unused", INFO, "答复没有用上", "An answer to no question"),
    ("R-G01", "group-unknown", WARNING, "居民组不在册", "A group not in the ledger"),
    ("R-M01", "unknown-ledger", WARNING, "工作表未识别", "A sheet of no known ledger"),
    ("R-M01", "unknown-header", INFO, "表头未识别", "A heading that no field fits"),
    ("R-M02", "header-dup", WARNING, "表头重复", "The same heading twice"),
    ("R-M08", "total-mismatch", WARNING, "合计行与明细不符", "A total unlike its rows"),
    (
        "R-N01",
        "endings-withheld",
        WARNING,
        "全册有行未入库",
        "Nobody ends yet",
    ),
    ("R-I14", "masked-column", WARNING, "整列是脱敏内容", "A column masked throughout"),
    ("R-M10", "coded-column", WARNING, "整列是未注明的代码", "Codes of no named table"),
    ("R-M09", "hidden-sheet", WARNING, "隐藏工作表未读取", "A hidden sheet"),
    ("R-M09", "empty-sheet", INFO, "空白工作表", "An empty sheet"),
    (
        "R-M17",
        "mapping-unused",
        WARNING,
        "列对应没有用上",
        "A mapping of no sheet",
    ),
    (
        "R-M11",
        "building-elsewhere",
        WARNING,
        "楼栋属哪个小组两册不一",
        "A building of two groups",
    ),
    ("R-M01", "buildings-unclear", INFO, "所辖楼栋认不出", "Buildings not told apart"),
    ("R-M11", "label-differs", INFO, "指标名称与代码不符", "A figure by another name"),
    ("R-H04", "head-differs", WARNING, "户主姓名与户主行不同", "Head of another name"),
    ("R-M11", "differs-kept", INFO, "与底册登记的不同", "Unlike what is known"),
    ("R-M11", "said-unknown", INFO, "写着不详，保留已知", "Unknown over a known value"),
    (
        "R-M01",
        "not-kept",
        INFO,
        "只用来认人，没有入库",
        "It only helps to find somebody",
    ),
    ("R-M18", "carried-down", INFO, "只写在每户第一行", "Only first rows say it"),
    ("R-M15", "undecodable", WARNING, "文字编码损坏", "Bytes that are no text"),
)
_RETURNS: tuple[Noticed, ...] = (
    (
        "R-M18",
        "edited-both",
        WARNING,
        "发放后两边都改了",
        "Edited here and there since",
    ),
    (
        "R-M18",
        "row-missing",
        WARNING,
        "发放的行没有退回",
        "A row that did not come back",
    ),
    ("R-M18", "edit-idle", INFO, "改动没有采用", "An edit that changed nothing"),
)
NOTICED: tuple[Rule, ...] = (
    *(_rule("台账填写规范", noticed) for noticed in _CELLS),
    *(_rule("台账识别规则", noticed) for noticed in _TABLES),
    *(_rule("发放与收回", noticed) for noticed in _RETURNS),
)
"""阅读提示. Noticed in a cell, in a row, on a sheet, or in what came back."""

MAPPING_UNUSED, ANSWER_UNUSED = (
    next(rule for rule in NOTICED if rule.kind == kind)
    for kind in ("mapping-unused", "answer-unused")
)
"""未用上. Said while loading; they stand in no sheet."""

_SHARED = frozenset(
    {
        "sex-contradicts-id",
        "born-contradicts-id",
        "listed-twice",
        "household-group-conflict",
    }
)
"""Remarks whose rules stand elsewhere, beside what the records themselves say."""

_SETTLED = frozenset({"told-apart"})
"""Remarks of what was answered: nothing is wrong there any more."""

_KNOWN = _SHARED | _SETTLED | {rule.kind for rule in NOTICED}


def rules(kinds: Collection[str] = ()) -> tuple[Rule, ...]:
    """规则. What was noticed under one of the ``kinds`` has a rule of its own already,
    and is left to that.
    """
    known = _KNOWN.union(kinds)

    def others(register: Register, on: date) -> Iterator[Spot]:
        for kind in sorted(register.grouped(Remark, "finding")):
            if kind not in known:
                yield from remarked(register, kind)

    return (
        *NOTICED,
        Rule(
            code="R-M16",
            kind="reading-remark",
            severity=WARNING,
            matter=Matter.LEDGER,
            title="其他阅读提示",
            english="Anything else noticed while reading",
            source="台账识别规则",
            check=others,
        ),
    )


RULES = rules()
