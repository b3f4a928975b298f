"""文件内容. What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from pathlib import PurePath

from shequ_adapters.workbooks.refusals import NO_LEDGER, RESAVE, refused
from shequ_core.errors import Unreadable

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".et", ".xlt", ".xltx")
"""工作簿扩展名. Of the files that hold sheets."""

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
"""文本扩展名. Of the files that hold one table as text."""

_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "图片（PNG）"),
    (b"\xff\xd8\xff", "图片（JPEG）"),
    (b"GIF8", "图片（GIF）"),
    (b"BM", "图片（BMP）"),
    (b"II*\0", "图片（TIFF）"),
    (b"RIFF", "图片或影音"),
    (b"%PDF", "PDF 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"PK\x05\x06", "空的压缩包"),
    (b"SQLite format 3\0", "数据库"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"\x09\x08", "很旧的 Excel 工作簿"),
    (b"\x09\x04", "很旧的 Excel 工作簿"),
    (b"\x09\x02", "很旧的 Excel 工作簿"),
)
_TEXTUAL_MAGIC = frozenset((b"BM", b"MZ", b"RIFF", b"GIF8", b"Rar!"))
_HEAD = 4096
_LOOKED_AT = 65_536
_CONTROLS = {*map(chr, range(32)), "\x7f"} - set("\t\n\r\f\x1a\x1b")
_FEW_CONTROLS = 0.02


def stranger(data: bytes, file: str) -> Unreadable | None:
    """外来文件. Why bytes that are neither package nor text can not be a ledger."""
    for magic, word in _STRANGERS:
        if data.startswith(magic) and not (magic in _TEXTUAL_MAGIC and _texty(data)):
            advice = RESAVE if "Excel" in word else NO_LEDGER
            return refused(file, f"内容是{word}，不是台账表格", advice)
    return None


def looks_binary(text: str) -> bool:
    """二进制. More control characters than any text has."""
    head = text[:_LOOKED_AT]
    controls = sum(map(head.count, _CONTROLS))
    return controls > max(2, len(head) * _FEW_CONTROLS)


def markup(data: bytes, file: str) -> Unreadable | None:
    """网页. Why a web page or XML, as some systems export .xls, is refused."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"mime-version"):
        return refused(file, "内容是网页存档，不是 Excel 工作簿", RESAVE)
    if not head.startswith(b"<"):
        return None
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return refused(file, "内容是 XML 表格（Excel 2003），不是工作簿", RESAVE)
    if any(tag in head for tag in (b"<html", b"<!doctype html", b"<table", b"<meta")):
        return refused(file, "内容是网页（HTML），不是 Excel 工作簿", RESAVE)
    if head.startswith(b"<?xml"):
        return refused(file, "内容是 XML，不是台账表格", NO_LEDGER)
    return None


def misnamed(file: str) -> Unreadable | None:
    """名不副实. Why text under this name is not taken for a table."""
    suffix = PurePath(file).suffix.lower()
    if suffix in TEXT_SUFFIXES or not suffix:
        return None
    if suffix in WORKBOOK_SUFFIXES:
        return refused(
            file,
            f"内容是纯文本，不是 {suffix} 工作簿",
            "如果它是逗号分隔的表格，请把扩展名改为 .csv 后再导入",
        )
    return refused(file, "不是台账表格", NO_LEDGER)


def _texty(data: bytes) -> bool:
    return not looks_binary(data[:_HEAD].decode("latin-1"))
