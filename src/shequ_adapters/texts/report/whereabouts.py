"""位置. Where in a document some words stand, as its author would look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.table import Table

from shequ_adapters.texts.word import cells_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONGEST = 40
_LOOSE = re.compile(r"\s|[“”‘’\"']|(?<={%)(?:tr|tc|p|r)(?=\s)|(?<={{)(?:p|r)(?=\s)")


def whereabouts(document: WordDocument, words: str) -> str:
    """位置. The paragraph or cell with these words, which are quoted."""
    wanted = _LOOSE.sub("", words)
    quoted = f"“{_shortened(words.strip())}”" if wanted else ""
    for where, text in _places(document):
        if wanted and wanted in _LOOSE.sub("", text):
            return f"{where}{quoted}"
    return quoted or "里"


def _places(document: WordDocument) -> Iterator[tuple[str, str]]:
    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            for row, column, cell in cells_of(block):
                yield f"表{tables} 第{row}行第{column}列", cell.text
        else:
            paragraphs += 1
            yield f"第{paragraphs}段", block.text
    for section in document.sections:
        for where, part in (("页眉", section.header), ("页脚", section.footer)):
            yield where, "".join(it.text for it in part.paragraphs)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
