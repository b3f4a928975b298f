"""读稿. Reads a document back: its lines, and what each number in it should be."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from shequ_core.figures import Measured
from shequ_core.findings import Finding
from shequ_core.reports.document import (
    Annex,
    Count,
    Document,
    Heading,
    Note,
    Num,
    Paragraph,
    Runs,
    Table,
)

_SCALES = {"万元": Decimal(10_000), "元": Decimal(1), "%": Decimal("0.01")}
_WRITTEN = re.compile(r"(-?\d+(?:\.\d+)?)(万元|元|%)?", re.ASCII)


def lines(document: Document) -> Iterator[Runs]:
    """Every line: title, headings, paragraphs, cells, signature."""
    yield document.title
    for block in document.blocks:
        yield from _lines_of(block)
    yield document.signed
    yield document.dated


def sentences(document: Document) -> Iterator[Runs]:
    """The lines that are read as sentences."""
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Note):
            yield block.runs


def tables(document: Document) -> list[Table]:
    """Every table."""
    return [block for block in document.blocks if isinstance(block, Table)]


def _lines_of(block: object) -> Iterator[Runs]:
    match block:
        case Heading(runs) | Paragraph(runs) | Note(runs):
            yield runs
        case Table():
            yield block.caption
            for row in (*block.rows, block.total):
                yield from row
        case Annex():
            return


def is_true(num: Num, measured: Mapping[str, Measured]) -> bool:
    """The number says what its figure says, to the places that it is written with."""
    value = _value(measured, num.code, num.key)
    if num.over:
        value /= _value(measured, num.over, num.key)
    if num.less:
        value -= _value(measured, num.less, num.key)
    found = _WRITTEN.fullmatch(num.text)
    assert found, f"{num.text!r} is no number"
    scale = _SCALES.get(found[2] or "", Decimal(1))
    places = len(found[1].partition(".")[2])
    off = abs(Decimal(found[1]) * scale - value)
    return off <= scale * Decimal("0.5").scaleb(-places)


def _value(measured: Mapping[str, Measured], code: str, key: str) -> Decimal:
    value = measured[code].value
    number = value[key] if isinstance(value, Mapping) else value
    assert not isinstance(number, str)
    return Decimal(number)


def is_counted(count: Count, findings: list[Finding]) -> bool:
    """The number of findings of a rule, of a severity, or of all."""
    found = Counter(finding.kind for finding in findings)
    found.update(finding.severity.value for finding in findings)
    found[""] = len(findings)
    return str(found[count.rule]) == count.text
