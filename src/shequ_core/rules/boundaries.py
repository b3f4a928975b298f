"""区划规则. Codes that are codes, and nobody lost when a boundary is redrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.errors import InvalidValue
from shequ_core.findings import Matter, Severity
from shequ_core.model import (
    Community,
    EntryCause,
    ExitCause,
    FormerCode,
    Reorganisation,
    Residence,
    Succession,
)
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import DivisionCode
from shequ_core.values.division_code import DivisionLevel

_CODES = "《统计用区划代码和城乡划分代码编制规则》"
_LAW = "《城市居民委员会组织法》第六条"


def _doubtful_code(register: Register, on: date) -> Iterator[Spot]:
    for community in register.all(Community):
        level = _level(community.division_code)
        if community.division_code and level is not DivisionLevel.COMMITTEE:
            message = "统计用区划代码应为12位数字，后三位是居委会代码，请核对"
            yield Spot(message, (community.id,), "division_code")
    for former in register.all(FormerCode):
        if _level(former.code) is None:
            message = "曾用区划代码应为2、4、6、9或12位数字，请核对"
            yield Spot(message, (former.id, former.of), "code")


def _level(code: str) -> DivisionLevel | None:
    try:
        return DivisionCode.of(code).level
    except InvalidValue:
        return None


def _codes_overlap(register: Register, on: date) -> Iterator[Spot]:
    for community, codes in register.grouped(FormerCode, "of").items():
        ordered = sorted(codes, key=lambda it: (it.period.start or date.min, it.id))
        reached = date.min
        for former in ordered:
            if former.period.end is None or (former.period.start or reached) < reached:
                message = "曾用代码的起止时间重叠或没有终止，不知哪天用哪个代码"
                yield Spot(message, (former.id, community), "period")
            reached = max(reached, former.period.end or date.max)


def _lost(register: Register, on: date) -> Iterator[Spot]:
    linked = register.grouped(Succession, "about")
    for stay in register.all(Residence):
        links = linked.get(stay.person, [])
        if stay.ended is ExitCause.HAND_OVER and not any(it.went_to for it in links):
            message = "区划划出的居民没有承继记录，不知由哪个社区接收"
            yield Spot(message, (stay.id, stay.person), "ended")
        came = any(it.came_from for it in links)
        if stay.began is EntryCause.HAND_OVER and not came:
            message = "区划划入的居民没有承继记录，不知从哪个社区划来"
            yield Spot(message, (stay.id, stay.person), "began")


def _undocumented(register: Register, on: date) -> Iterator[Spot]:
    for change in register.all(Reorganisation):
        if not change.document:
            yield Spot("区划调整没有填批准文号", (change.id,), "document")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-G09",
        kind="division-code-doubtful",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="区划代码有误",
        english="A division code that is not one, or not a committee's",
        source=_CODES,
        check=_doubtful_code,
    ),
    Rule(
        code="R-G09",
        kind="former-codes-overlap",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="曾用代码时间重叠",
        english="A community had two division codes at once",
        source=_CODES,
        check=_codes_overlap,
    ),
    Rule(
        code="R-G11",
        kind="successor-missing",
        severity=Severity.ERROR,
        title="区划调整后去向不明",
        english="Someone was handed over, and nothing tells to or from where",
        source=_LAW,
        check=_lost,
    ),
    Rule(
        code="R-G12",
        kind="reorganisation-undocumented",
        severity=Severity.INFO,
        title="区划调整没有批准文号",
        english="A boundary was redrawn without an approval on record",
        source=_LAW,
        check=_undocumented,
    ),
)
