"""留痕. Who saw persons unmasked, or took records out, and what for."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class Access(Record):
    """访问留痕. That somebody (``by``) saw or took out what names persons.

    ``purpose`` is what for, ``viewpoint`` and ``groups`` are how far they could see;
    ``what`` they did is a command and its object (``export xlsx``), ``persons`` are
    those that were in it. ``period`` begins on the day; the store has the moment.
    Kept as long as the store is: the law asks for three years (PIPL, art. 56).
    """

    id: Ref[Access]
    by: str
    purpose: str
    viewpoint: str
    what: str
    groups: tuple[str, ...] = ()
    persons: int = 0
    period: Period = ALWAYS
