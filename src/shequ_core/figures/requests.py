"""诉求指标. Residents' requests: received, done, in time, done again, and how rated."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.request_rows import (
    by_answer,
    by_category,
    by_tier,
    closed,
    in_time,
    one_a_tier,
    rated,
    received,
    reported,
    taken,
)
from shequ_core.glossary import word
from shequ_core.model import Satisfaction, Service, Step, Tier
from shequ_core.register import Register


def _words(choices: type[Enum]) -> Callable[[Register, Window], list[str]]:
    return lambda register, window: [word(choice) for choice in choices]


def _offered_by(register: Register, window: Window) -> Callable[[Service], str]:
    return lambda service: UNSTATED if service.tier is None else word(service.tier)


REQUESTS = Figure(
    code="service_requests",
    label="受理居民诉求",
    english="Service requests received",
    unit="件",
    basis="受理日期在时期内的诉求；到期末不予受理、已并案、已撤回的不计",
    clock=Clock.FLOW,
    rows=received,
)
REPORTS = Figure(
    code="service_request_reports",
    label="居民反映件次",
    english="Reports by residents, merged ones included",
    unit="件次",
    basis="受理居民诉求，加上并入其他诉求的；几人反映同一事项计几件次",
    clock=Clock.FLOW,
    rows=reported,
)
CLOSED = Figure(
    code="service_requests_closed",
    label="办结居民诉求",
    english="Service requests closed",
    unit="件",
    basis="时期内受理、且到期末已办结的诉求",
    clock=Clock.FLOW,
    rows=closed,
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
    rows=rated(*Satisfaction),
)
PLEASED = Figure(
    code="service_requests_satisfied",
    label="满意诉求",
    english="Service requests rated satisfied or fairly so",
    unit="件",
    basis="办结诉求中居民评价为满意、基本满意的",
    clock=Clock.FLOW,
    rows=rated(Satisfaction.SATISFIED, Satisfaction.FAIRLY_SATISFIED),
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
TIMED = Figure(
    code="service_requests_timed",
    label="有时限诉求",
    english="Service requests closed of which the term is known",
    unit="件",
    basis="办结诉求中，按服务项目的办理时限和工作日历能判断是否按时的，不含信访",
    clock=Clock.FLOW,
    rows=in_time(True, False),
)
ON_TIME = Figure(
    code="service_requests_on_time",
    label="按时办结诉求",
    english="Service requests closed in time",
    unit="件",
    basis="有时限诉求中，在时限（含批准的延期）内处置完成的；只有台账的看办结日期",
    clock=Clock.FLOW,
    rows=in_time(True),
)
ON_TIME_RATE = Ratio(
    code="on_time_rate",
    label="诉求按时办结率",
    english="On-time rate",
    unit="%",
    basis="按时办结诉求除以有时限诉求",
    part=ON_TIME,
    whole=TIMED,
    times=100,
)
REOPENED = Figure(
    code="service_requests_reopened",
    label="重新办理诉求",
    english="Service requests reopened",
    unit="件",
    basis="时期内重新办理过的诉求，一件只计一次",
    clock=Clock.FLOW,
    rows=taken(Step.REOPEN),
    distinct=lambda step: step.request,
)
RETURNED = Figure(
    code="service_request_returns",
    label="退回次数",
    english="Returns of service requests",
    unit="次",
    basis="时期内承办单位退回诉求的次数",
    clock=Clock.FLOW,
    rows=taken(Step.RETURN),
)
ESCALATED = Figure(
    code="service_requests_escalated",
    label="转上一级诉求",
    english="Service requests sent to a higher tier",
    unit="件",
    basis="时期内转上一级办理过的诉求，一件只计一次",
    clock=Clock.FLOW,
    rows=taken(Step.ESCALATE),
    distinct=lambda step: step.request,
)
TIERS = Figure(
    code="service_tiers",
    label="服务层级数",
    english="Tiers of service at work",
    unit="级",
    basis="时期内受理过居民诉求的服务层级",
    clock=Clock.FLOW,
    rows=one_a_tier,
)
SERVICES = Figure(
    code="services",
    label="服务项目数",
    english="Services offered",
    unit="项",
    basis="统计日四级服务平台目录中的服务项目",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Service),
)
FIGURES = (
    TIERS,
    REQUESTS,
    CLOSED,
    REQUESTS.split(
        "service_requests_by_tier",
        "各层级受理诉求",
        "Service requests by tier",
        by=by_tier,
        keys=_words(Tier),
    ),
    CLOSED.split(
        "service_requests_closed_by_tier",
        "各层级办结诉求",
        "Service requests closed by tier",
        by=by_tier,
        keys=_words(Tier),
    ),
    REQUESTS.split(
        "service_requests_by_category",
        "诉求类别构成",
        "Service requests by category",
        by=by_category,
    ),
    CLOSED.split(
        "service_requests_closed_by_satisfaction",
        "办结诉求满意度",
        "Service requests closed by satisfaction",
        by=by_answer,
        keys=_words(Satisfaction),
    ),
    RATED,
    PLEASED,
    REPORTS,
    TIMED,
    ON_TIME,
    TIMED.split(
        "service_requests_timed_by_tier",
        "各层级有时限诉求",
        "Service requests closed of which the term is known, by tier",
        by=by_tier,
        keys=_words(Tier),
    ),
    ON_TIME.split(
        "service_requests_on_time_by_tier",
        "各层级按时办结诉求",
        "Service requests closed in time by tier",
        by=by_tier,
        keys=_words(Tier),
    ),
    REOPENED,
    RETURNED,
    ESCALATED,
    SERVICES,
    SERVICES.split(
        "services_by_tier",
        "各层级服务项目",
        "Services offered by tier",
        by=_offered_by,
        keys=_words(Tier),
    ),
)
RATES = (CLOSING_RATE, SATISFACTION_RATE, ON_TIME_RATE)
