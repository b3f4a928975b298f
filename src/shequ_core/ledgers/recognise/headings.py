"""列名. The words over a column, freed of everything that does not name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import attrs

from shequ_core.ledgers.cells.text import folded

_IN_BRACKETS = re.compile(r"[(\[{【〔〈<「]([^)\]}】〕〉>」]*)[)\]}】〕〉>」]?")
_SIGNS = re.compile(r"[()\[\]{}【】〔〕〈〉<>「」《》*:;.,。、/\\|_\-‐-―~'\"`“”‘’!?#]")
_BETWEEN = re.compile(r"[/|、]")
_CODE_FIRST = re.compile(r"(\d{1,2})[-=:、.为]?([一-鿿]+)", re.ASCII)
_WORD_FIRST = re.compile(r"([一-鿿]+)[-=:、.为]?(\d{1,2})", re.ASCII)

LOCKED = "勿改"
"""勿改. In the brackets of a column that is ours alone: only its whole title fits."""

_UNITS: Mapping[str, Decimal] = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
    "人": Decimal(1),
    "百人": Decimal(100),
    "千人": Decimal(1000),
    "万人": Decimal(10_000),
    "人次": Decimal(1),
    "万人次": Decimal(10_000),
    "户": Decimal(1),
    "万户": Decimal(10_000),
    "平方米": Decimal(1),
    "平米": Decimal(1),
    "m2": Decimal(1),
    "万平方米": Decimal(10_000),
    "公顷": Decimal(10_000),
    "平方公里": Decimal(1_000_000),
    "平方千米": Decimal(1_000_000),
    "km2": Decimal(1_000_000),
    "小时": Decimal(1),
}
_DIMENSIONS = ("元", "人", "人次", "户", "平方米", "小时")


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
    hint = "".join(_IN_BRACKETS.findall(plain))
    return Heading(
        whole=_SIGNS.sub("", plain).lower(),
        bare=_SIGNS.sub("", _IN_BRACKETS.sub("", plain)).lower(),
        hint=hint.lower(),
    )


@lru_cache(maxsize=8192)
def alternatives(words: str) -> tuple[str, ...]:
    """并列写法. The parts of a heading that names one thing twice (姓名/名称)."""
    parts = _BETWEEN.split(_IN_BRACKETS.sub("", folded(words)))
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
    told, meant = _UNITS.get(heading(header).hint), heading(title).hint
    if told is None or not _same_dimension(heading(header).hint, meant):
        return Decimal(1)
    return told / _UNITS.get(meant, Decimal(1))


def unit_scale(unit: str) -> Decimal | None:
    """单位. What a unit of money is in yuan, None for other words."""
    return _UNITS.get(folded(unit)) if folded(unit).endswith("元") else None


def _same_dimension(unit: str, meant: str) -> bool:
    return meant not in _UNITS or _dimension(unit) == _dimension(meant)


def _dimension(unit: str) -> str:
    area = ("平米", "m2", "公顷", "平方公里", "平方千米", "km2")
    if unit in area:
        return "平方米"
    return next((it for it in _DIMENSIONS if unit.endswith(it)), unit)
