"""文件包. The .docx itself: its properties, its fonts, the same bytes always."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from shequ_adapters.formats.docx import styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.rel import Relationships

_ALIKE = {
    styles.TITLE_SONG: ("华文中宋", "roman"),
    styles.FANG_SONG: ("仿宋_GB2312", "modern"),
    styles.KAI: ("楷体_GB2312", "modern"),
    styles.HEI: ("SimHei", "modern"),
    styles.SONG: ("SimSun", "roman"),
}
"""近似字体. What stands in for a font where it is not installed, and its family."""

_USELESS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering")
_LONGEST = 255
_DOS_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_package(
    word: WordDocument,
    stream: BinaryIO,
    *,
    title: str,
    author: str,
    on: date,
    subject: str = "年度工作总结",
) -> None:
    """写出. With its properties set from the day, and none from the clock."""
    _set_properties(word, title, author, on)
    properties = word.core_properties
    properties.subject, properties.keywords = subject, f"社区 {subject}"
    _shed(word.part.rels)
    assert word.part.package is not None, "a document has a package"
    _shed(word.part.package.rels)
    _set_fonts(word)
    drawn = io.BytesIO()
    word.save(drawn)
    _rewrite(drawn, stream)


def _set_properties(word: WordDocument, title: str, author: str, on: date) -> None:
    properties = word.core_properties
    moment = datetime(on.year, on.month, on.day)
    properties.title, properties.comments = title[:_LONGEST], ""
    properties.author = properties.last_modified_by = author[:_LONGEST]
    properties.created = properties.modified = moment
    properties.language, properties.revision = "zh-CN", 1


def _shed(rels: Relationships) -> None:
    """Leave out what the library's template brought along and no reader needs."""
    for key in [key for key, rel in rels.items() if rel.reltype.endswith(_USELESS)]:
        del rels[key]


def _set_fonts(word: WordDocument) -> None:
    part, package = word.part, word.part.package
    assert package is not None, "a document has a package"
    for key in [key for key, rel in part.rels.items() if rel.reltype == RT.FONT_TABLE]:
        del part.rels[key]
    name = PackURI("/word/fontTable.xml")
    table = Part(name, CT.WML_FONT_TABLE, _font_table().encode(), package)
    part.relate_to(table, RT.FONT_TABLE)


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{alike}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="auto"/></w:font>'
        for name, (alike, family) in _ALIKE.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts xmlns:w="{space}">{fonts}</w:fonts>'
    )


def _rewrite(drawn: BinaryIO, stream: BinaryIO) -> None:
    """The same entries without the time of the writing, which zip files keep."""
    with (
        zipfile.ZipFile(drawn) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, _DOS_EPOCH)
            plain.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(plain, source.read(entry))
