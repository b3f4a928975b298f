"""文字. Cells as text: blanks, unseen characters, the ways to write nothing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from shequ_core.ledgers.sheet import Cell

NOTHING = frozenset(
    {"-", "--", "---", "–", "—", "——", "―", "－", "/", "//", "／", "\\"}
    | {"无", "暂无", "空", "(空)", "（空）"}
    | {"n/a", "na", "nan", "null", "none", "nil"}
)
"""空值. What offices write into a cell that has nothing to say, in small letters."""

UNKNOWN = frozenset(
    {"不详", "未详", "不明", "未知", "未填", "未填写", "待填", "待填写", "unknown"}
)
"""不详. What offices write where there is something that they do not know, half-width
and in small letters: it takes nothing back that is known.
"""

_LONGEST = 16

SAME_AS_ABOVE = frozenset({"同上", "〃", "″", "”", '"', "〞", "々", "〃〃", "''"})
"""同上. What says that a cell is as the one above it."""

KEPT_DIGITS = 15
"""有效数字. How many digits of a number a spreadsheet keeps."""

IN_BRACKETS = re.compile(r"[(\[{【〔〈<「]([^)\]}】〕〉>」]*)[)\]}】〕〉>」]?")
"""括号. What stands in brackets of any kind, the last of which may be missing."""

_ERRORS = frozenset(
    {"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!"}
    | {"#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!"}
)
_JOINERS = "\u200c\u200d"
_AS_FORMULA = re.compile(r'="([^"]*)"')
_WHOLE_FLOAT = re.compile(r"\d+\.0+", re.ASCII)
_FOLDED_AWAY = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def tidy(text: str) -> tuple[str, bool]:
    """整理. Without blanks at both ends and characters that no one sees.

    The second is whether control characters were among them. The ``="..."`` around a
    text, which keeps it a text, is dropped.
    """
    controls = False
    if not text.isprintable():
        text, controls = _printable(text)
    text = text.strip()
    if text[:2] == '="':
        text = _AS_FORMULA.sub(r"\1", text)
    return text, controls


def _printable(text: str) -> tuple[str, bool]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen: list[str] = []
    controls = False
    for character in text:
        category = unicodedata.category(character)
        if category == "Zs":
            seen.append(character if character == "\u3000" else " ")
        elif category in ("Cc", "Cs") and character != "\n":
            controls = True
        elif category != "Cf" or character in _JOINERS:
            seen.append(character)
    return "".join(seen), controls


def text_of(cell: Cell) -> str:
    """文字. A cell of any type as text: whole floats without .0, dates as ISO."""
    if isinstance(cell, str):
        return cell[: cell.index(".")] if _WHOLE_FLOAT.fullmatch(cell) else cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell)


def folded(text: str) -> str:
    """折叠. For comparing words: half-width, without blanks and unseen characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    elif text.isalnum():
        return text
    return "".join(c for c in text if unicodedata.category(c) not in _FOLDED_AWAY)


def says_nothing(text: str) -> bool:
    """空值. Whether a tidied text only says that there is nothing (无, —, /)."""
    return not text or text.lower() in NOTHING


def says_unknown(text: str) -> bool:
    """不详. Whether a text only says that it is not known (不详, 待填)."""
    if text.isalnum():
        return text.lower() in UNKNOWN
    return len(text) < _LONGEST and folded(text).lower().strip("()") in UNKNOWN


def is_error(text: str) -> bool:
    """公式错误. Whether a tidied text is what a formula shows that fails (#REF!)."""
    return text in _ERRORS


def is_masked(text: str) -> bool:
    """脱敏. Whether a text holds stars: what someone hid, not what is so."""
    return "*" in text or "＊" in text


def too_long_a_number(cell: Cell) -> bool:
    """超长数字. A numeric cell of more digits than a spreadsheet keeps."""
    return isinstance(cell, int | float) and abs(cell) >= 10**KEPT_DIGITS
