"""电话规则. Telephone numbers of persons, group leaders and units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from shequ_core.findings import Matter, Severity
from shequ_core.model import GridGroup, Person, Unit
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import phone_problem

_SAYS = {
    "too-short": "电话号码位数不够，请补全",
    "too-long": "电话号码位数过多，请核对",
    "no-area-code": "固定电话没有区号，请补全",
    "characters": "电话号码含有不该有的字符，请核对",
    "not-assigned": "不是手机号码，也不是固定电话号码，请核对",
}


def _by_problem(register: Register) -> Mapping[str, list[str]]:
    """Whose number has what problem: each record once a problem."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    owners: Iterable[Person | GridGroup | Unit] = chain(
        register.all(Person), register.all(GridGroup), register.all(Unit)
    )
    for owner in owners:
        for phone in owner.phones:
            problem = phone_problem(phone)
            if problem:
                found[problem][owner.id] = None
    return {problem: list(those) for problem, those in found.items()}


def _having(*problems: str) -> Callable[[Register, date], Iterator[Spot]]:
    def check(register: Register, on: date) -> Iterator[Spot]:
        found = register.once(_by_problem)
        for problem in problems:
            for owner in found.get(problem, ()):
                yield Spot(_SAYS[problem], (owner,), "phones")

    return check


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-I15",
        kind="phone-too-short",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="电话号码位数不够",
        english="A telephone number with too few digits",
        source="电信网编号计划：手机号码11位，固定电话为区号加7至8位",
        check=_having("too-short"),
    ),
    Rule(
        code="R-I15",
        kind="phone-doubtful",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="电话号码存疑",
        english="A telephone number that no network gives out, or without area code",
        source="电信网编号计划",
        check=_having("too-long", "no-area-code", "characters", "not-assigned"),
    ),
)
