"""台账定律. What every ledger promises, as tests that anyone can run.

    class TestMyLedger(LedgerLaws):
        practice = MY_LEDGER

docs/laws.md tells the laws in words; their numbers are in the names of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from hypothesis import given

from shequ_core.ledgers import (
    PRACTICES,
    Ledger,
    LedgerColumn,
    Practice,
    Sheet,
    look,
)
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.testing.format_probes import with_secrets
from shequ_core.testing.ledger_belonging import astray
from shequ_core.testing.ledger_doubts import changed, doubted
from shequ_core.testing.ledger_making import (
    AS_DRAWN,
    LedgerRow,
    Samples,
    columns_told,
    full_row,
    odd_sheets,
    rearranged,
    rows,
    secret_sheets,
    sheet_of,
    tells_secret,
    told_apart,
    told_twice,
)
from shequ_core.testing.ledger_reading import LIST_OF_PEOPLE, Reading, heard, reading
from shequ_core.testing.towns import towns
from shequ_core.testing.trying import few, worn_towns

_KIND = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class LedgerLaws:
    """台账定律. Subclass it, name the ledger, and pytest does the rest.

    ``beside`` are the ledgers that it will stand among. ``samples`` are values of a
    column by its key, where just any of its kind would not be understood (a code, a
    name out of a list). ``not_kept`` are the keys of columns that only help to find
    somebody, or are written of what other ledgers say.
    """

    practice: ClassVar[Practice]
    beside: ClassVar[Sequence[Practice]] = PRACTICES
    samples: ClassVar[Samples] = AS_DRAWN
    not_kept: ClassVar[Collection[str]] = ()

    @property
    def ledger(self) -> Ledger:
        """台账. The one that is held to the laws."""
        return self.practice.ledger

    @property
    def others(self) -> tuple[Practice, ...]:
        """别的台账. Those that it stands among."""
        return tuple(it for it in self.beside if it is not self.practice)

    def read(self, sheet: Sheet, known: Register | None = None) -> Reading:
        """读. What becomes of a sheet, over what is known, with all ledgers there."""
        return reading([sheet], (*self.others, self.practice), known or Register())

    def written(self, register: Register) -> list[Mapping[str, object]]:
        """写. The rows that the ledger has of a register."""
        return [dict(row) for row in self.practice.rows(register)]

    def sheet(self, register: Register) -> Sheet:
        """写出. Its rows of a register as we write them, the columns of keys too."""
        return _written(self.practice, register)

    def test_l0_no_law_is_overridden(self) -> None:
        """L0. A ledger answers to these laws, not to laws of its own."""
        for name in LEDGER_LAWS:
            assert getattr(type(self), name) is getattr(LedgerLaws, name), name

    def test_l1_nothing_is_raised(self) -> None:
        """L1. Whatever stands in its cells, nothing is raised and the account holds."""

        @few()
        @given(odd_sheets(self.ledger, self.samples))
        def holds(sheet: Sheet) -> None:
            assert look([sheet], [self.ledger]), "nothing is seen on the sheet"
            done = self.read(sheet)
            balanced = all(it.balanced for it in done.accounts)
            assert balanced, "rows are not all accounted for"
            self.written(done.register)
            self.written(Register(masked(done.register)))

        @few()
        @given(worn_towns())
        def writes(register: Register) -> None:
            self.written(register)

        holds()
        writes()

    def test_l2_no_row_is_dropped(self) -> None:
        """L2. A row becomes a record, or is set apart with a word why."""

        @few()
        @given(rows(self.ledger, self.samples))
        def holds(found: list[LedgerRow]) -> None:
            for row in found:
                done = self.read(sheet_of(self.ledger, [row]))
                account = done.of(self.ledger.name)
                assert not account.unchanged, "a row made nothing and is not set apart"
                placed = any(it.row for it in done.remarks)
                assert placed or not account.quarantined, "set apart without a remark"

        holds()

    def test_l3_its_own_sheet_and_no_other(self) -> None:
        """L3. Its own sheet is taken for it, and no sheet of another ledger."""
        everybody = (*self.others, self.practice)
        for title in (None, ""):
            row = full_row(self.ledger, self.samples)
            mine = sheet_of(self.ledger, [row], title=title)
            alone = heard(mine, [self.practice])
            assert heard(mine, everybody) == alone, "its sheet is taken for another's"
            for other in self.others:
                theirs = sheet_of(other.ledger, [full_row(other.ledger)], title=title)
                usual = heard(theirs, self.others)
                assert heard(theirs, everybody) == usual, f"takes {other.ledger.title}"
        people = sheet_of(LIST_OF_PEOPLE, [full_row(LIST_OF_PEOPLE)], title="")
        usual = heard(people, self.others)
        assert heard(people, everybody) == usual, "takes a mere list of people"
        names = {word for it in self.others for word in _called(it.ledger)}
        taken = names & set(_called(self.ledger))
        assert not taken, f"another ledger is called {', '.join(taken)}"

    def test_l4_what_is_written_is_read_back(self) -> None:
        """L4. What it writes says nothing new there, and the same rows elsewhere."""

        @few()
        @given(rows(self.ledger, self.samples).map(self._register) | towns())
        def holds(register: Register) -> None:
            done = self.read(self.sheet(register), register)
            assert done.changes == [], f"read back, it changes {done.news}"

        @few()
        @given(rows(self.ledger, self.samples).map(self._register))
        def elsewhere(register: Register) -> None:
            again = self.read(self.sheet(register)).register
            same = self.written(again) == self.written(register)
            assert same, "read back where nothing was known, it writes other rows"

        @few()
        @given(rows(self.ledger, self.samples).map(self._register))
        def among_others(register: Register) -> None:
            everybody = (*self.others, self.practice)
            sheets = [_written(it, register) for it in everybody]
            together = reading(sheets, everybody, register)
            assert together.changes == [], f"beside others it changes {together.news}"
            apart = any(it.quarantined for it in together.accounts)
            assert not apart, "beside what others write, a row is set apart"

        holds()
        among_others()
        elsewhere()

    def _register(self, found: list[LedgerRow]) -> Register:
        return self.read(sheet_of(self.ledger, found)).register

    def test_l5_read_twice_is_read_once(self) -> None:
        """L5. Read again, the same sheet changes nothing."""

        def holds(found: list[LedgerRow]) -> None:
            sheet = sheet_of(self.ledger, found)
            once = self.read(sheet)
            again = self.read(sheet, once.register)
            assert again.changes == [], f"read again, it changes {again.news}"
            anew = again.of(self.ledger.name).imported
            assert not anew, f"read again, {anew} rows count as new"

        few()(given(rows(self.ledger, self.samples).map(told_apart))(holds))()
        few()(given(told_twice(self.ledger, self.samples))(holds))()

    def test_l6_any_order_and_any_words(self) -> None:
        """L6. Its columns say the same in any order, under any of their words."""

        @few()
        @given(rows(self.ledger, self.samples), rearranged(self.ledger))
        def holds(
            found: list[LedgerRow],
            other: tuple[Sequence[LedgerColumn], Sequence[str]],
        ) -> None:
            columns, heads = other
            plain = self.read(sheet_of(self.ledger, found))
            theirs = sheet_of(self.ledger, found, columns=columns, heads=heads)
            same = self.read(theirs).domain == plain.domain
            assert same, f"otherwise under {', '.join(heads)}"

        holds()

    def test_l7_a_remark_has_its_place(self) -> None:
        """L7. A remark is a sentence about one of its rows and one of its columns."""
        keys = {"", *(it.key for it in self.ledger)}

        @few()
        @given(odd_sheets(self.ledger, self.samples))
        def holds(sheet: Sheet) -> None:
            for remark in self.read(sheet).remarks:
                kind, field = remark.finding, remark.field.partition("/")[0]
                assert _KIND.fullmatch(kind), f"{kind!r} is no stable word"
                assert remark.message.strip(), f"{kind} says nothing"
                assert field in keys, f"{kind}: no column is called {field!r}"
                assert 0 <= remark.row <= len(sheet.rows), f"{kind}: row {remark.row}"

        holds()

    def test_l8_no_remark_names_anybody(self) -> None:
        """L8. Nothing that a personal column holds is in a remark or a question."""

        @few()
        @given(secret_sheets(self.ledger, self.samples))
        def holds(sheet: Sheet) -> None:
            told = sum(map(tells_secret, self.read(sheet).told()))
            assert not told, f"{told} sentences tell what a personal column holds"

        holds()

    def test_l9_what_names_somebody_is_personal(self) -> None:
        """L9. What names, numbers or reaches somebody is in a personal column."""
        personal = {it.key for it in self.ledger if it.personal}

        @few()
        @given(rows(self.ledger, self.samples).map(self._register) | towns())
        def holds(register: Register) -> None:
            for row in self.written(with_secrets(register)):
                told = {key for key, value in row.items() if tells_secret(value)}
                open_ = ", ".join(sorted(told - personal))
                assert not open_, f"columns to be called personal: {open_}"

        holds()

    def test_l10_no_column_is_idle(self) -> None:
        """L10. What is said in any of its columns is written again, or remarked on."""
        row = full_row(self.ledger, self.samples)
        done = self.read(sheet_of(self.ledger, [row]))
        written = self.written(done.register)
        noted = {it.field.partition("/")[0] for it in done.remarks}
        kept = {key for it in written for key, value in it.items() if value}
        told = {it.key for it in columns_told(self.ledger)}
        idle = sorted(told - kept - noted - set(self.not_kept))
        lost = ", ".join(idle)
        assert not idle, f"columns said, but neither written nor remarked on: {lost}"

    def test_l11_doubt_wipes_out_nothing(self) -> None:
        """L11. What is known stays where a cell can't be read or says it is unknown."""
        known = self._register([full_row(self.ledger, self.samples)])
        for words, sheet in doubted(self.ledger, self.written(known)):
            lost = changed(known, self.read(sheet, known).register)
            assert not lost, f"{words} changes {lost[0]}"

    def test_l12_a_row_that_is_somebodys_is_ones_alone(self) -> None:
        """L12. Where rows belong to groups or bodies, each belongs to one at most."""

        @few()
        @given(rows(self.ledger, self.samples).map(self._register) | towns())
        def holds(register: Register) -> None:
            wrong = astray(self.practice, register)
            assert not wrong, wrong

        holds()


def _written(practice: Practice, register: Register) -> Sheet:
    found = map(dict, practice.rows(register))
    return sheet_of(practice.ledger, found, columns=practice.ledger.columns)


def _called(ledger: Ledger) -> tuple[str, str]:
    return ledger.name, ledger.title


LEDGER_LAWS = tuple(name for name in vars(LedgerLaws) if name.startswith("test_"))
"""定律. The names of the laws, in order."""
