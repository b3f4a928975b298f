"""居民诉求规则. Tiers, and days in their order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from shequ_core.findings import Severity
from shequ_core.model import ServiceRequest
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot

_PATIENCE = timedelta(days=60)
"""办理期限. The term of petitions; requests of residents ought not to take longer."""


def _no_tier(register: Register, on: date) -> Iterator[Spot]:
    for request in register.tied(ServiceRequest, "tier", None):
        yield Spot("没有填办理层级", (request.id,), "tier")


def _no_day(register: Register, on: date) -> Iterator[Spot]:
    for request in register.tied(ServiceRequest, "received", None):
        message = "没有受理日期，任何一年的受理件数都不计此件"
        yield Spot(message, (request.id,), "received")


def _reversed(register: Register, on: date) -> Iterator[Spot]:
    for request in register.all(ServiceRequest):
        if request.received and request.closed and request.closed < request.received:
            days = (request.received - request.closed).days
            yield Spot(f"办结日期早于受理日期{days}天", (request.id,), "closed")


def _rated_open(register: Register, on: date) -> Iterator[Spot]:
    for request in register.tied(ServiceRequest, "closed", None):
        if request.satisfaction is not None:
            yield Spot("没有办结日期，却有满意度", (request.id,), "closed")


def _waiting(register: Register, on: date) -> Iterator[Spot]:
    waiting = [
        request
        for request in register.all(ServiceRequest)
        if request.received
        and on - request.received >= _PATIENCE
        and (request.closed is None or request.closed > on)
    ]
    if waiting:
        yield Spot(
            f"{len(waiting)}件诉求受理超过{_PATIENCE.days}天还没有办结",
            names(waiting),
            "closed",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-S01",
        kind="tier-missing",
        severity=Severity.WARNING,
        title="没有办理层级",
        english="A request that no tier serves",
        source="四级服务平台：社区居委会、物业公司、辖内单位、社区志愿者",
        check=_no_tier,
    ),
    Rule(
        code="R-S02",
        kind="received-missing",
        severity=Severity.WARNING,
        title="没有受理日期",
        english="A request without its day",
        source="居民诉求办理台账",
        check=_no_day,
    ),
    Rule(
        code="R-E01",
        kind="closed-before-received",
        severity=Severity.ERROR,
        title="办结早于受理",
        english="Closed before it was received",
        source="居民诉求办理台账",
        check=_reversed,
    ),
    Rule(
        code="R-E01",
        kind="rated-before-closed",
        severity=Severity.WARNING,
        title="未办结而有满意度",
        english="Rated though it is not closed",
        source="居民诉求办理台账",
        check=_rated_open,
    ),
    Rule(
        code="R-E02",
        kind="request-open-long",
        severity=Severity.INFO,
        title="诉求长期未办结",
        english="Requests open for over sixty days",
        source="《信访工作条例》第三十四条：60日内办结",
        check=_waiting,
    ),
)
