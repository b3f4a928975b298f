"""列名. The words over a column, freed of everything that does not name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import attrs

from shequ_core.ledgers.cells.text import IN_BRACKETS, folded
from shequ_core.ledgers.cells.units import UNITS, between, unit_in

_SIGNS = re.compile(
    r"[()\[\]{}【】〔〕〈〉<>「」《》*:;.,。、/\\|_\-‐-―~'\"`“”‘’!?#"
    r"※★☆◆◇■□●○▲△▼√✓•·]"
)
_BETWEEN = re.compile(r"[/|、]")
_CODE_FIRST = re.compile(r"(\d{1,2})[-=:、.为]?([一-鿿]+)", re.ASCII)
_WORD_FIRST = re.compile(r"([一-鿿]+)[-=:、.为]?(\d{1,2})", re.ASCII)

LOCKED = "勿改"
"""勿改. In the brackets of a column that is ours alone: only its whole title fits."""


@attrs.frozen
class Heading:
    """列名. ``whole`` has the words in brackets too, ``bare`` not; ``hint`` is them."""

    whole: str
    bare: str
    hint: str

    @property
    def locked(self) -> bool:
        """勿改. Whether the brackets say that the column is ours alone."""
        return self.hint == LOCKED


@lru_cache(maxsize=8192)
def heading(words: str) -> Heading:
    """列名. Of words as they stand: without blanks, stars, signs and line breaks."""
    plain = folded(words)
    hint = "".join(IN_BRACKETS.findall(plain))
    return Heading(
        whole=_SIGNS.sub("", plain).lower(),
        bare=_SIGNS.sub("", IN_BRACKETS.sub("", plain)).lower(),
        hint=hint.lower(),
    )


@lru_cache(maxsize=8192)
def alternatives(words: str) -> tuple[str, ...]:
    """并列写法. The parts of a heading that names one thing twice (姓名/名称)."""
    parts = _BETWEEN.split(IN_BRACKETS.sub("", folded(words)))
    return tuple(heading(part).bare for part in parts) if len(parts) > 1 else ()


@lru_cache(maxsize=1024)
def codes_told(hint: str) -> Mapping[str, str]:
    """所注代码. What stands for what, where brackets say it: 0否1是, 男-1/女-2."""
    pairs = _CODE_FIRST.findall(hint)
    if not hint[:1].isdecimal():
        pairs = [(code, word) for word, code in _WORD_FIRST.findall(hint)]
    codes = dict(pairs)
    return codes if len(codes) == len(pairs) > 1 else {}


def scale_between(header: str, title: str) -> Decimal:
    """单位换算. What turns the header's unit into the title's: 万元 under 元 is 10000.

    1 where either has no unit in brackets that is known, or they measure other things.
    """
    told = unit_in(header)
    return (between(told, unit_in(title)) if told else None) or Decimal(1)


def unit_scale(unit: str) -> Decimal | None:
    """单位. What a unit of money is in yuan, None for other words."""
    return UNITS.get(folded(unit)) if folded(unit).endswith("元") else None
