"""行政区划代码. Places by number: GB/T 2260, and the statistics office below it."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_DIGITS = re.compile(r"\d+", re.ASCII)


class DivisionLevel(IntEnum):
    """区划级别. The value is how many digits name a place of that level."""

    PROVINCE = 2
    PREFECTURE = 4
    COUNTY = 6
    STREET = 9
    COMMITTEE = 12


@attrs.frozen
class DivisionCode:
    """行政区划代码. 2, 4, 6, 9 or 12 digits, kept as given.

    Zeros that fill a code up do not name a level: ``430181000000`` is the county.
    A code is no lasting identity, places are renumbered every year. Raises
    InvalidValue, problem ``length`` or ``characters``.

    >>> DivisionCode.of("430181001005").street
    '430181001'
    """

    text: str

    def __attrs_post_init__(self) -> None:
        if not _DIGITS.fullmatch(self.text):
            raise InvalidValue(
                "division code (行政区划代码) must be digits", problem="characters"
            )
        if len(self.text) not in tuple(DivisionLevel):
            raise InvalidValue(
                "division code (行政区划代码) must have 2, 4, 6, 9 or 12 digits",
                problem="length",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """行政区划代码. From its text, the inverse of ``str``."""
        return cls(text)

    def __str__(self) -> str:
        return self.text

    @property
    def level(self) -> DivisionLevel:
        """级别. By the digits that are not filled up with zeros."""
        level = DivisionLevel.PROVINCE
        for deeper in DivisionLevel:
            if self.text[level:deeper].strip("0"):
                level = deeper
        return level

    @property
    def significant(self) -> str:
        """有效位. The digits down to its own level; equal for the same place."""
        return self.text[: self.level]

    @property
    def province(self) -> str:
        """省. Two digits."""
        return self._down_to(DivisionLevel.PROVINCE)

    @property
    def prefecture(self) -> str:
        """市(地). Four digits, "" where the code does not go that deep."""
        return self._down_to(DivisionLevel.PREFECTURE)

    @property
    def county(self) -> str:
        """县(市、区). Six digits, "" where the code does not go that deep."""
        return self._down_to(DivisionLevel.COUNTY)

    @property
    def street(self) -> str:
        """街道(乡、镇). Nine digits, "" where the code does not go that deep."""
        return self._down_to(DivisionLevel.STREET)

    @property
    def committee(self) -> str:
        """居(村)委会. Twelve digits, "" where the code does not go that deep."""
        return self._down_to(DivisionLevel.COMMITTEE)

    def contains(self, other: DivisionCode) -> bool:
        """辖. The other is this place, or a place in it."""
        return other.significant.startswith(self.significant)

    def _down_to(self, level: DivisionLevel) -> str:
        return self.text[:level] if self.level >= level else ""
