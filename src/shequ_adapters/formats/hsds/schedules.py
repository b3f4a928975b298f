"""开放安排. Opening hours as HSDS schedules: weekly rules between two days."""

from __future__ import annotations

from collections.abc import Iterator

from shequ_adapters.formats.hsds.directory import Directory, Entry, entry, uid
from shequ_core.figures.opening_terms import closing_time, opening_terms
from shequ_core.glossary import word
from shequ_core.model import Facility, Opening

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_OFFSET = 8
"""时差. Hours from UTC, all over China, all year."""


def schedules(directory: Directory, it: Facility) -> Iterator[Entry]:
    """开放安排. One for each span of the day, of each stretch of the coming year.

    HSDS repeats by week or month only, and knows no days without: a daily opening is
    on seven weekdays, and what is closed between two days has no schedule then.
    """
    terms = opening_terms(directory.register, it, directory.on)
    spans = [(term, span) for term in terms for span in term.hours.spans]
    notes = _notes(directory, it)
    for number, (term, span) in enumerate(spans, start=1):
        yield entry(
            it.id,
            f"schedule-{number}",
            service_at_location_id=uid(it.id, "service-at-location"),
            valid_from=term.first.isoformat(),
            valid_to=term.last.isoformat(),
            dtstart=term.opens.isoformat(),
            timezone=_OFFSET,
            freq="WEEKLY",
            interval=1,
            byday=",".join(_WEEKDAYS[day] for day in term.hours.weekdays),
            opens_at=f"{span.starts:%H:%M}+{_OFFSET:02}:00",
            closes_at=f"{closing_time(span):%H:%M}+{_OFFSET:02}:00",
            notes=notes,
        )


def _notes(directory: Directory, it: Facility) -> str:
    """How it keeps holidays, in a word."""
    openings = directory.today.tied(Opening, "facility", it.id)
    return "、".join(dict.fromkeys(word(it.holidays) for it in openings))
