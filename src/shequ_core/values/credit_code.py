"""统一社会信用代码. The number of every organisation, GB 32100-2015."""

from __future__ import annotations

from typing import Self

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values.half_width import half_width

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_RANK = {character: rank for rank, character in enumerate(_ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LENGTH = 18

CLASSES = {
    "1": "1239",
    "2": "",
    "3": "123459",
    "4": "",
    "5": "123459",
    "6": "",
    "7": "",
    "8": "19",
    "9": "123",
    "A": "",
    "N": "1239",
    "Y": "1",
}
"""机构类别. The classes of each registering authority, GB 32100-2015 table 1.

Empty where the authority's classes are not told apart here. Under 民政 (5), 4 and 5
are the village and the residents' committees, registered so since 2017.
"""


@attrs.frozen
class CreditCode:
    """统一社会信用代码. 18 places: authority, class, division, organisation, check.

    Kept in half-width capitals. Raises InvalidValue, problem ``length``,
    ``characters`` or ``check-digit``.

    >>> CreditCode.of("91 340600 ma2pbm9hxd").division
    '340600'
    """

    text: str = attrs.field(converter=half_width)

    def __attrs_post_init__(self) -> None:
        problem = _problem(self.text)
        if problem:
            raise InvalidValue(
                f"credit code (统一社会信用代码): {problem}", problem=problem
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """统一社会信用代码. From its text, the inverse of ``str``."""
        return cls(text)

    def __str__(self) -> str:
        return self.text

    @property
    def authority(self) -> str:
        """登记管理部门. Place 1, a digit or A, N, Y."""
        return self.text[0]

    @property
    def entity_class(self) -> str:
        """机构类别. Place 2; what it means depends on the authority."""
        return self.text[1]

    @property
    def division(self) -> str:
        """登记机关行政区划. Places 3 to 8, GB/T 2260."""
        return self.text[2:8]

    @property
    def organisation(self) -> str:
        """组织机构代码. Places 9 to 17, GB 11714, with its own check at the end."""
        return self.text[8:17]

    @property
    def known_class(self) -> bool:
        """类别已知. Both are in ``CLASSES``; an unknown one is no error."""
        classes = CLASSES.get(self.authority)
        return classes is not None and (not classes or self.entity_class in classes)

    @property
    def organisation_check_ok(self) -> bool:
        """组织机构代码校验. The inner check character of GB 11714 fits too."""
        total = sum(
            int(character, 36) * weight
            for character, weight in zip(
                self.organisation[:8], _ORGANISATION_WEIGHTS, strict=True
            )
        )
        return self.organisation[8] == "0X987654321"[total % 11]


def _problem(text: str) -> str | None:
    if len(text) != _LENGTH:
        return "length"
    if not _RANK.keys() >= set(text) or not text[2:8].isdigit():
        return "characters"
    total = sum(
        _RANK[character] * weight
        for character, weight in zip(text[:17], _WEIGHTS, strict=True)
    )
    return None if text[17] == _ALPHABET[-total % 31] else "check-digit"
