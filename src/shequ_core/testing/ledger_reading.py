"""读台账. What becomes of a sheet, looked at and read without any store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from shequ_core.findings import Finding
from shequ_core.ledgers import (
    BORN,
    GROUP,
    NAME,
    NUMBER,
    PHONES,
    SEX,
    Intake,
    Ledger,
    Practice,
    Sheet,
    Table,
)
from shequ_core.ledgers.recognise import understand
from shequ_core.loading import Account
from shequ_core.loading.planning import planned
from shequ_core.loading.reading import read_all
from shequ_core.model import PAPERS, Record, Remark
from shequ_core.register import Register
from shequ_core.rules import RULES

LIST_OF_PEOPLE = Ledger(
    name="people",
    title="人员名单",
    order=0,
    columns=(GROUP, NAME, SEX, BORN, NUMBER, PHONES),
    needed=("name",),
)
"""人员名单. Who they are and how to reach them, and nothing that makes it a ledger."""

BOOK = "zhen"
"""小镇. The community that the sheets are of."""


@attrs.frozen
class Reading:
    """读后. What an intake gathered from a sheet, and the account of its rows."""

    intake: Intake
    accounts: tuple[Account, ...]

    @property
    def domain(self) -> dict[str, Record]:
        """所得. The records that are new or changed, without the papers."""
        found = self.intake.records.values()
        return {it.id: it for it in found if not isinstance(it, PAPERS)}

    @property
    def changes(self) -> list[object]:
        """变动. What is new, changed or struck by it, without the papers."""
        papers = {kind.kind for kind in PAPERS}
        struck = (it for it in self.intake.struck if it.kind not in papers)
        return [*self.domain.values(), *sorted(struck)]

    @property
    def news(self) -> str:
        """所变. What changes, by its names, the first few of them."""
        names = [str(getattr(it, "id", it)) for it in self.changes]
        return ", ".join(names[:3]) + ("…" if len(names) > 3 else "")

    @property
    def remarks(self) -> list[Remark]:
        """核对记录. What was noticed in the sheet."""
        return [it for it in self.intake.records.values() if isinstance(it, Remark)]

    @property
    def register(self) -> Register:
        """读后. Everything as it stands now."""
        return self.intake.known.after(self.intake.records.values(), self.intake.struck)

    def of(self, ledger: str) -> Account:
        """行账. Of the table that was read as that ledger."""
        return next(it for it in self.accounts if it.ledger == ledger)

    def findings(self) -> tuple[Finding, ...]:
        """问题. What all of our rules say of everything as it stands now."""
        plan = planned(
            self.intake,
            base=0,
            accounts=self.accounts,
            noticed=(),
            sources={},
            rules=RULES,
        )
        return plan.findings

    def told(self) -> Iterator[str]:
        """所说. Every sentence that a clerk would be shown."""
        yield from (it.message for it in self.findings())
        for question in self.intake.questions:
            yield question.message
            yield from (option.words for option in question.options)


def reading(
    sheets: Iterable[Sheet], practices: Sequence[Practice], known: Register
) -> Reading:
    """读. Sheets over what is known, as a load reads them; nothing is written."""
    ledgers = tuple(it.ledger for it in practices)
    found = [part for sheet in sheets for part in understand(sheet, ledgers)]
    intake = Intake(BOOK, known)
    return Reading(intake, read_all(found, intake, practices))


def heard(sheet: Sheet, practices: Sequence[Practice]) -> list[object]:
    """听出. Which ledgers a sheet is taken for, and what each of its columns is."""
    parts = understand(sheet, tuple(it.ledger for it in practices))
    return [
        (it.ledger.name, {key: column.letter for key, column in it.columns.items()})
        if isinstance(it, Table)
        else it.kind
        for it in parts
    ]
