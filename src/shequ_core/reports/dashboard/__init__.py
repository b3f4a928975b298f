"""看板. The community at a glance: what a board of charts shows, before any format."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from shequ_core.figures import Window
from shequ_core.findings import Finding
from shequ_core.register import Register
from shequ_core.reports.dashboard import people, work
from shequ_core.reports.dashboard.goals import Goal, goals
from shequ_core.reports.dashboard.parts import (
    Breakdown,
    Card,
    Groups,
    Months,
    Pyramid,
    Room,
    RuleFindings,
    Series,
    Severe,
)
from shequ_core.reports.dashboard.pieces import (
    breakdown,
    card,
    cards,
    ranked,
)
from shequ_core.reports.material import Material, first_year_end, material
from shequ_core.reports.numerals import chinese_day

__all__ = ["Dashboard", "board_of", "dashboard"]


class Chapter:
    """篇章. Some parts of the board that belong together."""

    @property
    def known(self) -> bool:
        """已知. There is something to show."""
        fields = attrs.fields(type(self))  # type: ignore[arg-type]  # its kinds are attrs classes
        return any(getattr(self, field.name) for field in fields)


@attrs.frozen(kw_only=True)
class People(Chapter):
    """人口. Who lives here, and where they come from."""

    pyramid: Pyramid | None
    who: tuple[Card, ...]
    cared_for: tuple[Card, ...]
    reasons: Breakdown | None
    groups: Groups | None


@attrs.frozen(kw_only=True)
class Organisations(Chapter):
    """组织. Party branches, and the units in the area."""

    party: tuple[Card, ...]
    branches: Breakdown | None
    ages: Breakdown | None
    levels: Breakdown | None
    trades: Breakdown | None


@attrs.frozen(kw_only=True)
class Services(Chapter):
    """服务. The four tiers (closed of received), what was asked, how it was rated."""

    tiers: Breakdown | None
    rates: tuple[Card, ...]
    categories: Breakdown | None
    answers: Breakdown | None


@attrs.frozen(kw_only=True)
class Participation(Chapter):
    """参与. Teams over time, activities and volunteers month by month."""

    growth: Series | None
    teams: Breakdown | None
    months: Months | None
    types: Breakdown | None
    corps: Breakdown | None
    hours: Breakdown | None


@attrs.frozen(kw_only=True)
class Places(Chapter):
    """场地. Rooms and courts, and the money put in."""

    rooms: tuple[Room, ...]
    premises: tuple[Card, ...]
    spent: tuple[Card, ...]


@attrs.frozen(kw_only=True)
class Goals(Chapter):
    """目标. What campaigns aim at, and how far they have come."""

    targets: tuple[Goal, ...]


@attrs.frozen(kw_only=True)
class Quality(Chapter):
    """核对. What the rules found."""

    severities: tuple[Severe, ...]
    rules: tuple[RuleFindings, ...]


@attrs.frozen(kw_only=True)
class Index(Chapter):
    """指标总表. Every number with its definition."""

    cards: tuple[Card, ...]


@attrs.frozen(kw_only=True)
class Dashboard:
    """看板. ``place`` is the county and street, ``on`` the day, ``span`` the period.

    ``is_part`` is a board of some groups: it tells no targets, which are those of all.
    ``withheld`` says that some numbers are not told, "" where all are.
    """

    community: str
    place: str
    division_code: str
    on: str
    span: str
    is_part: bool
    withheld: str
    cards: tuple[Card, ...]
    people: People
    organisations: Organisations
    services: Services
    participation: Participation
    places: Places
    goals: Goals
    quality: Quality
    index: Index


def dashboard(
    register: Register, window: Window, of_whole: Iterable[Finding] | None = None
) -> Dashboard:
    """看板. Of one community: stocks on the window's day, flows in its period.

    It names no person. What is not known is None or empty. Of a part of a community
    ``of_whole`` are the findings of the whole that are about it.
    """
    return board_of(material(register, window, of_whole))


def board_of(found: Material) -> Dashboard:
    """成板. Of material, wherever it is from."""
    community = found.community
    return Dashboard(
        community=found.community_name,
        place=community.county + community.street if community else "",
        division_code=community.division_code if community else "",
        on=chinese_day(found.window.on),
        span=found.span,
        is_part=found.is_part,
        withheld=found.withheld,
        cards=_cards(found),
        people=People(
            pyramid=people.pyramid(found),
            who=people.who(found),
            cared_for=people.cared_for(found),
            reasons=ranked(found, "floating_residents_by_reason"),
            groups=people.groups(found),
        ),
        organisations=_organisations(found),
        services=_services(found),
        participation=Participation(
            growth=work.growth(found),
            teams=ranked(found, "team_places_by_team"),
            months=work.months(found),
            types=ranked(found, "activities_by_type"),
            corps=breakdown(found, "volunteer_hours_by_corps"),
            hours=breakdown(found, "volunteer_hours_by_month"),
        ),
        places=_places(found),
        goals=Goals(targets=goals(found)),
        quality=Quality(
            severities=work.severities(found), rules=work.rule_findings(found)
        ),
        index=Index(cards=cards(card(found, code) for code in found.measured)),
    )


def _organisations(found: Material) -> Organisations:
    return Organisations(
        party=cards(
            card(found, code)
            for code in (
                "party_members",
                "probationary_party_members",
                "party_branches",
            )
        ),
        branches=breakdown(found, "party_members_by_branch"),
        ages=breakdown(found, "party_members_by_age"),
        levels=breakdown(found, "units_by_level"),
        trades=ranked(found, "units_by_trade"),
    )


def _services(found: Material) -> Services:
    received = "service_requests_by_tier"
    return Services(
        tiers=breakdown(found, "service_requests_closed_by_tier", over=received),
        rates=cards(
            card(found, code) for code in ("closing_rate", "satisfaction_rate")
        ),
        categories=ranked(found, "service_requests_by_category"),
        answers=breakdown(found, "service_requests_closed_by_satisfaction"),
    )


def _places(found: Material) -> Places:
    return Places(
        rooms=work.rooms(found),
        premises=cards(
            card(found, code)
            for code in (
                "premises_m2",
                "premises_m2_per_100_households",
                "shared_facilities",
                "facilities_open_all_year",
            )
        ),
        spent=cards(
            card(found, code)
            for code in (
                "premises_investment_yuan",
                "renovation_investment_yuan",
                "equipment_investment_yuan",
                "investment_yuan",
            )
        ),
    )


def _cards(found: Material) -> tuple[Card, ...]:
    say = found.prose.clause
    code, year = first_year_end(found.measured)
    before = say(f"{year}年末{{{code}}}人") if code else ()
    old = say("60岁及以上占{residents_60_plus/registered_residents:%}")
    guests = say("相当于户籍人口的{floating_residents/registered_residents:%}")
    return cards(
        (
            card(
                found, "registered_households", say("户均{persons_per_household:2}人")
            ),
            card(found, "registered_residents", old),
            card(found, "floating_residents", guests),
            card(found, "party_members", say("{party_branches}个党支部")),
            card(found, "units", say("省、市单位{provincial_and_municipal_units}个")),
            card(found, "service_requests", say("办结率{closing_rate:1}%")),
            card(found, "activities", say("{months_with_activity}个月有活动")),
            card(found, "attendance", say("场均{attendance_per_activity:0}人次")),
            card(found, "team_members", say("{teams}支队伍"), before),
            card(found, "volunteer_hours", say("{volunteer_services}场志愿服务")),
        )
    )
