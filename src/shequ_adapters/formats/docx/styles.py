"""样式. The typography of an office paper (GB/T 9704-2012), set in the styles.

Chinese fonts are set as ``w:eastAsia``: ``font.name`` alone sets the Latin one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

LATIN = "Times New Roman"
FANG_SONG = "仿宋"
HEI = "黑体"
KAI = "楷体"
SONG = "宋体"
TITLE_SONG = "方正小标宋简体"

TEXT_WIDTH = Mm(210 - 28 - 26)
"""版心宽. A4 less the margins of GB/T 9704: 156 mm."""

BODY, TITLE, FIRST, SECOND = "Body Text", "Title", "Heading 1", "Heading 2"
CAPTION, FOOTER = "Caption", "Footer"
CELL, HEAD_CELL, NOTE, SIGNED = "表格文字", "表头文字", "表注", "落款"
ANNEX_CELL, ANNEX_HEAD_CELL = "附表文字", "附表表头"

_JUSTIFY, _CENTRE = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER
_LEFT, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


@attrs.frozen(kw_only=True)
class Face:
    """字样. How one style looks, in points; its indents in characters."""

    font: str = FANG_SONG
    size: float = 16
    line: float = 28
    align: WD_ALIGN_PARAGRAPH = _JUSTIFY
    indent: int = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    right: int = 0


FACES = {
    "Normal": Face(),
    BODY: Face(indent=2),
    TITLE: Face(font=TITLE_SONG, size=22, line=36, align=_CENTRE, before=14, after=28),
    FIRST: Face(font=HEI, indent=2, keep=True),
    SECOND: Face(font=KAI, indent=2, keep=True),
    CAPTION: Face(
        font=HEI, size=12, line=20, align=_CENTRE, before=10, after=4, keep=True
    ),
    CELL: Face(size=12, line=20, align=_CENTRE),
    HEAD_CELL: Face(font=HEI, size=12, line=20, align=_CENTRE),
    NOTE: Face(size=10.5, line=18, before=4, after=10),
    SIGNED: Face(align=_RIGHT, right=2),
    ANNEX_CELL: Face(size=10.5, line=18, align=_CENTRE),
    ANNEX_HEAD_CELL: Face(font=HEI, size=10.5, line=18, align=_CENTRE),
    FOOTER: Face(font=SONG, size=14, line=16, align=_LEFT),
}
"""字样表. 二号 is 22 points, 三号 16, 四号 14, 小四 12, 五号 10.5."""


def dress(word: WordDocument) -> None:
    """着装. Leaves only our styles in a new document, and sets them."""
    for style in list(word.styles):
        if (
            style.name not in FACES
            and style.type is not None
            and not _needed(style.name)
        ):
            style.delete()
    for name, face in FACES.items():
        style = _style(word, name)
        style.base_style = None if name == "Normal" else _style(word, "Normal")
        _set(style, face)
    _set_defaults(word.styles.element)
    _set_language(word.settings.element)


def _needed(name: str | None) -> bool:
    return name in {"Default Paragraph Font", "Normal Table", "Table Grid", "No List"}


def _style(word: WordDocument, name: str) -> ParagraphStyle:
    if name not in word.styles:
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return cast("ParagraphStyle", word.styles[name])


def _set(style: ParagraphStyle, face: Face) -> None:
    for inherited in ("w:link", "w:pPr", "w:rPr"):
        for old in style.element.findall(qn(inherited)):
            style.element.remove(old)
    style.quick_style = True
    style.font.size, style.font.bold, style.font.italic = Pt(face.size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.alignment = face.align
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(face.line)
    layout.space_before, layout.space_after = Pt(face.before), Pt(face.after)
    layout.keep_with_next = face.keep
    layout.widow_control = True
    _set_fonts(style.element.get_or_add_rPr(), face.font)
    _set_indent(style.element.get_or_add_pPr(), face)


def _set_fonts(properties: BaseOxmlElement, east_asian: str) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN)
    fonts.set(qn("w:eastAsia"), east_asian)
    properties.insert(0, fonts)


def _set_indent(properties: BaseOxmlElement, face: Face) -> None:
    """Indents are in characters, so that they follow the size of the font."""
    indent = properties.get_or_add_ind()
    twips = round(face.size * 20)
    indent.set(qn("w:firstLineChars"), str(face.indent * 100))
    indent.set(qn("w:firstLine"), str(face.indent * twips))
    indent.set(qn("w:rightChars"), str(face.right * 100))
    indent.set(qn("w:right"), str(face.right * twips))


def _set_defaults(styles: BaseOxmlElement) -> None:
    default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert default is not None, "the template has run defaults"
    _set_fonts(default, FANG_SONG)
    language = default.find(qn("w:lang"))
    assert language is not None, "the template has a language"
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _set_language(settings: BaseOxmlElement) -> None:
    theme = settings.find(qn("w:themeFontLang"))
    assert theme is not None, "the template has a theme language"
    theme.set(qn("w:eastAsia"), "zh-CN")
