"""频次. What is due once in every month, quarter or year, by which rule since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from shequ_core.rules.dated import Dated
from shequ_core.values import Every, Period


@attrs.frozen
class Cadence:
    """频次. Due at least once in each span; ``source`` is the rule that says so."""

    every: Every
    source: str


def spans_of(cadences: Dated[Cadence], year: int) -> Iterator[tuple[Period, str, str]]:
    """应办各期. The spans of a calendar year, what they are called, and by which rule.

    Those of the rule in force at the end of the year, from when any is in force.
    """
    last = cadences.on(date(year, 12, 31))
    for span in last.every.spans(year) if last else ():
        ruling = cadences.on(span.start) if span.start else None
        if ruling:
            yield span, ruling.every.name_of(span), ruling.source
