"""评判. What is wrong or due in a whole community, told as far as one sees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.findings import Finding
from shequ_core.ports import Exporter, JudgingExporter
from shequ_core.register import Register
from shequ_core.reports.duties import Duty, duties, duties_of_part
from shequ_core.rules import RULES, Rule, check
from shequ_core.viewpoints.viewpoint import Viewpoint


def findings_seen(
    whole: Register,
    viewpoint: Viewpoint,
    *,
    counted: Register,
    on: date,
    rules: Iterable[Rule] = RULES,
) -> list[Finding]:
    """所见问题. What the rules find of a whole community; for who looks at some groups,
    no more of it than is about what they see (``counted``) alone.
    """
    found = check(whole, on, rules)
    if viewpoint.groups is None:
        return found
    return [it for it in found if it.about and all(ref in counted for ref in it.about)]


def duties_seen(
    whole: Register, viewpoint: Viewpoint, *, counted: Register, on: date
) -> list[Duty]:
    """所见应办事项. What bodies owe is judged of a whole community; for who looks at
    some groups, what the records of others tell is not in it.
    """
    if viewpoint.groups is None:
        return duties(whole, on)
    return duties_of_part(whole, counted, on)


def judging(
    exporter: Exporter,
    whole: Register,
    viewpoint: Viewpoint,
    *,
    counted: Register,
    on: date,
) -> Exporter:
    """评判. The exporter for who looks from there: one that judges is told where what
    is ``counted`` is a part, and what was found of the whole about it.
    """
    if viewpoint.groups is None or not isinstance(exporter, JudgingExporter):
        return exporter
    return exporter.of_part(findings_seen(whole, viewpoint, counted=counted, on=on))
