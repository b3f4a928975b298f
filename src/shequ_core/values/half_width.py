"""半角. Numbers and codes as typed, brought to plain half-width capitals."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def half_width(text: str) -> str:
    """半角大写. NFKC, in capitals, without blanks and characters that no one sees."""
    if text.isascii() and text.isalnum():
        return text.upper()
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
