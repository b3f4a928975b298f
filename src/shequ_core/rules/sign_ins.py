"""签到规则. Who signed in is held against the heads that were counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Matter, Severity
from shequ_core.model import Activity, Attendance, Presence
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot


def _signed(register: Register, activity: Activity) -> list[Attendance]:
    signed = register.tied(Attendance, "event", activity.id)
    return [it for it in signed if it.presence is Presence.PRESENT]


def _more_people(register: Register, on: date) -> Iterator[Spot]:
    for activity in register.all(Activity):
        people = len({it.who for it in _signed(register, activity)})
        most = activity.visits.high if activity.visits is not None else None
        if most is not None and people > most:
            yield Spot(
                f"活动登记{most:f}人次，签到的却有{people}人，人数不能多于人次",
                (activity.id,),
                "visits",
            )


def _unlike(register: Register, on: date) -> Iterator[Spot]:
    for activity in register.all(Activity):
        signed = len(_signed(register, activity))
        visits = activity.visits
        least = visits.counted.low if visits is not None else None
        if visits is not None and least is not None and 0 < signed < least:
            said = visits.exact is None
            yield Spot(
                f"活动登记{'至少' if said else ''}{least:f}人次，签到{signed}人次，"
                f"有{least - signed:f}人次没有签到",
                (activity.id,),
                "visits",
            )


def _twice(register: Register, on: date) -> Iterator[Spot]:
    for activity in register.all(Activity):
        signed = _signed(register, activity)
        for who, times in Counter(it.who for it in signed).items():
            if times > 1:
                same = [it for it in signed if it.who == who]
                yield Spot(f"同一场活动签到{times}次，只能计一次", names(same), "who")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-A01",
        kind="people-exceed-visits",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="签到人数多于人次",
        english="More people signed in than attendances were counted",
        source="统计口径：人数不多于人次",
        check=_more_people,
    ),
    Rule(
        code="R-A02",
        kind="sign-ins-unlike-visits",
        severity=Severity.WARNING,
        title="签到少于登记的人次",
        english="Fewer sign-ins than the attendances that were counted",
        source="活动签到与活动台账核对",
        check=_unlike,
    ),
    Rule(
        code="R-A02",
        kind="signed-in-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="一场活动重复签到",
        english="Somebody who signed in twice at one activity",
        source="活动签到与活动台账核对",
        check=_twice,
    ),
)
