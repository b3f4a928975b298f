"""豁免. Findings that somebody accepted, for a reason and for a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.findings import Finding
from shequ_core.model import Waiver
from shequ_core.register import Register


def waiver_of(finding: Finding, waivers: Iterable[Waiver]) -> Waiver | None:
    """所据豁免. The first of the waivers that a finding falls under, None if none.

    One about a record asks that the finding be about it first of all.
    """
    for waiver in waivers:
        if waiver.rule in (finding.code, finding.kind) and (
            waiver.about is None or finding.about[:1] == (waiver.about,)
        ):
            return waiver
    return None


def in_force(register: Register, on: date) -> tuple[Waiver, ...]:
    """有效豁免. Those whose period holds the day."""
    return tuple(it for it in register.all(Waiver) if it.period.has(on))
