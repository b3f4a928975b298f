"""可印文字. Words less what no Word document can hold."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ue000\ue001\ufffe\uffff]")


def printable(text: str) -> str:
    """可印文字. Control characters and the like, which XML forbids, are dropped, and
    the two characters that mark places in a text that is being made.
    """
    return _UNPRINTABLE.sub("", text)
