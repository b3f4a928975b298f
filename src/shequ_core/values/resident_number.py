"""公民身份号码. Identity numbers of GB 11643-1999, of 18 and of 15 places."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Self

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values.codes import Sex
from shequ_core.values.half_width import half_width

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WORTH = {check: worth for worth, check in enumerate("0123456789X")}
_SHAPE = re.compile(r"\d{17}[\dX]|\d{15}", re.ASCII)
_SEVENTEEN = re.compile(r"\d{17}", re.ASCII)
_FIFTEEN = re.compile(r"\d{15}", re.ASCII)
_FOREIGN_CARD = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)
_LOOK_ALIKES = str.maketrans("Хх", "XX")
_CENTENARIANS = "996"
_YEARS = range(1800, 2200)
_KEPT_AT_MOST = 150_000


class Holder(Enum):
    """持证人. Whose number it is, by its first places."""

    CITIZEN = "citizen"
    HONG_KONG = "hong_kong"
    MACAU = "macau"
    TAIWAN = "taiwan"
    FOREIGN = "foreign"


_PERMITS = {
    "810000": Holder.HONG_KONG,
    "820000": Holder.MACAU,
    "830000": Holder.TAIWAN,
}


def normalise(text: str) -> str:
    """规范写法. Half-width capitals, no blanks; Roman ⅹ and Cyrillic х are X."""
    return half_width(text).translate(_LOOK_ALIKES)


@attrs.frozen(repr=False)
class ResidentNumber:
    """公民身份号码. As recorded (half-width capitals, no blanks), and what it says.

    18 places, or the 15 of before 1999-10-01. Residence permits of Hong Kong, Macau
    and Taiwan, and permanent residents' cards since 2023-12-01, have the same form.
    The region is where the number was given out: it is advice, never judged. Births
    from 1800 to 2199 pass, the core knows no today: too old or still to come is for
    a rule. Raises InvalidValue, problem ``foreign-card`` (the card of before
    2023-12-01, another document), ``length``, ``characters``, ``birth-date`` or
    ``check-digit``; its message never holds the number, nor does ``repr``.

    >>> ResidentNumber.of("610104620927690").born
    datetime.date(1962, 9, 27)
    """

    text: str = attrs.field(converter=normalise)
    full: str = attrs.field(init=False, eq=False)
    born: date = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not is_valid(self.text):
            problem = _problem(self.text)
            raise InvalidValue(
                f"resident number (公民身份号码): {problem}",
                problem=problem or "invalid",
            )
        full = upgrade(self.text) if self.legacy else self.text
        object.__setattr__(self, "full", full)
        object.__setattr__(self, "born", _birth(full[6:14]))

    @classmethod
    def of(cls, text: str) -> Self:
        """公民身份号码. From its text, the inverse of ``str``."""
        return cls(text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"ResidentNumber('{self.region}{'*' * (len(self.text) - 6)}')"

    @property
    def legacy(self) -> bool:
        """十五位. The form of before 1999-10-01, without century and check digit."""
        return len(self.text) == 15

    @property
    def region(self) -> str:
        """地址码. Six digits: the county at the time of coding, not where one lives."""
        return self.text[:6]

    @property
    def sex(self) -> Sex:
        """性别. By the parity of place 17."""
        return Sex.MALE if int(self.full[16]) % 2 else Sex.FEMALE

    @property
    def holder(self) -> Holder:
        """持证人. Only 18 places tell others from citizens."""
        if self.legacy:
            return Holder.CITIZEN
        if self.text.startswith("9"):
            return Holder.FOREIGN
        return _PERMITS.get(self.region, Holder.CITIZEN)


def check_digit(first17: str) -> str:
    """校验码. Of the first 17 digits, ISO 7064 MOD 11-2; a digit or X.

    Raises InvalidValue, problem ``characters``, on anything but 17 digits.
    """
    _refuse_unless(_SEVENTEEN, first17)
    return _CHECKS[_weighed(first17, 0) % 11]


def upgrade(fifteen: str) -> str:
    """升位. The 18 places of a 15-place number.

    The century is the 20th; the sequences 996 to 999 were kept for people who were a
    hundred already, and mean the 19th. Raises InvalidValue, problem ``characters``,
    on anything but 15 digits.
    """
    _refuse_unless(_FIFTEEN, fifteen)
    century = "18" if fifteen[12:] >= _CENTENARIANS else "19"
    first17 = fifteen[:6] + century + fifteen[6:]
    return first17 + check_digit(first17)


def is_valid(text: str) -> bool:
    """有效. ``ResidentNumber.of(text)`` would take it; for many numbers at a time."""
    try:
        return (_HEADS[text[:6]] + _DAYS[text[6:14]] + _TAILS[text[14:]]) % 11 == 1
    except KeyError:
        return _problem(normalise(text)) is None


def _problem(text: str) -> str | None:
    if _FOREIGN_CARD.fullmatch(text):
        return "foreign-card"
    if len(text) not in (15, 18):
        return "length"
    if not _SHAPE.fullmatch(text):
        return "characters"
    full = upgrade(text) if len(text) == 15 else text
    try:
        _birth(full[6:14])
    except ValueError:
        return "birth-date"
    return None if full[17] == check_digit(full[:17]) else "check-digit"


def _refuse_unless(shape: re.Pattern[str], digits: str) -> None:
    if not shape.fullmatch(digits):
        raise InvalidValue(
            "resident number (公民身份号码): characters", problem="characters"
        )


@lru_cache(_KEPT_AT_MOST)
def _birth(digits: str) -> date:
    born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if born.year not in _YEARS:
        raise ValueError
    return born


def _weighed(digits: str, place: int) -> int:
    weights = _WEIGHTS[place : place + len(digits)]
    return sum(map(int.__mul__, map(int, digits), weights))


class _Sums(dict[str, int]):
    """Weighted sums of one stretch of the number, worked out when first met.

    What is no such stretch is never kept, it stays a KeyError; nor is more kept than
    all regions there ever were, or all days of four centuries.
    """

    def __init__(self, shape: str, place: int) -> None:
        super().__init__()
        self.shape = re.compile(shape, re.ASCII)
        self.place = place

    def __missing__(self, stretch: str) -> int:
        if not self.shape.fullmatch(stretch):
            raise KeyError
        worth = self.worth(stretch)
        if len(self) < _KEPT_AT_MOST:
            self[stretch] = worth
        return worth

    def worth(self, stretch: str) -> int:
        return _weighed(stretch, self.place)


class _Days(_Sums):
    def worth(self, stretch: str) -> int:
        try:
            _birth(stretch)
        except ValueError:
            raise KeyError from None
        return super().worth(stretch)


class _Tails(_Sums):
    def worth(self, stretch: str) -> int:
        return super().worth(stretch[:3]) + _WORTH[stretch[3]]


_HEADS = _Sums(r"\d{6}", 0)
_DAYS = _Days(r"\d{8}", 6)
_TAILS = _Tails(r"\d{3}[\dX]", 14)
