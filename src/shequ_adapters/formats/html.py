"""网页看板. The community at a glance: one page of HTML that needs no network.

``Html`` hangs on a wall, ``Desk`` is for the office: its figures open their records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, BinaryIO

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from shequ_core.figures import Number, Published, Window
from shequ_core.findings import NOWHERE, Finding, Place, Severity
from shequ_core.model import Person, Record
from shequ_core.privacy import is_masked
from shequ_core.register import Register
from shequ_core.reports.dashboard import Dashboard, board_of, dashboard
from shequ_core.reports.dashboard.evidence import Evidence, evidence
from shequ_core.reports.dashboard.parts import (
    Area,
    Group,
    GroupMap,
    Point,
    Scale,
    Series,
)
from shequ_core.reports.material import SEVERITIES, month_name, published_material
from shequ_core.reports.numerals import chinese_day, chinese_marks, percent, rounded

__all__ = ["Desk", "Html", "write_dashboard"]

_CHAPTERS = (
    ("people", "人口与居民组"),
    ("organisations", "党建与辖区单位"),
    ("services", "四级服务平台"),
    ("participation", "文体与活动"),
    ("places", "场地与投入"),
    ("goals", "创建目标"),
    ("quality", "台账核对"),
    ("index", "指标口径"),
)
_CHECKED = ("quality",)
"""核对篇. Rules find fault with every mask."""

_VERDICTS = {
    True: ("met", "达到"),
    False: ("missed", "未达到"),
    None: ("open", "未到期"),
}
"""结论. Of a span of a target: how it is drawn, and what it is called."""

_WAN = Decimal(10_000)


@attrs.frozen
class Html:
    """网页看板. Writes the dashboard of the year up to a day; names no person.

    ``of_whole`` are findings of the whole, of a part of a community.
    """

    of_whole: Sequence[Finding] | None = None

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Stocks on the day, flows in its year; the same bytes every time."""
        window = Window.year_to(on)
        write_dashboard(dashboard(Register.of(records), window, self.of_whole), stream)

    def of_part(self, findings: Sequence[Finding]) -> Html:
        """论部分. Of some groups, what was found of the whole community about them."""
        return Html(findings)

    def write_published(
        self,
        shown: Iterable[Record],
        stream: BinaryIO,
        *,
        told: Mapping[str, Published],
        least: int,
        on: date,
    ) -> None:
        """写. Of what is published alone, and of what may be shown."""
        window, register = Window.year_to(on), Register.of(shown)
        write_dashboard(
            board_of(published_material(register, told, window, least)), stream
        )


