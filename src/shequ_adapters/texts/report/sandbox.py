"""沙箱. Where a template runs: it reaches what it is given, and nothing behind that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS as DEFAULT_TESTS

from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.report.grammar import COUNTED, guarded, half_width_marks
from shequ_adapters.texts.report.marks import Placed
from shequ_core.errors import InvalidValue
from shequ_core.facts import (
    Chart,
    DayTold,
    FactRow,
    FactTable,
    FigureTold,
    PartTold,
    PeriodTold,
)
from shequ_core.reports.numerals import STYLES, han, ordinal, rounded

MOST_STEPS = 200_000
"""循环次数. Of all loops of a template together."""

_CALL = 100
"""A call of a function, in steps: it may measure a figure or write a ledger."""

MOST_JOINED = 100_000
"""连缀长度. Characters that ``join`` may make."""

_OPEN: Mapping[type, frozenset[str]] = {
    FigureTold: frozenset(
        ("code", "label", "unit", "basis", "words", "value", "parts", "known")
    ),
    PartTold: frozenset(("label", "value", "words")),
    FactTable: frozenset(("caption", "header", "rows", "total")),
    DayTold: frozenset(("year", "month", "date", "han")),
    PeriodTold: frozenset(("first", "last")),
    LoopContext: frozenset(("index", "index0", "first", "last", "length")),
}
"""可取属性. All that a template may ask of what it is given."""

_SAID = (str, int, FigureTold, PartTold, DayTold, PeriodTold, Undefined)
"""可写. What has words; the undefined says so itself when it is asked for them."""

_TESTS = ("defined", "undefined", "none", "odd", "even", "in", "divisibleby")


class Sandbox(SandboxedEnvironment):
    """沙箱. For one rendering: tables and charts are ``placed`` where they stand."""

    intercepted_binops = frozenset(("+", "-", "*", "/"))

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            undefined=StrictUndefined, autoescape=True, finalize=self._finalized
        )
        self.placed = Placed()
        self._functions = tuple(functions.values())
        self._steps = 0
        self.globals = {}
        self.tests = {name: DEFAULT_TESTS[name] for name in _TESTS}
        self.filters = {
            COUNTED: self._counted,
            "default": DEFAULT_FILTERS["default"],
            "first": DEFAULT_FILTERS["first"],
            "last": DEFAULT_FILTERS["last"],
            "length": len,
            "join": _joined,
            "han": _in_words(han),
            "汉字": _in_words(han),
            "ordinal": _in_words(ordinal),
            "序号": _in_words(ordinal),
            "style": _styled,
            "样式": _styled,
        }

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """模板. Out of its text, once all of it is allowed."""
        tree = self.parse(half_width_marks(source))
        return super().from_string(guarded(tree), *args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """可取. Only what is listed as open."""
        return attr in _OPEN.get(type(obj), ())

    def is_safe_callable(self, obj: Any) -> bool:
        """可用. Only the functions that were given."""
        return any(obj == function for function in self._functions)

    def wrap_str_format(self, value: Any) -> None:
        """格式化. Not even the guarded one that the engine would put in its place."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """属性. The cells of a row go by the names of their columns."""
        if isinstance(obj, FactRow):
            return obj[attribute]
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """取项. As ``getattr``, and by place."""
        if isinstance(obj, FactRow) and isinstance(argument, str | int):
            return obj[argument]
        return super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """运算. On numbers alone, exactly; a figure counts as its value."""
        one, other = _number(left), _number(right)
        if operator == "/" and not other:
            raise InvalidValue("不能除以零", problem="number")
        return {
            "+": one.__add__,
            "-": one.__sub__,
            "*": one.__mul__,
            "/": one.__truediv__,
        }[operator](other)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """调用. Of the functions that were given; each is as dear as many steps."""
        self._step(_CALL)
        return super().call(context, obj, *args, **named)

    def _finalized(self, value: Any) -> Any:
        if isinstance(value, FactTable | Chart):
            return self.placed.mark(value)
        if isinstance(value, Decimal):
            return rounded(value, 2)
        if value is None or isinstance(value, _SAID):
            return "" if value is None else printable(str(value))
        raise InvalidValue("这一项不能直接写出来，要加括号，或取其中的一项")

    def _counted(self, values: Any) -> Iterator[Any]:
        if not isinstance(values, tuple | list):
            raise SecurityError("循环只能走表的行和分项")
        for value in values:
            self._step(1)
            yield value

    def _step(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise SecurityError("循环太多，算不完")


def _number(value: Any) -> Decimal:
    if isinstance(value, FigureTold | PartTold):
        value = value.value
    if not isinstance(value, int | Decimal):
        raise InvalidValue("这一项不是数，不能加减乘除", problem="number")
    return Decimal(value)


def _in_words(write: Callable[[int], str]) -> Callable[[Any], str]:
    return lambda value: write(int(_number(value)))


def _styled(value: Any, style: str) -> str:
    if style not in STYLES:
        listed = "、".join(filter(None, STYLES))
        raise InvalidValue(f"没有样式 {style}，有的是 {listed}", problem="style")
    return STYLES[style](_number(value))


def _joined(values: Any, between: str = "、") -> str:
    said = between.join(map(str, values))
    if len(said) > MOST_JOINED:
        raise SecurityError("文字太长")
    return said
