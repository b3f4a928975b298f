"""承诺. How soon a service is done, in the words of a catalogue."""

from __future__ import annotations

from shequ_core.glossary import word
from shequ_core.model import Counting, Service


def promised(service: Service) -> str:
    """办理时限. ``7个工作日内办结，紧急的当日办结``; "" where none is promised."""
    told = (
        ("", _term(service.days, service.counting)),
        ("紧急的", _term(service.urgent_days, service.counting)),
    )
    return "，".join(f"{which}{term}办结" for which, term in told if term)


def _term(days: int | None, counting: Counting) -> str:
    if days is None:
        return ""
    return f"{days}个{word(counting)}内" if days else "当日"
