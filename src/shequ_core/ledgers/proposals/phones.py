"""电话建议. Telephone numbers as they should be typed."""

from __future__ import annotations

from shequ_core.ledgers.proposals.doubt import Doubt
from shequ_core.values import phone_problem

_BETWEEN = "、"
_LETTERS = str.maketrans("OoQIlZzSB", "000112258")


def apart(doubt: Doubt) -> str | None:
    """分开. Several numbers set apart by one sign; None where any is doubtful."""
    return _sound(doubt.value or ())


def mended(doubt: Doubt) -> str | None:
    """补正. Digits for the letters that look like them, and the area code that all
    other landlines have; None where a number stays doubtful.
    """
    return _sound(tuple(_mended(it, doubt) for it in doubt.value or ()))


def _mended(phone: str, doubt: Doubt) -> str:
    if phone_problem(phone) is None:
        return phone
    digits = phone.translate(_LETTERS)
    if phone_problem(digits) == "no-area-code" and doubt.around.area_code:
        return f"{doubt.around.area_code}-{digits}"
    return digits


def _sound(phones: tuple[str, ...]) -> str | None:
    doubtful = not phones or any(phone_problem(it) for it in phones)
    return None if doubtful else _BETWEEN.join(phones)
