"""居民诉求规则. Tiers, days in their order, and one matter reported by several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from shequ_core.figures.request_lives import courses_on, lives_on
from shequ_core.findings import Matter, Severity
from shequ_core.model import Service, ServiceRequest
from shequ_core.model.request_life import DONE, DROPPED, RequestState
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot

_PATIENCE = timedelta(days=60)
"""办理期限. What petitions are given; a request ought not to take longer."""


def _no_tier(register: Register, on: date) -> Iterator[Spot]:
    courses = courses_on(register, on)
    for request in register.tied(ServiceRequest, "tier", None):
        if not courses[request.id].passages:
            yield Spot("没有填办理层级", (request.id,), "tier")


def _no_tier_offered(register: Register, on: date) -> Iterator[Spot]:
    for service in register.tied(Service, "tier", None):
        yield Spot("服务项目没有写明由哪一级提供", (service.id,), "tier")


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
        course.request
        for course in courses_on(register, on).values()
        if course.request.received
        and on - course.request.received > _PATIENCE
        and course.life.state not in DONE | DROPPED
    ]
    if waiting:
        yield Spot(
            f"{len(waiting)}件诉求受理超过{_PATIENCE.days}天还没有办结",
            names(waiting),
            "closed",
        )


def _alike(register: Register, on: date) -> Iterator[Spot]:
    same: defaultdict[tuple[str, ...], list[ServiceRequest]] = defaultdict(list)
    for course in courses_on(register, on).values():
        request = course.request
        told = request.place.strip() and request.category
        if told and course.life.state not in DONE | DROPPED:
            where = (request.id.community, request.place.strip(), request.category)
            same[where].append(request)
    for requests in same.values():
        if len(requests) > 1:
            yield Spot(
                f"同一地点、同一类别有{len(requests)}件诉求在办，"
                "请核对是否同一事项，可以并案",
                names(requests),
                "place",
            )


def _part_of_nothing(register: Register, on: date) -> Iterator[Spot]:
    lives = lives_on(register, on)
    for request in register.all(ServiceRequest):
        merged = lives[request.id].state is RequestState.MERGED
        whole = register.find(request.part_of)
        if merged and whole is None:
            yield Spot("已经并案，没有写明并入哪一件", (request.id,), "part_of")
        elif whole is not None and (whole.part_of or whole.id == request.id):
            yield Spot("并入的那一件本身也是并案的", (request.id,), "part_of")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-S01",
        kind="service-tier-missing",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="服务项目没有层级",
        english="An entry of the catalogue that no tier offers",
        source="四级服务平台：社区居委会、物业公司、辖内单位、社区志愿者",
        check=_no_tier_offered,
    ),
    Rule(
        code="R-E05",
        kind="request-reported-twice",
        severity=Severity.INFO,
        title="同一事项可能重复反映",
        english="Open requests of one category and place: perhaps one matter",
        source="一案多报并案办理",
        check=_alike,
    ),
    Rule(
        code="R-E05",
        kind="merged-into-nothing",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="并案去向不明",
        english="Merged, but not into a request that stands by itself",
        source="一案多报并案办理",
        check=_part_of_nothing,
    ),
    Rule(
        code="R-S01",
        kind="tier-missing",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="没有办理层级",
        english="A request that no tier serves",
        source="四级服务平台：社区居委会、物业公司、辖内单位、社区志愿者",
        check=_no_tier,
    ),
    Rule(
        code="R-S02",
        kind="received-missing",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="没有受理日期",
        english="A request without its day",
        source="居民诉求办理台账",
        check=_no_day,
    ),
    Rule(
        code="R-E01",
        kind="closed-before-received",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="办结早于受理",
        english="Closed before it was received",
        source="居民诉求办理台账",
        check=_reversed,
    ),
    Rule(
        code="R-E01",
        kind="rated-before-closed",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
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
        source="办理惯例：不超过信访事项的60日",
        check=_waiting,
    ),
)
