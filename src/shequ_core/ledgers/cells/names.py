"""姓名. Names padded to align, and names whose blanks and dots belong to them."""

from __future__ import annotations

import re
import unicodedata

from shequ_core.ledgers.cells.notes import Reading, noticed
from shequ_core.ledgers.cells.text import text_of, tidy
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.sheet import Cell

_HAN = r"\u2e80-\U0003ffff"
_LATIN = rf"[^\W\d_{_HAN}]"
_BLANKS = re.compile(r"\s+")
_BETWEEN_WORDS = re.compile(rf"(?:(?<={_LATIN})|(?<=\.))\s+(?={_LATIN})")
_DOTS = re.compile(rf"(?<=[{_HAN}])[•‧∙⋅・･.](?=[{_HAN}])")
_REMARKED = re.compile(r"([^()]+)\(([^()]{1,16})\)")
_GONE = re.compile("[已病亡身]故|死亡|去世|逝世|迁出|迁走|搬走|搬离|注销|销户")
_ROLES = frozenset({"户主", "本人", "家长"})
_GONE_MESSAGE = "后面注明已故或迁出，仍按在册读入；请办好注销后从册上删去，或改正"
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff"


def read_name(column: LedgerColumn, cell: Cell) -> Reading:
    """读姓名. Without blanks, but for those between the words of a Latin name.

    The dot in a name (买买提·艾则孜) becomes U+00B7 however it was typed. Takes the
    cell as it stands: blanks around a name are noticed too.
    """
    raw = cell.strip(_UNSEEN) if isinstance(cell, str) else text_of(cell)
    if raw.isalpha() and raw.isprintable():
        return unicodedata.normalize("NFKC", raw), ()
    plain = unicodedata.normalize("NFKC", tidy(raw)[0])
    words = _BETWEEN_WORDS.split(_DOTS.sub("·", plain))
    name = " ".join(_BLANKS.sub("", word) for word in words)
    name, gone = _without_remark(name)
    if gone:
        return name, (noticed(column, "gone-by-name", _GONE_MESSAGE),)
    padded = bool(_BLANKS.search(raw)) and name.count(" ") < len(_BLANKS.findall(raw))
    if not padded:
        return name, ()
    return name, (noticed(column, "spaces-in-name", "中有空格，已去掉空格读取"),)


def _without_remark(name: str) -> tuple[str, bool]:
    """张三(户主) is 张三; whether he is gone, by what stands behind the name."""
    found = _REMARKED.fullmatch(name)
    if found and (_GONE.search(found[2]) or found[2] in _ROLES):
        return found[1], found[2] not in _ROLES
    return name, False
