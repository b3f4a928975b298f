"""收回. What was edited since it was handed out, merged into what is known now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from shequ_core import books
from shequ_core.codec import changed_fields
from shequ_core.errors import NotFound
from shequ_core.handout.asking import Asking, Return, came_back
from shequ_core.handout.extent import as_handed
from shequ_core.handout.merging import Merge, Preference, merge
from shequ_core.handout.questions import Sides
from shequ_core.handout.reading import ReturnIntake
from shequ_core.handout.returned import (
    Compared,
    HandedOut,
    ReturnedFile,
    returned_files,
    rounds,
)
from shequ_core.ledgers import PRACTICES, Intake, Practice, Sheet, Table, Unknown
from shequ_core.ledgers.questions import Answers, Question
from shequ_core.loading import Account, Plan
from shequ_core.loading.planning import NOTHING_ANSWERED, planned
from shequ_core.loading.reading import read_all
from shequ_core.loading.unused import unused_answers
from shequ_core.model import PAPERS, Record
from shequ_core.ports import Store
from shequ_core.register import Register
from shequ_core.rules import RULES, Rule
from shequ_core.values import Ref


@attrs.frozen(kw_only=True)
class TakenBack:
    """收回方案. The plan to commit, and what became of every workbook."""

    plan: Plan
    returns: tuple[Return, ...]


def take_back(
    store: Store,
    sheets: Iterable[Sheet],
    *,
    prefer: Preference = Preference.ASK,
    practices: Sequence[Practice] = PRACTICES,
    rules: Sequence[Rule] = RULES,
    answers: Mapping[str, str] = NOTHING_ANSWERED,
) -> TakenBack:
    """收回. Work out what handed-out workbooks bring back; nothing is written.

    Only edited cells become changes. Where the store changed too since, the cell is a
    question (or goes by ``prefer``); a row that is gone is a question, never an end.
    ``answers`` are to what additions left open, as for a load.
    Raises Unreadable for a file that this store did not hand out.
    """
    given = tuple(sheets)
    with books.uncollected():
        files = returned_files(store, given, practices)
        community = _community(files)
        with store.view() as view:
            known, base = books.read(view, community), view.revision
        taking = _Taking(
            store, (community, known), practices, prefer=prefer, answers=answers
        )
        for batch in rounds(taking.compare(files)):
            taking.take(batch)
        plan = planned(
            taking.gathered(),
            base=base,
            accounts=tuple(taking.accounts),
            noticed=(
                *(note for sheet in given for note in sheet.notes),
                *unused_answers(answers, taking.asked),
            ),
            sources=books.sources(store, community),
            rules=rules,
        )
    return TakenBack(plan=plan, returns=tuple(taking.returns))


def _community(files: Sequence[ReturnedFile]) -> str:
    """The one community that all files are of."""
    found = sorted({it.stamp.community for it in files})
    if not found:
        raise NotFound("没有要收回的台账")
    if len(found) > 1:
        raise NotFound("请一次只收回一个社区的台账：" + "、".join(found))
    return found[0]


class _Taking:
    """What has been taken back so far, over what the store knew at first."""

    def __init__(
        self,
        store: Store,
        known: tuple[str, Register],
        practices: Sequence[Practice],
        *,
        prefer: Preference,
        answers: Mapping[str, str],
    ) -> None:
        self.accounts: list[Account] = []
        self.returns: list[Return] = []
        self.asked: set[str] = set()
        self._store = store
        self._community, self._known = known
        self._practices, self._prefer = practices, prefer
        self._current = self._known
        self._answers = Answers(answers)
        self._questions: list[Question] = []
        self._handed: dict[int, HandedOut] = {}
        self._puts: dict[str, Record] = {}
        self._struck: set[Ref[Any]] = set()
        self._sources: dict[str, str] = {}
        self._came_back: frozenset[tuple[str, str]] = frozenset()

    def compare(self, files: Iterable[ReturnedFile]) -> tuple[Compared, ...]:
        """对照. Each file beside what it was when it was handed out."""
        compared = tuple(self._handed_out(it).compared(it) for it in files)
        self._came_back = came_back(compared)
        return compared

    def _handed_out(self, file: ReturnedFile) -> HandedOut:
        revision = file.stamp.revision
        if revision not in self._handed:
            self._handed[revision] = HandedOut(
                self._store, self._community, revision, self._practices
            )
        return self._handed[revision]

    def gathered(self) -> Intake:
        """收齐. As one intake over what was known at first."""
        intake = Intake(self._community, self._known)
        for record in self._puts.values():
            intake.gather(record)
        intake.struck |= self._struck
        intake.questions += self._questions
        intake.sources.update(
            {ref: it for ref, it in self._sources.items() if ref in self._puts}
        )
        return intake

    def take(self, batch: Sequence[Compared]) -> None:
        """收一轮. Files that share no row, all at once."""
        handed = self._handed[batch[0].file.stamp.revision].register
        known = Register(_as_known(handed, self._current))
        told_on = batch[0].file.stamp.on
        intake = ReturnIntake(self._community, known, told_on, self._answers)
        parts = [it for one in batch for it in _parts(one)]
        self.accounts += read_all(parts, intake, self._practices)
        self.asked |= intake.asked
        echo = ReturnIntake(self._community, known, told_on)
        echoes = [it for one in batch for it in one.edits.echoes]
        read_all(echoes, echo, self._practices)
        returned = Register(_returned(known, intake, echo))
        merged = merge(known, returned, self._current, prefer=self._prefer)
        sides = Sides(
            handed=as_handed(known, told_on),
            returned=as_handed(returned, told_on),
            before=as_handed(self._current, told_on),
            after=as_handed(merged.over(self._current), told_on),
            practices=self._practices,
        )
        asked = Asking(
            sides=sides,
            intake=intake,
            merged=merged,
            came_back=self._came_back,
            asking=self._prefer is Preference.ASK,
        )
        for one in batch:
            self.returns.append(asked.about(one))
        asked.about_the_rest(batch)
        self._write(merged, intake)

    def _write(self, merged: Merge, intake: ReturnIntake) -> None:
        papers = [it for it in intake.records.values() if isinstance(it, PAPERS)]
        torn = [it for it in intake.struck if it.kind in _PAPER_KINDS]
        for ref in (*merged.strikes, *torn):
            self._puts.pop(ref, None)
            if ref in self._known:
                self._struck.add(ref)
        for record in (*merged.puts, *papers):
            self._struck.discard(record.id)
            self._puts[record.id] = record
        self._sources |= intake.sources
        self._questions += intake.questions
        gone = frozenset((*merged.strikes, *torn))
        kept = (it for it in self._current if it.id not in gone)
        self._current = Register([*kept, *merged.puts, *papers])


_PAPER_KINDS = frozenset(kind.kind for kind in PAPERS)


def _parts(compared: Compared) -> Iterator[Table | Unknown]:
    """What was understood of a file, its tables with their edits. That columns are
    masked throughout is no news of one that was handed out so.
    """
    for table in compared.edits.tables:
        yield attrs.evolve(table, masked={}) if compared.file.stamp.masked else table
    for part in compared.file.parts:
        if isinstance(part, Unknown):
            yield part


def _as_known(handed: Register, current: Register) -> Iterator[Record]:
    """As it was handed out; what came since is known too, so that no name is given
    twice. The papers are those of now.
    """
    for record in current:
        if isinstance(record, PAPERS) or record.id not in handed:
            yield record
    for record in handed:
        if not isinstance(record, PAPERS):
            yield record


def _returned(
    known: Register, intake: ReturnIntake, echo: ReturnIntake
) -> Iterator[Record]:
    """What was known, with the edits in it: what the rows say now and would not have
    said if nobody had touched them.
    """
    edited = {
        ref: it
        for ref, it in intake.records.items()
        if not isinstance(it, PAPERS) and (ref in known or ref not in echo.records)
    }
    for record in known:
        struck = record.id in intake.struck and record.id not in echo.struck
        if struck and not isinstance(record, PAPERS):
            continue
        told = edited.pop(record.id, None)
        yield record if told is None else _edited(record, told, echo)
    yield from edited.values()


def _edited(record: Record, told: Record, echo: ReturnIntake) -> Record:
    untouched = echo.records.get(record.id, record)
    fields = changed_fields(untouched, told)
    return (
        record.evolve(**{it: getattr(told, it) for it in fields}) if fields else record
    )
