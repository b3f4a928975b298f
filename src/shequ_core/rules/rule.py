"""规则. What a rule is: something that can be checked, and says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from shequ_core.findings import NOWHERE, Finding, Matter, Place, Severity
from shequ_core.register import Register


@attrs.frozen
class Spot:
    """发现. What a check yields: a Chinese sentence, whom it is about, which field.

    The sentence holds numbers but no personal data. ``about[0]`` is the record whose
    ledger cell the clerk should look at.
    """

    message: str
    about: tuple[str, ...] = ()
    field: str = ""
    place: Place = NOWHERE


@attrs.frozen(kw_only=True)
class Rule:
    """规则. ``code`` is its number in the rule book (R-I02), ``kind`` its stable word.

    ``title`` (Chinese) and ``english`` say what it checks; ``source`` is the law,
    standard or practice behind it; ``check`` reads a register as of a day and yields.
    ``matter`` says whether the ledger is to be mended, or the community looked at.
    """

    code: str
    kind: str
    severity: Severity
    title: str
    english: str
    source: str
    check: Callable[[Register, date], Iterable[Spot]]
    matter: Matter = Matter.COMMUNITY

    def __call__(self, register: Register, on: date) -> Iterator[Finding]:
        """检查. The findings of this rule."""
        for spot in self.check(register, on):
            yield Finding(
                code=self.code,
                kind=self.kind,
                severity=self.severity,
                message=spot.message,
                about=spot.about,
                field=spot.field,
                place=spot.place,
                matter=self.matter,
            )
