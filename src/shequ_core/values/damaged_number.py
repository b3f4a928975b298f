"""受损号码. Identity numbers that a spreadsheet kept as numbers: 15 digits are left."""

from __future__ import annotations

import math
import re

from shequ_core.values.resident_number import check_digit, normalise

_KEPT = 15
_LONGEST = 40
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d{2})", re.ASCII)
_AS_FLOAT = re.compile(r"\d{16,}\.0+", re.ASCII)
_CUT_SHORT = re.compile(r"\d{15}000", re.ASCII)


def damaged(cell: object) -> bool:
    """受损. A spreadsheet lost its last digits: to be retyped, not a wrong number.

    So are numeric cells of more than 15 digits, texts such as ``4.30181E+17``, and 18
    digits that end in 000 with a check digit that does not fit.
    """
    return bool(_left(cell)) if not isinstance(cell, str) else _damaged_text(cell)


def damaged_digits(cell: object) -> str:
    """可信位. The leading digits, 15 at most, that can still be trusted.

    ``""`` where the cell is not damaged. A short ``4.30181E+17`` was rounded for show,
    so its last digit can not be trusted either: 43018.
    """
    if not damaged(cell):
        return ""
    return _left(cell) if not isinstance(cell, str) else _left_of_text(normalise(cell))


def _damaged_text(text: str) -> bool:
    plain = normalise(text)
    found = _SCIENTIFIC.fullmatch(plain)
    if found:
        return int(found[3]) >= _KEPT
    if _AS_FLOAT.fullmatch(plain):
        return True
    return bool(_CUT_SHORT.fullmatch(plain)) and check_digit(plain[:17]) != plain[17]


def _left_of_text(text: str) -> str:
    found = _SCIENTIFIC.fullmatch(text)
    if not found:
        return _left(float(text)) if "." in text else text[:_KEPT]
    digits = found[1] + (found[2] or "")
    if len(digits) >= _KEPT:
        return digits[:_KEPT]
    least, most = str(int(digits) * 10 - 5), str(int(digits) * 10 + 5)
    return _common_start(least, most)


def _left(cell: object) -> str:
    """The trusted digits of a numeric cell of more than 15, "" for other cells.

    A spreadsheet fills up with zeros, and a float can lie just below them: where the
    nearest filled-up number is the same float, that is what was meant.
    """
    if isinstance(cell, float) and not math.isfinite(cell):
        return ""
    if not isinstance(cell, int | float) or not 10**_KEPT <= cell < 10**_LONGEST:
        return ""
    number = int(cell)
    step = 10 ** (len(str(number)) - _KEPT)
    filled = (number + step // 2) // step
    meant = filled if float(filled * step) == cell else number // step
    return str(meant)


def _common_start(first: str, second: str) -> str:
    alike = (a == b for a, b in zip(first, second, strict=False))
    return first[: next((i for i, same in enumerate(alike) if not same), len(first))]
