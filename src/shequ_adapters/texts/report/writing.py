"""写报告. A template with everything that it asks for, as a .docx of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from shequ_adapters.texts.package import TROUBLE, damaged, opened, self_contained
from shequ_adapters.texts.report.grammar import is_unclosed
from shequ_adapters.texts.report.placing import place
from shequ_adapters.texts.report.sandbox import Sandbox
from shequ_adapters.texts.report.saving import save
from shequ_adapters.texts.report.trouble import line_of, sentence_of
from shequ_adapters.texts.report.whereabouts import whereabouts
from shequ_core.errors import ShequError, Unreadable

if TYPE_CHECKING:
    from shequ_core.facts import Facts

_WRONG = (TemplateError, ShequError, TypeError, ValueError, ArithmeticError)
_BROKEN = (*_WRONG, *TROUBLE, RecursionError)
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TAG = re.compile(r"<[^>]+>")


@attrs.frozen
class Template:
    """模板. The bytes of a .docx, and what its file is called."""

    data: bytes
    file: str


def write_report(
    template: Template, facts: Facts, stream: BinaryIO, *, on: date
) -> None:
    """写报告. The template filled in and dated ``on``; the same bytes every time.

    Raises Unreadable, a sentence with the place, where it is no .docx that can be
    filled in: a name or figure that there is not, a slip, something not allowed.
    """
    self_contained(template.data, template.file)
    functions = functions_of(facts)
    sandbox = Sandbox(functions)
    made = _Filling(template)
    made.fill({**functions, **values_of(facts)}, sandbox)
    try:
        place(made.docx, sandbox.placed, template.file)
        save(made.docx, stream, on=on)
    except TROUBLE:
        raise damaged(template.file) from None


def functions_of(facts: Facts) -> Mapping[str, Callable[..., Any]]:
    """函数. What a template calls, in English and in Chinese."""
    return {
        "figure": facts.figure,
        "指标": facts.figure,
        "table": facts.table,
        "表": facts.table,
        "chart": facts.chart,
        "图": facts.chart,
        "why": facts.why,
        "依据": facts.why,
    }


def values_of(facts: Facts) -> Mapping[str, object]:
    """名称. What a template has by name alone."""
    community = facts.community
    return {
        "community": community,
        "社区": community["name"],
        "on": facts.on,
        "统计日": facts.on,
        "period": facts.period,
        "统计时段": facts.period,
    }


class _Filling(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """The library's template, with every trouble told by its place."""

    def __init__(self, template: Template) -> None:
        super().__init__(BytesIO(template.data))
        self._template = template

    def fill(self, context: Mapping[str, object], sandbox: Sandbox) -> None:
        try:
            self.render(context, sandbox, autoescape=True)
        except Unreadable:
            raise
        except _BROKEN as error:
            raise Unreadable(f"{self._template.file}：{sentence_of(error)}") from None

    def patch_xml(self, src_xml: str) -> str:
        """Braces that do not close would have the library look for their ends, each to
        the end of the document.
        """
        for paragraph in _lines(src_xml):
            words = _TAG.sub("", paragraph)
            if is_unclosed(words):
                raise self._wrong(words, "括号没有收尾，{{ 要有 }}，{% 要有 %}")
        patched: str = super().patch_xml(src_xml)
        return patched

    def _wrong(self, words: str, sentence: str) -> Unreadable:
        document = opened(self._template.data, self._template.file)
        where = whereabouts(document, words)
        return Unreadable(f"{self._template.file} {where}：{sentence}")

    def render_xml_part(
        self, src_xml: str, part: object, context: Any, jinja_env: Any = None
    ) -> str:
        """A line of the source is a paragraph, which is where the trouble is."""
        try:
            made: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except _WRONG as error:
            lines, line = _lines(src_xml), line_of(error)
            words = _TAG.sub("", lines[line - 1]) if 0 < line <= len(lines) else ""
            raise self._wrong(words, sentence_of(error)) from None
        return made


def _lines(src_xml: str) -> list[str]:
    """A paragraph a line, as the library has it."""
    return _PARAGRAPH.sub("\n<w:p", src_xml).split("\n")
