"""行文. Sentences from templates that name figures; what is not known is not said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from string import Formatter

from shequ_core.figures import Measured, Number
from shequ_core.reports.document import Name, Num, Run, Runs
from shequ_core.reports.numerals import STYLES

_FIELD = re.compile(r"(?P<code>\w+)(?:/(?P<over>\w+)|-(?P<less>\w+))?", re.ASCII)
_PARSE = Formatter().parse


class Prose:
    """行文. Fills templates from measured figures.

    ``{registered_households}户`` is a figure, ``{a/b}`` one over another, ``{a-b}`` one
    less another. After a colon stands a style of ``numerals``: ``yuan``, ``%``, ``0``.
    """

    def __init__(self, measured: Mapping[str, Measured]) -> None:
        self.measured = measured

    def value(self, code: str, key: str = "") -> Number | None:
        """值. Of a figure, or of a part of a breakdown; None where not measured."""
        measured = self.measured.get(code)
        value = measured.value if measured else None
        if isinstance(value, Mapping):
            return value.get(key)
        return None if isinstance(value, str) else value

    def parts(self, code: str) -> dict[str, Number]:
        """分项. The parts of a breakdown, in its own order; none where not measured."""
        measured = self.measured.get(code)
        value = measured.value if measured else None
        return dict(value) if isinstance(value, Mapping) else {}

    def num(
        self,
        code: str,
        key: str = "",
        *,
        over: str = "",
        less: str = "",
        style: str = "",
    ) -> Num | None:
        """数. A number with its figure; None where unknown, or divided by nothing."""
        number = self.value(code, key)
        other = self.value(over or less, key) if over or less else 1
        if number is None or other is None or (over and not other):
            return None
        if over:
            number = Decimal(number) / Decimal(other)
        elif less:
            number -= other
        written = STYLES[style or ("2" if over else "")](number)
        if number and self._is_least(code, key) and not (over or less):
            written = f"至少{written}"
        return Num(code, written, key, over, less)

    def _is_least(self, code: str, key: str) -> bool:
        """Whether records behind it hold bounds (70多万元), and it is the lower one."""
        bounds = self.measured[code].bounds
        quantity = bounds.get(key) if isinstance(bounds, Mapping) else bounds
        return quantity is not None and quantity.exact is None

    def clause(self, template: str, **names: Runs) -> Runs:
        """分句. The template filled in; empty where a part of it is unknown or zero."""
        runs: list[Run] = []
        for words, field, style, _ in _PARSE(template):
            if words:
                runs.append(words)
            if field is None:
                continue
            filled = names[field] if field in names else self._said(field, style or "")
            if not filled:
                return ()
            runs.extend(filled)
        return tuple(runs)

    def each(self, code: str, unit: str, *, style: str = "") -> Runs:
        """逐项. The parts that are not zero, in their order: 健身队53人、舞蹈队53人."""
        return self._parts_said(code, self.parts(code), unit, style)

    def ranked(self, code: str, unit: str, *, style: str = "", most: int = 99) -> Runs:
        """排序逐项. The largest parts that are not zero, the largest first."""
        parts = sorted(self.parts(code).items(), key=lambda part: -part[1])
        return self._parts_said(code, dict(parts[:most]), unit, style)

    def cell(
        self,
        code: str,
        key: str = "",
        *,
        over: str = "",
        less: str = "",
        style: str = "",
    ) -> Runs:
        """表格数. A number for a table: 0 is written, the unknown is a dash."""
        number = self.num(code, key, over=over, less=less, style=style)
        return (number,) if number else ("—",)

    def _parts_said(
        self, code: str, parts: Mapping[str, Number], unit: str, style: str
    ) -> Runs:
        said = (
            (Name(key), *self.cell(code, key, style=style), unit)
            for key, number in parts.items()
            if number
        )
        return joined(said, "、")

    def _said(self, field: str, style: str) -> Runs:
        found = _FIELD.fullmatch(field)
        assert found, f"a template's field is a code, code/code or code-code: {field}"
        code, over, less = found["code"], found["over"] or "", found["less"] or ""
        number = self.num(code, over=over, less=less, style=style)
        return () if number is None or not number.text.strip("0.%元") else (number,)


def joined(clauses: Iterable[Runs], between: str = "，") -> Runs:
    """连缀. The clauses that say something, with a mark between them."""
    runs: list[Run] = []
    for clause in filter(None, clauses):
        if runs:
            runs.append(between)
        runs.extend(clause)
    return tuple(runs)


def sentence(*clauses: Runs, opening: Runs = (), between: str = "，") -> Runs:
    """句. Opening words, the clauses, a full stop; nothing where no clause speaks."""
    body = joined(clauses, between)
    return (*opening, *body, "。") if body else ()


def listed(names: Iterable[str]) -> Runs:
    """列举. Names as recorded, each once, one after the other: 健身队、舞蹈队."""
    return joined(((Name(name),) for name in dict.fromkeys(names) if name), "、")
