"""辖区单位规则. Credit codes of units, and each unit once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from shequ_core.errors import InvalidValue
from shequ_core.findings import Matter, Severity
from shequ_core.model import Unit
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import CreditCode

_GB = "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》"


def _judged(register: Register) -> Mapping[str, list[Unit]]:
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in register.all(Unit):
        if unit.credit_code:
            for problem in _problems(unit.credit_code):
                found[problem].append(unit)
    return found


def _problems(text: str) -> Iterator[str]:
    try:
        code = CreditCode.of(text)
    except InvalidValue as error:
        yield error.problem
        return
    if not code.known_class:
        yield "class"
    if not code.organisation_check_ok:
        yield "organisation"


def _having(problem: str, message: str) -> Callable[[Register, date], Iterator[Spot]]:
    def check(register: Register, on: date) -> Iterator[Spot]:
        for unit in register.once(_judged).get(problem, ()):
            yield Spot(message, (unit.id,), "credit_code")

    return check


def _malformed(register: Register, on: date) -> Iterator[Spot]:
    judged = register.once(_judged)
    for unit in (*judged.get("length", ()), *judged.get("characters", ())):
        yield Spot(
            "统一社会信用代码应为18位数字和大写字母（不用I、O、S、V、Z），请核对",
            (unit.id,),
            "credit_code",
        )


def _organisations(register: Register, on: date) -> Iterator[Spot]:
    units = register.once(_judged).get("organisation", ())
    if units:
        yield Spot(
            f"{len(units)}个单位统一社会信用代码中的组织机构代码（第9至17位）"
            "校验不符，请抽查核对",
            names(units),
            "credit_code",
        )


def _code_twice(register: Register, on: date) -> Iterator[Spot]:
    for code, units in today(register, on).grouped(Unit, "credit_code").items():
        if code and len(units) > 1:
            yield Spot(
                f"{len(units)}个单位用同一个统一社会信用代码，请核对是否重复登记",
                names(units),
                "credit_code",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-U01",
        kind="credit-code-format",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="统一社会信用代码格式不对",
        english="A credit code of wrong length or characters",
        source=_GB,
        check=_malformed,
    ),
    Rule(
        code="R-U01",
        kind="credit-code-check-digit",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="统一社会信用代码校验码不对",
        english="The check character of a credit code does not fit",
        source=_GB,
        check=_having(
            "check-digit", "统一社会信用代码最后一位校验码不对，请对照证照核对"
        ),
    ),
    Rule(
        code="R-U01",
        kind="credit-code-class",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="机构类别不在代码表",
        english="A credit code of unknown authority or class",
        source=_GB,
        check=_having("class", "统一社会信用代码前两位不在机构类别表，请核对"),
    ),
    Rule(
        code="R-U02",
        kind="credit-code-organisation",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="组织机构代码校验不符",
        english="Organisation codes within credit codes whose own check fails",
        source="GB 11714-1997《全国组织机构代码编制规则》",
        check=_organisations,
    ),
    Rule(
        code="R-U05",
        kind="credit-code-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="单位重复登记",
        english="Two units with one credit code",
        source=_GB,
        check=_code_twice,
    ),
)
