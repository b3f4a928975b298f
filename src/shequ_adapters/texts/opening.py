"""打开文稿. A .docx, or plain text in any encoding that offices use."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from docx import Document

from shequ_adapters.texts.package import bytes_of, opened
from shequ_adapters.texts.word import WordText
from shequ_core.errors import Unreadable

_ENCODINGS = ("utf-8-sig", "gb18030")


def open_text(path: Path) -> WordText:
    """打开文稿. Its paragraphs, those in tables too. A text file becomes a document.

    Raises Unreadable, a sentence, where it is not there, too large, or no text.
    """
    data = bytes_of(path)
    if path.suffix.lower() == ".txt":
        return _of_lines(_decoded(data, path.name).splitlines())
    return WordText(opened(data, path.name))


def _decoded(data: bytes, file: str) -> str:
    marked = ("utf-16",) if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ()
    for encoding in marked or _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"{file} 不是文本，或编码认不出，请另存为 UTF-8")


def _of_lines(lines: list[str]) -> WordText:
    document = Document()
    for line in lines:
        document.add_paragraph("".join(it for it in line if it.isprintable()))
    return WordText(document)
