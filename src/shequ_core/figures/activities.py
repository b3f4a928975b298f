"""活动指标. Activities in a period, how many came, and in which months."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun, by_month, month_of, months
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import Activity
from shequ_core.register import Register
from shequ_core.values import Quantity, Yuan


def _attended(register: Register, window: Window) -> list[Activity]:
    held = begun(register, Activity, window)
    return [activity for activity in held if activity.visits is not None]


def _came(activity: Activity) -> Quantity:
    assert activity.visits is not None, "only what was counted is added up"
    return activity.visits.counted


def _at_least(activity: Activity) -> Decimal:
    return _came(activity).low or Decimal(0)


def _month(activity: Activity) -> tuple[str, str]:
    start = activity.period.start
    assert start, "only what began in the period is counted"
    return activity.id.community, month_of(start)


def _type(register: Register, window: Window) -> Callable[[Activity], str]:
    return lambda activity: activity.type or UNSTATED


def _occasion(register: Register, window: Window) -> Callable[[Activity], str]:
    return lambda activity: activity.occasion or UNSTATED


def _known(
    of: Callable[[Activity], Yuan | None],
) -> Callable[[Register, Window], list[Activity]]:
    return lambda register, window: [
        activity
        for activity in begun(register, Activity, window)
        if of(activity) is not None
    ]


def _yuan(of: Callable[[Activity], Yuan | None]) -> Callable[[Activity], Decimal]:
    def amount(activity: Activity) -> Decimal:
        yuan = of(activity)
        return yuan.amount if yuan else Decimal(0)

    return amount


ACTIVITIES = Figure(
    code="activities",
    label="开展活动场次",
    english="Activities",
    unit="场",
    basis="开始日期在时期内的活动",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Activity, window),
)
ATTENDANCE = Figure(
    code="attendance",
    label="参加活动人次",
    english="Attendance",
    unit="人次",
    basis="时期内活动登记的参加人次合计，一人参加两场计两人次；"
    "约数（300多人次）按下限计，合计也是至少数",
    clock=Clock.FLOW,
    rows=_attended,
    measure=_at_least,
    bounds=_came,
)
MONTHS = Figure(
    code="months_with_activity",
    label="有活动的月份数",
    english="Months with an activity",
    unit="个月",
    basis="时期内至少开始一场活动的月份",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Activity, window),
    distinct=_month,
)
PER_ACTIVITY = Ratio(
    code="attendance_per_activity",
    label="场均参加人次",
    english="Attendance per activity",
    unit="人次/场",
    basis="参加活动人次除以开展活动场次",
    part=ATTENDANCE,
    whole=ACTIVITIES,
)
FIGURES = (
    ACTIVITIES,
    ATTENDANCE,
    MONTHS,
    ACTIVITIES.split(
        "activities_by_month",
        "各月活动场次",
        "Activities by month",
        by=by_month,
        keys=months,
    ),
    ATTENDANCE.split(
        "attendance_by_month",
        "各月参加人次",
        "Attendance by month",
        by=by_month,
        keys=months,
    ),
    ACTIVITIES.split(
        "activities_by_type",
        "活动类型构成",
        "Activities by type",
        by=_type,
    ),
    ACTIVITIES.split(
        "activities_by_occasion",
        "活动结合节日",
        "Activities by occasion",
        by=_occasion,
    ),
    Figure(
        code="activity_cost_yuan",
        label="活动经费支出",
        english="Cost of activities",
        unit="元",
        basis="开始日期在时期内、经费已登记的活动经费合计",
        clock=Clock.FLOW,
        rows=_known(lambda activity: activity.cost),
        measure=_yuan(lambda activity: activity.cost),
    ),
    Figure(
        code="activity_budget_yuan",
        label="活动经费预算",
        english="Budget of activities",
        unit="元",
        basis="开始日期在时期内、预算已登记的活动预算合计",
        clock=Clock.FLOW,
        rows=_known(lambda activity: activity.budget),
        measure=_yuan(lambda activity: activity.budget),
    ),
)
