"""服务与活动. The parts of the board on rooms, teams, activities and findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from shequ_core.figures import Number, Window, measure
from shequ_core.figures.flows import begun, month_of
from shequ_core.model import Activity, Community, Facility, TeamMembership
from shequ_core.register import Register
from shequ_core.reports.dashboard.parts import (
    Month,
    Months,
    Point,
    Room,
    RuleFindings,
    Series,
    Severe,
)
from shequ_core.reports.dashboard.pieces import definition
from shequ_core.reports.material import SEVERITIES, Material, begun_months, month_name
from shequ_core.reports.numerals import chinese_marks
from shequ_core.rules import rule_named

_QUARTERS = 4
_MOST_POINTS = 20
_EXAMPLES = 6


def growth(material: Material) -> Series | None:
    """队员人数变化. By quarters; by the last years where those are many."""
    told = definition(material, "team_members")
    everyone = material.whole.all(TeamMembership)
    starts = [place.period.start for place in everyone if place.period.start]
    if told is None or not starts:
        return None
    joined = Register(everyone)
    days = list(_quarter_ends(min(starts), material.window.on))
    if len(days) > _MOST_POINTS:
        ends = [day for day in days if day.month == 12 or day == material.window.on]
        days = ends[-_MOST_POINTS:]
    return Series(
        definition=told, points=tuple(Point(day, _members(joined, day)) for day in days)
    )


def _members(joined: Register, day: date) -> Number:
    number = measure(joined, "team_members", Window.year_to(day)).value
    assert isinstance(number, int), "people are counted one by one"
    return number


def _quarter_ends(first: date, last: date) -> Iterator[date]:
    year, quarter = first.year, (first.month - 1) // 3
    while True:
        month = quarter * 3 + 4
        day = date(year + month // 13, (month - 1) % 12 + 1, 1) - timedelta(days=1)
        if day >= last:
            yield last
            return
        yield day
        year, quarter = year + (quarter + 1) // _QUARTERS, (quarter + 1) % _QUARTERS


def months(material: Material) -> Months | None:
    """各月活动. With what was held in each."""
    told = definition(material, "activities_by_month")
    visits = definition(material, "attendance_by_month")
    counts = material.prose.parts("activities_by_month")
    came = material.prose.parts("attendance_by_month")
    if told is None or visits is None or not any(counts.values()):
        return None
    names: defaultdict[str, list[str]] = defaultdict(list)
    held = begun(material.meanwhile, Activity, material.window)
    for activity in sorted(held, key=lambda activity: str(activity.period)):
        if activity.period.start:
            names[month_of(activity.period.start)].append(activity.name)
    return Months(
        activities=told,
        visits=visits,
        months=tuple(
            Month(
                month=month,
                label=month_name(month),
                activities=counts[month],
                visits=came.get(month),
                names=tuple(names[month]),
            )
            for month in begun_months(material)
        ),
    )


def rooms(material: Material) -> tuple[Room, ...]:
    """场地. The community's own, then those of units; the largest first."""
    found = sorted(
        material.now.all(Facility),
        key=lambda room: (_shared(room), -(room.area_m2 or 0), room.name),
    )
    return tuple(
        Room(
            name=facility.name,
            use=facility.use,
            owner=_owner(material, facility),
            area=facility.area_m2,
            open_days=facility.open_days,
            hours=facility.hours,
        )
        for facility in found
    )


def _owner(material: Material, facility: Facility) -> str:
    owner = material.now.find(facility.owner)
    return owner.name if owner else facility.owner_name


def _shared(facility: Facility) -> bool:
    return facility.owner is None or facility.owner.kind != Community.kind


def severities(material: Material) -> tuple[Severe, ...]:
    """程度计数. The worst first, zeros too; none where nothing was judged."""
    if not material.is_judged:
        return ()
    found = Counter(finding.severity for finding in material.findings)
    return tuple(
        Severe(severity, word, found[severity]) for severity, word in SEVERITIES.items()
    )


def rule_findings(material: Material) -> tuple[RuleFindings, ...]:
    """规则所见. By rule, the worst first, then the most frequent."""
    found = defaultdict(list)
    for finding in material.findings:
        found[finding.kind].append(finding)
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    lines = (
        RuleFindings(
            code=(rule := rule_named(kind)).code,
            kind=kind,
            title=chinese_marks(rule.title),
            source=chinese_marks(rule.source),
            severity=rule.severity,
            count=len(findings),
            examples=tuple(findings[:_EXAMPLES]),
        )
        for kind, findings in found.items()
    )
    return tuple(sorted(lines, key=lambda it: (order[it.severity], -it.count, it.code)))
