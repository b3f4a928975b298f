"""场地设施规则. Open days by the calendar, and how large premises ought to be."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.figures import Window
from shequ_core.figures.openings import ALL_YEAR
from shequ_core.findings import Matter, Severity
from shequ_core.model import Community, Facility
from shequ_core.register import Register
from shequ_core.rules.as_of import measured, names, today
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot


@attrs.frozen
class Premises:
    """用房标准. In m²: for each 100 households, and in all."""

    per_100_households: int
    in_all: int
    source: str


PREMISES = Dated(
    (
        date(2017, 6, 30),
        Premises(30, 0, "2017年《关于加强和完善城乡社区治理的意见》"),
    ),
    (date(2022, 6, 22), Premises(30, 300, "河南省2022年社区居委会设立指导意见")),
)
"""用房标准. A yardstick from its day on; none is held against earlier years.

Of that of 2017 the month is known, so it holds from the end of it.
"""


def _leap_year(register: Register, on: date) -> Iterator[Spot]:
    days = Window.year_to(on).period.days
    alike = today(register, on).tied(Facility, "open_days", ALL_YEAR)
    if alike and days != ALL_YEAR:
        yield Spot(
            f"{on.year}年有{days}天，{len(alike)}处场地写的是全年开放{ALL_YEAR}天",
            names(alike),
            "open_days",
        )


def _too_many_days(register: Register, on: date) -> Iterator[Spot]:
    most = 366 if calendar.isleap(on.year) else 365
    for facility in today(register, on).all(Facility):
        if facility.open_days is not None and facility.open_days > most:
            yield Spot(
                f"全年开放{facility.open_days}天，{on.year}年只有{most}天",
                (facility.id,),
                "open_days",
            )


def _premises(register: Register, on: date) -> Iterator[Spot]:
    wanted = PREMISES.on(on)
    area = Decimal(measured(register, "premises_m2", on))
    households = measured(register, "registered_households", on)
    if wanted is None or not area or not households:
        return
    each = area * 100 / households
    about = names(today(register, on).all(Community))
    if each < wanted.per_100_households:
        yield Spot(
            f"社区用房{area:g}㎡，每百户{each:.1f}㎡，"
            f"低于{wanted.per_100_households}㎡（{wanted.source}）",
            about,
        )
    if area < wanted.in_all:
        yield Spot(
            f"社区用房{area:g}㎡，低于{wanted.in_all}㎡（{wanted.source}）", about
        )


def _ownerless(register: Register, on: date) -> Iterator[Spot]:
    for facility in today(register, on).all(Facility):
        if facility.owner is None and facility.owner_name:
            yield Spot("产权单位不在辖区单位台账", (facility.id,), "owner")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-F03",
        kind="open-days-leap-year",
        severity=Severity.INFO,
        title="闰年按365天计",
        english="Open all 365 days of a year that has 366",
        source="公历",
        check=_leap_year,
    ),
    Rule(
        code="R-F03",
        kind="open-days-too-many",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="开放天数多于全年天数",
        english="Open on more days than the year has",
        source="公历",
        check=_too_many_days,
    ),
    Rule(
        code="R-F04",
        kind="facility-owner-unknown",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="产权单位不在册",
        english="A facility whose owner is in no ledger",
        source="场地设施台账",
        check=_ownerless,
    ),
    Rule(
        code="R-C12",
        kind="premises-too-small",
        severity=Severity.WARNING,
        title="社区用房面积不足",
        english="Premises below the yardstick",
        source="《关于加强和完善城乡社区治理的意见》（2017年6月起），河南省指导意见（2022年）",
        check=_premises,
    ),
)