@attrs.frozen
class Desk:
    """办公看板. The same board, on which each figure opens the records that it counts.

    It says them as they are handed to it: masked, where they were masked. ``of_whole``
    is as of the board.
    """

    of_whole: Sequence[Finding] | None = None

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Figures and records of the same; where those are masked, the page says
        that ages are told by the year of birth, and leaves the check out.
        """
        register = Register.of(records)
        self.write_counted(
            register, stream, counted=register, on=on, place_of=lambda _: NOWHERE
        )

    def write_counted(
        self,
        shown: Iterable[Record],
        stream: BinaryIO,
        *,
        counted: Iterable[Record],
        on: date,
        place_of: Callable[[str], Place],
    ) -> None:
        """写. The figures of ``counted``, their records as they stand in ``shown``."""
        window, whole = Window.year_to(on), Register.of(counted)
        board = dashboard(whole, window, self.of_whole)
        rows = evidence(board, Register.of(shown), whole, window, place_of)
        blurred = any(map(is_masked, whole.all(Person)))
        _write(board, stream, rows=rows, without=_CHECKED if blurred else ())

    def of_part(self, findings: Sequence[Finding]) -> Desk:
        """论部分. Of some groups, what was found of the whole community about them."""
        return Desk(findings)


def write_dashboard(board: Dashboard, stream: BinaryIO) -> None:
    """写. Any board, as UTF-8."""
    _write(board, stream, rows=None)


def _write(
    board: Dashboard,
    stream: BinaryIO,
    *,
    rows: Mapping[str, Evidence] | None,
    without: Iterable[str] = (),
) -> None:
    """A board without some of its chapters; with rows, each figure opens its own."""
    left_out = frozenset(without)
    chapters = [
        (part, title)
        for part, title in _CHAPTERS
        if part not in left_out and getattr(board, part).known
    ]
    told = (row for one in (rows or {}).values() for row in one.rows)
    _page().stream(
        board=board,
        chapters=chapters,
        rows=rows,
        placed=any(row.place.file for row in told),
        blurred=bool(left_out),
    ).dump(stream, "utf-8")


@cache
def _page() -> Template:
    environment = Environment(
        loader=PackageLoader("shequ_adapters.formats", "dashboard"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_FILTERS)
    environment.tests["marked"] = _marked
    return environment.get_template("page.html.j2")


def _grouped(number: Number | None) -> str:
    """By thousands, to two places at most: 10,680; a dash for what is not told."""
    if number is None:
        return "—"
    whole, _, rest = rounded(number, 2).partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


def _in_wan(number: Number, unit: str) -> bool:
    return unit == "元" and number >= _WAN


def _shown(number: Number, unit: str) -> str:
    return _grouped(number / _WAN if _in_wan(number, unit) else number)


def _shown_unit(number: Number, unit: str) -> str:
    return "万元" if _in_wan(number, unit) else unit


def _of(part: Number, whole: Number) -> str:
    """A share of one, for the style of a bar."""
    return f"{float(part) / float(whole):.4f}" if whole else "0"


def _shade(group: Group, scale: Scale) -> Markup:
    """How dark a group is, as a style; none where its residents are not told."""
    least, most = scale.least, scale.most
    if group.residents is None:
        return Markup(' class="untold"')
    at = _of(group.residents - least, most - least) if most > least else "0.5"
    return Markup(f' style="--v:{at}"')


def _percent_of(part: Number, whole: Number) -> str:
    """To one decimal place, written out: 92.0%."""
    return percent(Decimal(part) / Decimal(whole)) if whole else "—"


def _path(series: Series, width: int, height: int) -> str:
    """The line through the points of a series, as an SVG path."""
    first, last = series.points[0].on, series.points[-1].on
    steps = (
        f"{point.along(first, last) * width:.1f} "
        f"{height - float(point.value) / float(series.most or 1) * height:.1f}"
        for point in series.points
    )
    return "M" + " L".join(steps)


def _land(area: Area) -> str:
    """The rings of an area, as an SVG path."""
    rings = (" L".join(f"{x:g} {y:g}" for x, y in ring) for ring in area.rings)
    return "".join(f"M{ring} Z" for ring in rings)


def _at(area: Area, drawn: GroupMap) -> str:
    """Where on the map its words stand, as a style."""
    across, down = area.at
    return f"left:{across / 10:.2f}%;top:{down / drawn.height * 100:.2f}%"


def _marked(point: Point, series: Series) -> bool:
    """Which points are written out: the year ends and the last one."""
    return point.on.month == 12 or point is series.points[-1]


def _place_words(place: Place) -> str:
    """04-居民花名册.xlsx › 第4大组 › 第 396 行."""
    row = f"第 {place.cell} 行"
    return " › ".join(filter(None, (place.file, place.sheet, row)))


_FILTERS: Mapping[str, Callable[..., Any]] = {
    "grouped": _grouped,
    "shown": _shown,
    "shown_unit": _shown_unit,
    "of": _of,
    "shade": _shade,
    "scale": Scale.of,
    "percent_of": _percent_of,
    "path": _path,
    "land": _land,
    "at": _at,
    "first_x": lambda path: path[1:].partition(" ")[0],
    "short": lambda label: label.removesuffix("户籍人口") or label,
    "month": month_name,
    "day": chinese_day,
    "marks": chinese_marks,
    "place": _place_words,
    "verdict": _VERDICTS.__getitem__,
    "severity_word": lambda severity: SEVERITIES[Severity(severity)],
}
