"""活动规则. Months without an activity, and what may be read as people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.figures import Window
from shequ_core.figures.flows import begun
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import field_word
from shequ_core.model import Activity
from shequ_core.register import Register
from shequ_core.rules.as_of import in_words, measured, names
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Every, Period


def _empty_months(register: Register, on: date) -> Iterator[Spot]:
    """The month that runs may still bring one."""
    window = Window(on, Period.through(date(on.year, 1, 1), on))
    held = begun(register, Activity, window)
    busy = {it.period.start.month for it in held if it.period.start}
    over = [it for it in Every.MONTH.spans(on.year) if it.last and it.last <= on]
    empty = [it.start.month for it in over if it.start and it.start.month not in busy]
    if held and empty:
        words = "、".join(f"{month}月" for month in empty)
        yield Spot(
            f"{on.year}年{words}没有活动；活动{len(held)}场，平均数不能说明每月都有"
        )


def _visits(register: Register, on: date) -> Iterator[Spot]:
    visits = measured(register, "attendance", on)
    people = measured(register, "registered_residents", on)
    people += measured(register, "floating_residents", on)
    if people and visits > people:
        yield Spot(
            f"{on.year}年参加活动{in_words(register, 'attendance', on)}人次，"
            f"多于全部居民{people}人，是人次，不能写成人数"
        )


def _incomplete(register: Register, on: date) -> Iterator[Spot]:
    """What is still to come has nobody yet who came; place and organiser are asked
    for where a community writes them down at all.
    """
    kept = register.once(_kept)
    for activity in register.all(Activity):
        if activity.period.start and activity.period.start > on:
            continue
        told = (
            ("活动时间", "visits", activity.period.start is not None),
            ("参加人次", "visits", activity.visits is not None),
            *(
                (field_word(Activity, it), it, bool(getattr(activity, it)))
                for it in kept[activity.id.community]
            ),
        )
        missing = [(word, field) for word, field, known in told if not known]
        if missing:
            words = "、".join(word for word, _ in missing)
            yield Spot(f"活动没有登记{words}", (activity.id,), missing[0][1])


def _kept(register: Register) -> Mapping[str, list[str]]:
    """Which of the two each community tells of some activity."""
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for activity in register.all(Activity):
        mine = kept[activity.id.community]
        for field in ("place", "organiser"):
            if field not in mine and getattr(activity, field):
                mine.append(field)
    return kept


def _twice(register: Register, on: date) -> Iterator[Spot]:
    for day, held in register.grouped(Activity, "period").items():
        names_held = [activity.name for activity in held]
        if day.start and len(set(names_held)) < len(names_held):
            yield Spot(
                f"{day.start}同名活动登记了两次，请核对是否重复", names(held), "name"
            )


def _over_budget(register: Register, on: date) -> Iterator[Spot]:
    for it in register.all(Activity):
        if it.cost and it.budget and it.cost.amount > it.budget.amount:
            yield Spot(f"活动支出{it.cost}元，超过预算{it.budget}元", (it.id,), "cost")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-A01",
        kind="visits-exceed-residents",
        severity=Severity.INFO,
        title="人次多于居民数",
        english="Attendances exceed all residents: they are not people",
        source="统计口径：人次不是人数",
        check=_visits,
    ),
    Rule(
        code="R-A03",
        kind="months-without-activity",
        severity=Severity.WARNING,
        title="有月份没有活动",
        english="Months of the year without any activity",
        source="每月活动一次以上，按月核对，不看平均",
        check=_empty_months,
    ),
    Rule(
        code="R-A08",
        kind="activity-incomplete",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="活动登记不全",
        english="An activity without its day, attendance, place or organiser",
        source="活动台账",
        check=_incomplete,
    ),
    Rule(
        code="R-A08",
        kind="activity-over-budget",
        severity=Severity.WARNING,
        title="活动支出超过预算",
        english="An activity that cost more than its budget",
        source="活动台账：预算不少于支出",
        check=_over_budget,
    ),
    Rule(
        code="R-A09",
        kind="activity-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="活动重复登记",
        english="Two activities of one name on one day",
        source="活动台账",
        check=_twice,
    ),
)
