"""号码建议. What a wrong id number or credit code was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from shequ_core import glossary
from shequ_core.errors import InvalidValue
from shequ_core.ledgers.proposals.doubt import Doubt
from shequ_core.values import CreditCode, PartDate, ResidentNumber, Sex
from shequ_core.values.damaged_number import damaged_digits
from shequ_core.values.number_slips import repairs
from shequ_core.values.resident_number import normalise

_REGION = 6
_FEWEST_DIGITS = 14
_LETTERS = str.maketrans("OIZSV", "0125U")


def repaired(doubt: Doubt) -> str | None:
    """改号. The one number a slip away that fits the row, or that the same name has in
    another ledger; None where several do.
    """
    number = normalise(doubt.text)
    near = {it for it in repairs(number) if _fits(it, doubt)}
    elsewhere = near & doubt.around.numbers.get(doubt.row.text("name"), frozenset())
    regions = doubt.around.regions | {number[:_REGION]}
    usual = {it for it in near if it[:_REGION] in regions}
    return _only(elsewhere) or _only(usual)


def restored(doubt: Doubt) -> str | None:
    """补号. The number of the same name in another ledger that begins as this one did
    before a spreadsheet lost its last digits.
    """
    left = damaged_digits(doubt.cell)
    named = doubt.around.numbers.get(doubt.row.text("name"), frozenset())
    if len(left) < _FEWEST_DIGITS:
        return None
    return _only(it for it in named if it.startswith(left) and _fits(it, doubt))


def upgraded(doubt: Doubt) -> str | None:
    """升位. The 18 places of a number of 15."""
    return doubt.number.full if doubt.number else None


def plain(doubt: Doubt) -> str | None:
    """半角. The number as it was read."""
    return doubt.row.text(doubt.column.key) or None


def sex_told(doubt: Doubt) -> str | None:
    """性别. What place 17 of the number says."""
    return glossary.word(doubt.number.sex) if doubt.number else None


def born_told(doubt: Doubt) -> str | None:
    """出生日期. What places 7 to 14 of the number say."""
    return doubt.number.born.isoformat() if doubt.number else None


def code_repaired(doubt: Doubt) -> str | None:
    """改代码. A credit code in which letters that no code has stood for digits."""
    try:
        return CreditCode.of(doubt.text.upper().translate(_LETTERS)).text
    except InvalidValue:
        return None


def _fits(number: str, doubt: Doubt) -> bool:
    """What it says of sex and birth is not other than what the row says."""
    told = ResidentNumber.of(number)
    sex, born = doubt.row.get("sex"), doubt.row.get("born")
    if sex in (Sex.MALE, Sex.FEMALE) and sex is not told.sex:
        return False
    return born is None or born.agrees(PartDate.exactly(told.born))


def _only(numbers: Iterable[str]) -> str | None:
    found = set(numbers)
    return found.pop() if len(found) == 1 else None
