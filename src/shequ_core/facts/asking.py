"""取数. Whatever a template asks for by name, out of one community's register."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches

from shequ_core.errors import NotFound
from shequ_core.facts.charts import Chart
from shequ_core.facts.grids import (
    SPANS,
    Grid,
    one_by_one,
    side_by_side,
    span_by_span,
    with_group_names,
)
from shequ_core.facts.lists import list_named
from shequ_core.facts.tables import FactTable, ledger_table, table_of
from shequ_core.facts.telling import DayTold, FigureTold, PeriodTold, told, unknown
from shequ_core.figures import (
    Figure,
    Measured,
    Ratio,
    Window,
    figure_named,
    labelled,
    measure,
    why,
)
from shequ_core.figures.catalogue import Definition
from shequ_core.ledgers import PRACTICES, Practice
from shequ_core.model import Community
from shequ_core.register import Register
from shequ_core.reports.numerals import chinese_marks

_DATED = re.compile(r"(.+)_\d{4}_\d{2}_\d{2}", re.ASCII)
_NAMELESS = "社区"
_PLAIN = ("指标", "数值", "单位")


class Facts:
    """取数. Figures out of the register, ledgers out of one that may be ``masked``.

    A figure goes by its code or its label (registered_residents, 户籍人口), a ledger
    and a list by its name or its title. ``more`` are figures beside the catalogue's;
    ``whole`` is the community, where the register is a part of one.
    Everything raises NotFound, a sentence, for what there is none of.
    """

    def __init__(
        self,
        register: Register,
        window: Window,
        *,
        masked: Register | None = None,
        whole: Register | None = None,
        more: Iterable[Figure] = (),
        practices: Sequence[Practice] = PRACTICES,
    ) -> None:
        self._register, self._window = register, window
        self._masked = register if masked is None else masked
        self._whole = register if whole is None else whole
        self._practices = practices
        self._tables: dict[Hashable, FactTable] = {}
        self._told: dict[str, Measured] = {}
        self._known: Mapping[str, Definition] = labelled(more)

    @property
    def on(self) -> DayTold:
        """统计日. The day of the stocks."""
        return DayTold(self._window.on)

    @property
    def period(self) -> PeriodTold:
        """统计时段. The period of the flows."""
        return PeriodTold(self._window.period)

    @property
    def community(self) -> Mapping[str, str]:
        """社区. What the community is called and where it is; "" where unknown."""
        now = self._register.once(Register.on, self._window.on)
        found = next(iter(now.all(Community)), None)
        if found is None:
            names = ("street", "county", "division_code", "office_address")
            return {"name": _NAMELESS, **dict.fromkeys(names, "")}
        return {
            "name": found.name or _NAMELESS,
            "street": found.street,
            "county": found.county,
            "division_code": found.division_code,
            "office_address": found.office_address,
        }

    @property
    def told(self) -> Mapping[str, Measured]:
        """所用指标. Those that were asked for so far, in the window, by code."""
        return self._told

    def figure(
        self, name: str, part: str = "", *, before: bool = False, style: str = ""
    ) -> FigureTold:
        """指标. Or a part of a breakdown; ``before`` of the period before this one.

        Raises NotFound for a part of a figure which knows its parts, and has no such;
        it may be new since the period before.
        """
        figure, code = self._defined(name)
        window = self._window.before() if before else self._window
        found = self._measured(code, window)
        if found is None:
            return unknown(code, figure.label, _unit(figure), figure.basis)
        if part and not before:
            _check_part(figure, found, part)
        return told(found, part, style)

    def why(self, name: str) -> str:
        """依据. The 口径 of a figure, and how many records it counts, as a note."""
        figure, code = self._defined(name)
        counted = len(why(self._register, self._asked(code), self._window))
        basis = chinese_marks(figure.basis)
        return f"{figure.label}：{basis}；计入记录{counted}条"

    def table(
        self,
        *names: str,
        by: str = "",
        columns: Sequence[str] = (),
        heads: Sequence[str] = (),
        most: int = 0,
    ) -> FactTable:
        """表. A ledger, a list, or figures: part by part where they are breakdowns,
        ``by`` month, quarter or year, else one below the other. A ledger goes first
        where it is called as a figure is.

        ``columns`` chooses those of a ledger, ``heads`` words the header anew, ``most``
        ends it after so many rows.
        """
        asked = (names, by, tuple(columns), most)
        if asked not in self._tables:
            listed = None if by else self._listed(names, columns, most)
            self._tables[asked] = listed or self._figures(names, by)
        made = self._tables[asked]
        return made.headed(heads) if heads else made

    def chart(
        self,
        *names: str,
        by: str = "",
        kind: str = "",
        title: str = "",
        heads: Sequence[str] = (),
    ) -> Chart:
        """图. Of figures, as a table of them; ``kind`` 柱形图, 条形图, 折线图, 饼图;
        ``heads`` words its series anew.
        """
        made = self._grid(names, by).chart(kind, title)
        return made.headed(heads) if heads else made

    def _listed(
        self, names: Sequence[str], columns: Sequence[str], most: int
    ) -> FactTable | None:
        if len(names) != 1:
            return None
        for it in self._practices:
            if names[0] in (it.ledger.name, it.ledger.title):
                return ledger_table(it, self._masked, self._window.on, columns, most)
        found = list_named(names[0])
        if found is None:
            return None
        rows = list(found.rows(self._masked, self._whole, self._window))
        return table_of(found.title, found.header, rows[:most] if most else rows)

    def _figures(self, names: Sequence[str], by: str) -> FactTable:
        told = [] if by else [self.figure(name) for name in names]
        if by or not told or any(self._is_split(it.code) for it in told):
            return self._grid(names, by).table()
        rows = [(it.label, it.text, it.unit) for it in told]
        return table_of("、".join(it.label for it in told), _PLAIN, rows)

    def _is_split(self, code: str) -> bool:
        found = self._measured(code, self._window)
        return found is not None and isinstance(found.value, Mapping)

    def _grid(self, names: Sequence[str], by: str) -> Grid:
        codes = [self._defined(name)[1] for name in names]
        if not codes:
            raise NotFound("没有写明是哪个指标")
        if by:
            if by not in SPANS:
                raise NotFound(f"by 只能写 {'、'.join(SPANS)}，不能写 {by}")
            return span_by_span(codes, SPANS[by], self._window, self._measured)
        some = (self._measured(code, self._window) for code in codes)
        found = [it for it in some if it is not None]
        if any(isinstance(it.value, Mapping) for it in found):
            now = self._register.once(Register.on, self._window.on)
            return with_group_names(side_by_side(found), codes, now)
        return one_by_one(found)

    def _defined(self, name: str) -> tuple[Definition, str]:
        """The definition of a code, a dated one too, or of a label; and the code."""
        if name in self._known:
            return self._known[name], self._known[name].code
        if dated := _DATED.fullmatch(name):
            with suppress(NotFound):
                return figure_named(dated[1]), name
        near = get_close_matches(name, self._known, n=1)
        guess = f"，是不是 {near[0]}？" if near else ""
        raise NotFound(f"没有指标 {name}{guess}")

    def _asked(self, code: str) -> Definition | str:
        """A figure of a plug-in is not known by its code alone."""
        return self._known.get(code, code)

    def _measured(self, code: str, window: Window) -> Measured | None:
        """None for a share of nothing."""
        try:
            found = self._register.once(measure, self._asked(code), window)
        except NotFound:
            return None
        if window == self._window:
            self._told[code] = found
        return found


def _check_part(figure: Definition, found: Measured, part: str) -> None:
    """Where a figure has its parts by what happened, one that is not there is 0."""
    known = found.value
    has_always = isinstance(figure, Figure) and figure.keys is not None
    if not has_always or not isinstance(known, Mapping) or part in known:
        return
    near = get_close_matches(part, known, n=1)
    guess = f"，是不是 {near[0]}？" if near else ""
    raise NotFound(f"{figure.label}没有“{part}”一项{guess}")


def _unit(figure: Definition) -> str:
    return figure.unit if isinstance(figure, Figure | Ratio) else ""
