"""Word 文档. The year's work summary as a .docx that a clerk would hand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import BinaryIO

import attrs

from shequ_adapters.formats.docx.blocks import composed
from shequ_adapters.formats.docx.package import write_package
from shequ_adapters.formats.docx.printing import printable
from shequ_core.figures import Published, Window
from shequ_core.findings import Finding
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.reports.annual import annual_summary, summary_of
from shequ_core.reports.document import Document
from shequ_core.reports.material import published_material

__all__ = ["Docx", "write_document"]


@attrs.frozen
class Docx:
    """Word 文档. Writes the 年度工作总结 of the year up to a day; names no person.

    ``of_whole`` are findings of the whole, of a part of a community.
    """

    of_whole: Sequence[Finding] | None = None

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Stocks on the day, flows in its year; the same bytes every time."""
        window = Window.year_to(on)
        summary = annual_summary(Register.of(records), window, self.of_whole)
        write_document(summary, stream, on=on)

    def of_part(self, findings: Sequence[Finding]) -> Docx:
        """论部分. Of some groups, what was found of the whole community about them."""
        return Docx(findings)

    def write_published(
        self,
        shown: Iterable[Record],
        stream: BinaryIO,
        *,
        told: Mapping[str, Published],
        least: int,
        on: date,
    ) -> None:
        """写. Of what is published alone, and of what may be shown."""
        window, register = Window.year_to(on), Register.of(shown)
        summary = summary_of(published_material(register, told, window, least))
        write_document(summary, stream, on=on)


def write_document(document: Document, stream: BinaryIO, *, on: date) -> None:
    """写. Any document, dated ``on``."""
    write_package(
        composed(document),
        stream,
        title=printable(document.title),
        author=printable(document.signed),
        on=on,
    )
