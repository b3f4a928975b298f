"""模板问题. What is wrong in a template, as a sentence for who wrote it."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from shequ_core.errors import ShequError

_TEMPLATE = ("<template>", "<unknown>")
_NAMELESS = re.compile(r"'(?P<name>.*)' is undefined")
_LACKING = re.compile(r"has no (?:attribute|element) '?(?P<name>[^']*)'?")
_NO_FILTER = re.compile(r"No (?:filter|test) named '(?P<name>.*)'")
_TAG = re.compile(r"unknown tag '(?P<name>[^']*)'")
_UNENDED = re.compile(r"end of template|unexpected end", re.IGNORECASE)
_MISSING = re.compile(r"missing .* argument: '(?P<name>\w+)'")
_UNEXPECTED = re.compile(r"unexpected keyword argument '(?P<name>\w+)'")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def line_of(error: BaseException) -> int:
    """行. Of the source of the template, from 1; 0 where it is not known."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename in _TEMPLATE:
            line = step.tb_lineno
        step = step.tb_next
    return line


def sentence_of(error: BaseException) -> str:
    """问题. In one sentence."""
    words = getattr(error, "message", None) or str(error)
    if isinstance(error, ShequError) or _CHINESE.search(words.partition("'")[0]):
        return words
    if isinstance(error, UndefinedError):
        found = _NAMELESS.search(words) or _LACKING.search(words)
        return f"没有“{found['name']}”这个名称" if found else f"名称不对（{words}）"
    if isinstance(error, TemplateSyntaxError):
        return _syntax(words)
    if isinstance(error, SecurityError):
        return "模板里不能这样写，只能用列出的名称"
    return _call(words) if isinstance(error, TypeError) else f"这样写不对（{words}）"


def _call(words: str) -> str:
    if "not supported between" in words:
        return '比较大小要写 .value，如 指标("党员人数").value > 0'
    if found := _MISSING.search(words):
        return f"括号里少写了 {found['name']}"
    if found := _UNEXPECTED.search(words):
        return f"括号里的 {found['name']} 不认识"
    return f"括号里写得不对（{words}）"


def _syntax(words: str) -> str:
    if found := _NO_FILTER.search(words):
        return f"没有“{found['name']}”这个写法"
    if found := _TAG.search(words):
        return f"不认识 {found['name']}，或者多写、少写了一个结尾"
    if _UNENDED.search(words):
        return "没有写完：每个 if 要有 endif，每个 for 要有 endfor，括号要成对"
    return f"写法不对（{words}）"
