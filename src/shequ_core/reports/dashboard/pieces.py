"""看板取数. From measured figures to the parts of a board; the unknown gives none."""

from __future__ import annotations

from collections.abc import Iterable

from shequ_core.figures import Clock, Figure, Measured, Ratio, figure_named
from shequ_core.reports.dashboard.parts import Breakdown, Card, Definition, Part
from shequ_core.reports.document import Runs, plain
from shequ_core.reports.material import Material
from shequ_core.reports.numerals import chinese_day, chinese_marks


def definition(material: Material, code: str) -> Definition | None:
    """指标说明. Of a figure that was measured, None otherwise."""
    measured = material.measured.get(code)
    return described(measured) if measured else None


def described(measured: Measured) -> Definition:
    """指标说明. With its basis in Chinese marks, and its own day or period."""
    return Definition(
        code=measured.code,
        label=measured.label,
        english=measured.english,
        unit=measured.unit,
        basis=chinese_marks(measured.basis),
        when=_when(measured),
    )


def _when(measured: Measured) -> str:
    try:
        figure = figure_named(measured.code)
    except LookupError:  # a dated code, team_members_2002_12_31
        return f"截至{chinese_day(measured.window.on)}"
    if isinstance(figure, Ratio):
        figure = figure.part
    if isinstance(figure, Figure) and figure.clock is not Clock.STOCK:
        start, last = measured.window.period.start, measured.window.period.last
        if start and last:
            return f"{chinese_day(start)}至{chinese_day(last)}"
        return "全部时期"
    return f"截至{chinese_day(measured.window.on)}"


def card(material: Material, code: str, *notes: Runs) -> Card | None:
    """数字卡. With a note of the clauses that say something."""
    told, value = definition(material, code), material.prose.value(code)
    if told is None or value is None:
        return None
    return Card(
        definition=told,
        value=value,
        note=" · ".join(plain(note) for note in notes if note),
    )


def cards(found: Iterable[Card | None]) -> tuple[Card, ...]:
    """数字卡. Those that there are; none where all of them are zero."""
    known = tuple(card for card in found if card is not None)
    return known if any(card.value for card in known) else ()


def breakdown(material: Material, code: str, *, over: str = "") -> Breakdown | None:
    """构成. In its own order, zeros too; ``over`` is the whole of each part."""
    told, parts = definition(material, code), material.prose.parts(code)
    if told is None or not any(parts.values()):
        return None
    wholes = material.prose.parts(over)
    return Breakdown(
        definition=told,
        parts=tuple(
            Part(label, value, wholes.get(label)) for label, value in parts.items()
        ),
        whole=definition(material, over),
    )


def ranked(material: Material, code: str) -> Breakdown | None:
    """排序构成. The largest part first, empty ones left out."""
    found = breakdown(material, code)
    if found is None:
        return None
    parts = sorted(found.parts, key=lambda part: -part.value)
    return Breakdown(
        definition=found.definition, parts=tuple(part for part in parts if part.value)
    )
