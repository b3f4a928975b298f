"""服务指标. Residents' requests by tier, and volunteers' hours."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun, by_month, months
from shequ_core.figures.groupings import UNSTATED
from shequ_core.glossary import word
from shequ_core.model import Corps, Deed, Satisfaction, ServiceRequest, Tier
from shequ_core.register import Register
from shequ_core.values import Period

Rows = Callable[[Register, Window], list[ServiceRequest]]


def _received(register: Register, window: Window) -> list[ServiceRequest]:
    return [
        request
        for request in register.all(ServiceRequest)
        if request.received and window.period.has(request.received)
    ]


def _closed(register: Register, window: Window) -> list[ServiceRequest]:
    by_its_end = Period(None, window.period.end)
    return [
        request
        for request in _received(register, window)
        if request.closed and by_its_end.has(request.closed)
    ]


def _rated(*answers: Satisfaction) -> Rows:
    return lambda register, window: [
        request
        for request in _closed(register, window)
        if request.satisfaction in answers
    ]


def _deeds(register: Register, window: Window) -> list[Deed]:
    return [
        deed
        for deed in begun(register, Deed, window)
        if deed.people is not None and deed.hours is not None
    ]


def _hours(deed: Deed) -> Decimal:
    return deed.total_hours


def _words(choices: type[Enum]) -> Callable[[Register, Window], list[str]]:
    return lambda register, window: [word(choice) for choice in choices]


def _tier(register: Register, window: Window) -> Callable[[ServiceRequest], str]:
    return lambda request: UNSTATED if request.tier is None else word(request.tier)


def _answer(register: Register, window: Window) -> Callable[[ServiceRequest], str]:
    return lambda request: (
        "未评价" if request.satisfaction is None else word(request.satisfaction)
    )


def _category(register: Register, window: Window) -> Callable[[ServiceRequest], str]:
    return lambda request: request.category or UNSTATED


def _corps(register: Register, window: Window) -> Callable[[Deed], str]:
    names = {name: corps.name for name, corps in register.named(Corps).items()}
    return lambda deed: names.get(deed.corps or "", UNSTATED)


REQUESTS = Figure(
    code="service_requests",
    label="受理居民诉求",
    english="Service requests received",
    unit="件",
    basis="受理日期在时期内的诉求",
    clock=Clock.FLOW,
    rows=_received,
)
CLOSED = Figure(
    code="service_requests_closed",
    label="办结居民诉求",
    english="Service requests closed",
    unit="件",
    basis="时期内受理、且到期末已办结的诉求",
    clock=Clock.FLOW,
    rows=_closed,
)
CLOSING_RATE = Ratio(
    code="closing_rate",
    label="诉求办结率",
    english="Closing rate",
    unit="%",
    basis="办结居民诉求除以受理居民诉求",
    part=CLOSED,
    whole=REQUESTS,
    times=100,
)
RATED = Figure(
    code="service_requests_rated",
    label="已评价诉求",
    english="Service requests rated",
    unit="件",
    basis="办结诉求中居民作了满意度评价的",
    clock=Clock.FLOW,
    rows=_rated(*Satisfaction),
)
PLEASED = Figure(
    code="service_requests_satisfied",
    label="满意诉求",
    english="Service requests rated satisfied or fairly so",
    unit="件",
    basis="办结诉求中居民评价为满意、基本满意的",
    clock=Clock.FLOW,
    rows=_rated(Satisfaction.SATISFIED, Satisfaction.FAIRLY_SATISFIED),
)
SATISFACTION_RATE = Ratio(
    code="satisfaction_rate",
    label="诉求满意率",
    english="Satisfaction rate",
    unit="%",
    basis="满意诉求（含基本满意）除以已评价诉求",
    part=PLEASED,
    whole=RATED,
    times=100,
)
DEEDS = Figure(
    code="volunteer_services",
    label="志愿服务场次",
    english="Volunteer services",
    unit="场",
    basis="服务日期在时期内的志愿服务",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Deed, window),
)
VISITS = Figure(
    code="volunteer_visits",
    label="参加志愿服务人次",
    english="Volunteers taking part, by occasion",
    unit="人次",
    basis="时期内志愿服务登记的参加人数合计；一人参加两场计两人次",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        deed for deed in begun(register, Deed, window) if deed.people is not None
    ],
    measure=lambda deed: deed.people,
)
HOURS = Figure(
    code="volunteer_hours",
    label="志愿服务时长",
    english="Volunteer hours",
    unit="小时",
    basis="时期内每场参加人数乘以人均时长之和；缺人数或时长的不计",
    clock=Clock.FLOW,
    rows=_deeds,
    measure=_hours,
)
TIERS = Figure(
    code="service_tiers",
    label="服务层级数",
    english="Tiers of service at work",
    unit="级",
    basis="时期内受理过居民诉求的服务层级",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        request for request in _received(register, window) if request.tier
    ],
    distinct=lambda request: (request.id.community, request.tier),
)
FIGURES = (
    TIERS,
    REQUESTS,
    CLOSED,
    REQUESTS.split(
        "service_requests_by_tier",
        "各层级受理诉求",
        "Service requests by tier",
        by=_tier,
        keys=_words(Tier),
    ),
    CLOSED.split(
        "service_requests_closed_by_tier",
        "各层级办结诉求",
        "Service requests closed by tier",
        by=_tier,
        keys=_words(Tier),
    ),
    REQUESTS.split(
        "service_requests_by_category",
        "诉求类别构成",
        "Service requests by category",
        by=_category,
    ),
    CLOSED.split(
        "service_requests_closed_by_satisfaction",
        "办结诉求满意度",
        "Service requests closed by satisfaction",
        by=_answer,
        keys=_words(Satisfaction),
    ),
    RATED,
    PLEASED,
    DEEDS,
    VISITS,
    HOURS,
    HOURS.split(
        "volunteer_hours_by_corps",
        "各志愿服务队服务时长",
        "Volunteer hours by corps",
        by=_corps,
        keys=lambda register, window: [corps.name for corps in register.all(Corps)],
    ),
    HOURS.split(
        "volunteer_hours_by_month",
        "各月志愿服务时长",
        "Volunteer hours by month",
        by=by_month,
        keys=months,
    ),
)
