"""志愿服务规则. Hours that a day has, and services listed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Matter, Severity
from shequ_core.model import Deed
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot

_DAY = 24


def _hours(register: Register, on: date) -> Iterator[Spot]:
    for deed in register.all(Deed):
        days = max(deed.period.days or 1, 1)
        if deed.hours is not None and deed.hours > _DAY * days:
            yield Spot(
                f"人均服务{deed.hours:g}小时，{days}天只有{_DAY * days}小时",
                (deed.id,),
                "hours",
            )


def _incomplete(register: Register, on: date) -> Iterator[Spot]:
    for deed in register.all(Deed):
        if deed.people is None or deed.hours is None:
            yield Spot("没有人数或时长，服务时长不计此项", (deed.id,), "hours")


def _twice(register: Register, on: date) -> Iterator[Spot]:
    for day, deeds in register.grouped(Deed, "period").items():
        alike: defaultdict[object, list[Deed]] = defaultdict(list)
        for deed in deeds if day.start else ():
            alike[deed.corps, deed.task, deed.people, deed.hours].append(deed)
        for same in alike.values():
            if len(same) > 1:
                yield Spot(
                    f"{day.start}同队同内容、人数时长也相同的服务登记了{len(same)}次，"
                    "请核对是否重复",
                    names(same),
                    "task",
                )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-V01",
        kind="hours-too-many",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="服务时长超过24小时",
        english="More hours of service than the day has",
        source="《志愿服务条例》第十九条：如实记录",
        check=_hours,
    ),
    Rule(
        code="R-V05",
        kind="deed-incomplete",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="志愿服务登记不全",
        english="A service without people or hours",
        source="《志愿服务条例》第十九条：如实记录",
        check=_incomplete,
    ),
    Rule(
        code="R-V06",
        kind="deed-twice",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="志愿服务疑似重复",
        english="The same service listed twice",
        source="《志愿服务条例》第十九条：如实记录",
        check=_twice,
    ),
)
