"""模板语法. What a template may be made of: words, values, choices and loops.

It is a list of what is allowed, so that what nobody thought of is refused. Nothing in
it can make a text that grows by itself, or a loop that does not end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

COUNTED = "_counted"
"""计数. The name of the filter that every loop goes through."""

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BRACES = re.compile("|".join(map(re.escape, (*_CLOSING, *_CLOSING.values()))))
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_OUTSIDE = re.compile(r"\"[^\"]*\"|'[^']*'|[^\"']+")
_NARROW = str.maketrans("（），．｜＝＞＜", "(),.|=><")

_INNER = ("self", "super", "caller", "varargs", "kwargs")
"""What the engine would know by these names is not the template's."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Call,
    nodes.Keyword,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
)


def is_unclosed(text: str) -> bool:
    """未收尾. Braces open in it and do not close before others open, or it ends."""
    opened = ""
    for brace in _BRACES.findall(text):
        if not opened and brace in _CLOSING:
            opened = brace
        elif opened and brace == _CLOSING[opened]:
            opened = ""
        elif brace in _CLOSING:
            return True
    return bool(opened)


def half_width_marks(text: str) -> str:
    """半角. Brackets and commas within the braces, as they are typed among Chinese
    words, made those of a template; what stands in quotes stays.
    """
    return _TAG.sub(lambda tag: _OUTSIDE.sub(_narrowed, tag[0]), text)


def _narrowed(found: re.Match[str]) -> str:
    return found[0] if found[0][0] in "\"'" else found[0].translate(_NARROW)


def guarded(tree: nodes.Template) -> nodes.Template:
    """把关. The same template with its loops counted. Raises TemplateSyntaxError, with
    the line, for whatever is not allowed.
    """
    for node, parent in _with_parents(tree):
        if not isinstance(node, _ALLOWED) and not _is_listing(node, parent):
            raise TemplateSyntaxError("模板里不能这样写", node.lineno or 1)
        if isinstance(node, nodes.Name) and node.name in _INNER:
            raise TemplateSyntaxError("模板里不能这样写", node.lineno or 1)
        if isinstance(node, nodes.For):
            if node.recursive:
                raise TemplateSyntaxError("循环不能调用自己", node.lineno or 1)
            counted = nodes.Filter(node.iter, COUNTED, [], [], None, None)
            counted.set_lineno(node.lineno or 1)
            counted.environment = tree.environment
            node.iter = counted
    return tree


def _with_parents(node: nodes.Node) -> Iterator[tuple[nodes.Node, nodes.Node]]:
    for child in list(node.iter_child_nodes()):
        yield from _with_parents(child)
        yield child, node


def _is_listing(node: nodes.Node, parent: nodes.Node) -> bool:
    """A list as an argument (columns=["name"]), or names to unpack into."""
    if isinstance(node, nodes.List):
        return isinstance(parent, nodes.Keyword)
    return isinstance(node, nodes.Tuple) and node.ctx == "store"
