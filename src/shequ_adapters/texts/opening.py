"""打开文稿. A .docx, or plain text in any encoding that offices use."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from docx import Document

from shequ_adapters.texts.word import WordText
from shequ_core.errors import Unreadable

_MIB = 1024 * 1024
MOST_BYTES = 50 * _MIB
"""文件大小. Larger ones are refused rather than read; pictures take most of that."""

MOST_UNPACKED = 300 * _MIB
"""解压后大小. Of everything in a .docx."""

_ENCODINGS = ("utf-8-sig", "gb18030")
_UNPACKED_TROUBLE = (BadZipFile, KeyError, ValueError, OSError, NotImplementedError)


def open_text(path: Path) -> WordText:
    """打开文稿. Its paragraphs, those in tables too. A text file becomes a document.

    Raises Unreadable, a sentence, where it is not there, too large, or no text.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(f"{path.name} 有 {size // _MIB} MB，太大，未读取")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"没有文件 {path}") from None
    except IsADirectoryError:
        raise Unreadable(f"{path} 是文件夹，请写明文稿") from None
    if path.suffix.lower() == ".txt":
        return _of_lines(_decoded(data, path.name).splitlines())
    return _of_word(data, path.name)


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


def _of_word(data: bytes, file: str) -> WordText:
    try:
        with ZipFile(BytesIO(data)) as package:
            if sum(it.file_size for it in package.infolist()) > MOST_UNPACKED:
                raise Unreadable(f"{file} 解压后太大，未读取")
        return WordText(Document(BytesIO(data)))
    except _UNPACKED_TROUBLE:
        raise Unreadable(
            f"{file} 不是 Word 文稿（.docx），或已损坏；旧版 .doc 请另存为 .docx"
        ) from None
