"""上报数. What someone said a figure was: kept as said, checked by a rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Quantity, Ref


@attrs.frozen(kw_only=True)
class Statement(Record):
    """上报数. ``figure`` (its code) was said to be ``value``, as of ``on``.

    ``value`` keeps the words (70多万元) and may be unknown (有住宅楼幢, the number
    missing). ``about`` narrows it to one record, such as a group. ``said`` is the
    sentence it stands in, ``source`` the document.
    """

    id: Ref[Statement]
    figure: str
    value: Quantity
    on: date | None = None
    about: Ref[Any] | None = None
    said: str = ""
    source: str = ""
    period: Period = ALWAYS
