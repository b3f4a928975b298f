"""公式防护. Text that a spreadsheet would run as a formula, made safe (CWE-1236).

The guard is one apostrophe before the text, as a clerk types it in Excel. A text that
looks guarded already gets one more, so ``unguarded(guarded(text)) == text`` for every
text.
"""

from __future__ import annotations

import re

TRIGGERS = "=+-@＝＋－＠\t\r\n"
"""触发字符. What a formula begins with, in full width too."""

_RISKY = re.compile(rf"'*[{re.escape(TRIGGERS)}]")
_GUARDED = re.compile(rf"'+[{re.escape(TRIGGERS)}]")


def guarded(text: str) -> str:
    """加防护. The text with an apostrophe before it where it could be run.

    >>> guarded("=1+1"), guarded("王伟")
    ("'=1+1", '王伟')
    """
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """去防护. What ``guarded`` was given."""
    return text[1:] if _GUARDED.match(text) else text
