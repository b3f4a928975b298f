"""居务公开规则. What is to be published, and how often; money raised and agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from shequ_core.findings import Severity
from shequ_core.glossary import word
from shequ_core.model import Committee, FundRaising, Notice, NoticeItem
from shequ_core.register import Register
from shequ_core.rules.cadence import Cadence, spans_of
from shequ_core.rules.committee import COMMITTEE_LAW, committees
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Every, Period, Ref, months_after

_VILLAGES = "参照中办发〔2004〕17号村务公开"
_QUARTERLY = Dated((date(2004, 6, 22), Cadence(Every.QUARTER, _VILLAGES)))

DISCLOSURE: Mapping[NoticeItem, Dated[Cadence]] = {
    NoticeItem.FINANCES: _QUARTERLY,
    NoticeItem.RELIEF: _QUARTERLY,
}
"""公开频次. What is due at regular times; other items as they come about.

No national rule sets an interval for residents' committees: that of villages is
taken, a parameter for the place at hand.
"""

ACCOUNTS_MONTHS = 3
"""筹资账目公开期限. The law wants the accounts of money raised published promptly."""


@attrs.frozen
class Due:
    """应公开事项. An item that is due for a span, and the notices that cover it."""

    committee: Ref[Committee]
    item: NoticeItem
    span: Period
    name: str
    notices: tuple[Notice, ...]
    source: str

    def missing(self, on: date) -> bool:
        """缺. The span is over by the day, and nothing was published for it."""
        last = self.span.last
        return not self.notices and last is not None and last <= on


def disclosure_calendar(register: Register, year: int) -> Iterator[Due]:
    """公开日历. What each residents' committee is to publish in a calendar year.

    A notice counts for the spans that it ``covers``; one that says none, for the span
    in which it was put up.
    """
    for committee in committees(register, date(year, 12, 31)):
        published = register.tied(Notice, "committee", committee.id)
        for item, cadences in DISCLOSURE.items():
            alike = [notice for notice in published if notice.item is item]
            for span, name, source in spans_of(cadences, year):
                if committee.period.covers(span):
                    counted = tuple(it for it in alike if _counts_for(it, span))
                    yield Due(committee.id, item, span, name, counted, source)


def _counts_for(notice: Notice, span: Period) -> bool:
    if notice.covers.start and notice.covers.end:
        return notice.covers.covers(span)
    day = notice.period.start
    return day is not None and span.has(day)


def _calendar(register: Register, year: int) -> tuple[Due, ...]:
    kept = any(
        notice.item in DISCLOSURE
        and notice.period.start
        and notice.period.start.year == year
        for notice in register.all(Notice)
    )
    return tuple(disclosure_calendar(register, year)) if kept else ()


def _unpublished(register: Register, on: date) -> Iterator[Spot]:
    missing: dict[tuple[str, NoticeItem], list[Due]] = {}
    for due in register.once(_calendar, on.year):
        if due.missing(on):
            missing.setdefault((due.committee, due.item), []).append(due)
    for (committee, item), dues in missing.items():
        spans = "、".join(due.name for due in dues)
        yield Spot(
            f"{on.year}年{spans}没有公开{word(item)}（{dues[0].source}）", (committee,)
        )


def _unagreed(register: Register, on: date) -> Iterator[Spot]:
    for raised in register.all(FundRaising):
        if raised.decision is None:
            yield Spot(
                "筹集费用没有登记居民会议的同意，筹集应自愿并经讨论决定",
                (raised.id, raised.committee),
                "decision",
            )


def _unaccounted(register: Register, on: date) -> Iterator[Spot]:
    for raised in register.all(FundRaising):
        day = raised.period.start
        if raised.notice is None and day and on > months_after(day, ACCOUNTS_MONTHS):
            yield Spot(
                f"筹集费用已过{ACCOUNTS_MONTHS}个月，收支账目没有公布",
                (raised.id, raised.committee),
                "notice",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-C07",
        kind="notices-missing",
        severity=Severity.WARNING,
        title="居务公开缺项",
        english="Something that is to be published regularly was not",
        source=f"{_VILLAGES}：每季度一次，各地可定",
        check=_unpublished,
    ),
    Rule(
        code="R-C08",
        kind="funds-without-consent",
        severity=Severity.ERROR,
        title="筹集费用未经居民同意",
        english="Money raised without a decision of the residents",
        source=f"{COMMITTEE_LAW}第十六条",
        check=_unagreed,
    ),
    Rule(
        code="R-C08",
        kind="funds-unaccounted",
        severity=Severity.WARNING,
        title="筹集费用账目未公布",
        english="Accounts of money raised that were not published",
        source=f"{COMMITTEE_LAW}第十六条",
        check=_unaccounted,
    ),
)
