"""可印文字. The words of a line, less what no Word document can hold."""

from __future__ import annotations

import re

from shequ_core.reports.document import Runs, plain

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(runs: Runs) -> str:
    """可印文字. Control characters and the like, which XML forbids, are dropped."""
    return _UNPRINTABLE.sub("", plain(runs))
