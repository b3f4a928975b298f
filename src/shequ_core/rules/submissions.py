"""报送规则. Who handed a form in and who looked it through stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Severity
from shequ_core.model import Submission
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot


def _unsigned(register: Register, on: date) -> Iterator[Spot]:
    for it in register.all(Submission):
        lacking = {
            "prepared_by": ("填报人", it.prepared_by),
            "reviewed_by": ("审核人", it.reviewed_by),
            "period": ("报送日期", it.period.start),
            "digest": ("报表快照的摘要", it.digest),
        }
        missing = [(field, word) for field, (word, said) in lacking.items() if not said]
        if missing:
            words = "、".join(word for _, word in missing)
            yield Spot(f"报送的报表缺{words}，请补", (it.id,), missing[0][0])


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-N11",
        kind="submission-unsigned",
        severity=Severity.ERROR,
        title="报表签审不全",
        english="A form was handed in without who prepared and who reviewed it",
        source="《统计法》（2024年修正）第二十四条",
        check=_unsigned,
    ),
)
