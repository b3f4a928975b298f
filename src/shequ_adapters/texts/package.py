"""文稿包. The zip that a .docx is, looked over before it is unpacked."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring
from zipfile import BadZipFile, ZipFile, ZipInfo

from docx import Document

from shequ_core.errors import Unreadable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MIB = 1024 * 1024
MOST_BYTES = 50 * _MIB
"""文件大小. Larger ones are refused rather than read; pictures take most of that."""

MOST_UNPACKED = 300 * _MIB
"""解压后大小. Of everything in a .docx."""

MOST_TEXT = 40 * _MIB
"""文字大小. Of one part of it that is XML, which is read as a whole."""

TROUBLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    SyntaxError,  # what parsers of XML raise
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    NotImplementedError,
)
"""损坏. What comes out of a package that is not what it should be."""

_HARMLESS = ("/hyperlink", "/attachedTemplate")


def bytes_of(path: Path) -> bytes:
    """内容. Of a file of reasonable size. Raises Unreadable, a sentence."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(f"{path.name} 有 {size // _MIB} MB，太大，未读取")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"没有文件 {path}") from None
    except IsADirectoryError:
        raise Unreadable(f"{path} 是文件夹，请写明文稿") from None


def opened(data: bytes, file: str) -> WordDocument:
    """打开. The document, of a package that unpacks within the limits.

    Raises Unreadable, a sentence, where it is none, damaged, or grows beyond them.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            _weigh(package.infolist(), file)
        return Document(BytesIO(data))
    except TROUBLE:
        raise damaged(file) from None


def damaged(file: str) -> Unreadable:
    """已损坏. What is said of a file that can not be read as a document."""
    return Unreadable(
        f"{file} 不是 Word 文稿（.docx），或已损坏；旧版 .doc 请另存为 .docx"
    )


def self_contained(data: bytes, file: str) -> WordDocument:
    """自足. The document, of a package in which nothing points out of it but links to
    click on: a picture or an object of elsewhere would be fetched by whoever opens
    what is made from it. Raises Unreadable, as ``opened``.
    """
    document = opened(data, file)
    try:
        with ZipFile(BytesIO(data)) as package:
            for entry in package.infolist():
                if entry.filename.endswith(".rels"):
                    _look_for_links(package.read(entry), file)
                elif entry.filename.endswith(".xml"):
                    _look_for_entities(package.read(entry), file)
    except TROUBLE:
        raise damaged(file) from None
    return document


def _weigh(entries: list[ZipInfo], file: str) -> None:
    if sum(it.file_size for it in entries) > MOST_UNPACKED:
        raise Unreadable(f"{file} 解压后太大，未读取")
    for it in entries:
        if it.filename.endswith((".xml", ".rels")) and it.file_size > MOST_TEXT:
            raise Unreadable(f"{file} 解压后太大，未读取")


def _look_for_entities(part: bytes, file: str) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable(f"{file} 里有实体声明，不像 Word 写的，未读取")


def _look_for_links(rels: bytes, file: str) -> None:
    _look_for_entities(rels, file)
    for it in fromstring(rels):
        outside = it.get("TargetMode") == "External"
        if outside and not it.get("Type", "").endswith(_HARMLESS):
            what = it.get("Type", "").rpartition("/")[2]
            raise Unreadable(f"{file} 引用了文件外面的内容（{what}），请改为嵌入后再用")
