"""识别变动. Two ledgers in, events out: what explains how they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shequ_core.events.coming import arrivals
from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Event, EventKind
from shequ_core.events.leaving import departures
from shequ_core.events.moving import (
    corrections,
    head_changes,
    movements,
    regroupings,
    renumberings,
)

_SEARCHES: tuple[Callable[[Comparison], Iterable[Event]], ...] = (
    corrections,
    renumberings,
    movements,
    arrivals,
    head_changes,
    departures,
    regroupings,
)
_ORDER = {kind: place for place, kind in enumerate(EventKind)}


def events(given: Comparison) -> tuple[Event, ...]:
    """识别变动. Every event that the two sides tell, by kind, then by cell.

    Taken together they make the old side the new one, as far as who is registered
    where, in which household and group, and under which head.
    """
    found = [event for search in _SEARCHES for event in search(given)]
    return tuple(sorted(found, key=_place))


def _place(event: Event) -> tuple[int, str, str, str]:
    place = event.evidence.old if event.evidence.old.cell else event.evidence.new
    return _ORDER[event.kind], place.file, place.sheet, event.id
