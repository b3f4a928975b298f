"""定位. From a record back to the ledger cell that it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from shequ_core.findings import NOWHERE, Finding, Place
from shequ_core.model import LedgerSheet
from shequ_core.register import Register
from shequ_core.values import Ref


@attrs.frozen
class Origin:
    """出处. The sheet and row (as Excel counts) that a record was read from."""

    paper: LedgerSheet
    row: int

    @property
    def file(self) -> str:
        """文件. Its name."""
        return self.paper.file

    @property
    def sheet(self) -> str:
        """工作表. Its name."""
        return self.paper.sheet

    def cell(self, field: str) -> str:
        """单元格. The cell of a field (I396); the row where no column is known."""
        return self.paper.cell(field, self.row)

    def place(self, field: str = "") -> Place:
        """位置. As findings say it."""
        return Place(self.file, self.sheet, self.cell(field))


class Origins:
    """出处索引. Where the records of a register came from.

    ``sources`` is what the store keeps: ``<ref of the LedgerSheet>#<row>`` by ref.
    """

    def __init__(self, register: Register, sources: Mapping[str, str]) -> None:
        self._register = register
        self._sources = sources

    def of(self, ref: str) -> Origin | None:
        """出处. None for records that no ledger gave."""
        sheet, _, row = self._sources.get(ref, "").partition("#")
        if not row:
            return None
        entry = self._register.find(Ref[LedgerSheet].trusted(sheet))
        if entry is None:
            return None
        return Origin(entry, int(row))

    def place_of(self, ref: str) -> Place:
        """位置. As findings say it: the row of a record, NOWHERE where none gave it."""
        origin = self.of(ref)
        return origin.place() if origin else NOWHERE

    def placed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """标注位置. The same findings, each with the cell of the record it is about."""
        for finding in findings:
            yield self._placed(finding) if finding.place == NOWHERE else finding

    def _placed(self, finding: Finding) -> Finding:
        for ref in finding.about:
            origin = self.of(ref)
            if origin:
                return finding.at(origin.place(finding.field))
        return finding
