"""图的描述. A chart in DrawingML (ECMA-376 part 1, chapter 21), as Word draws it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from shequ_adapters.texts.printing import printable
from shequ_adapters.texts.report.data_sheet import SHEET, column_letters
from shequ_core.facts import Chart, ChartKind
from shequ_core.figures import Number
from shequ_core.reports.numerals import plain_number

FONT = "宋体"
"""字体. Of every word in a chart."""

_COLOURS = ("2F5597", "C55A11", "548235", "BF9000", "7F6084", "3A7C8C", "808080")
_MANY = 14
"""So many values or fewer are written beside their bars."""

_FEW = 8
"""So many steps or fewer are marked each."""

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_AXES = '<c:axId val="111"/><c:axId val="222"/>'


def chart_xml(chart: Chart, data: str) -> bytes:
    """图的描述. ``data`` is the id of its relation to the workbook with its data."""
    several = len(chart.series) > 1 or chart.kind is ChartKind.PIE
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}">'
        '<c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>'
        f"{_title(_heading(chart), 1200)}"
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f"{_plot(chart)}</c:plotArea>{legend if several else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_letters(900)}"
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )
    return text.encode()


def _heading(chart: Chart) -> str:
    return f"{chart.title}（{chart.unit}）" if chart.unit else chart.title


def _plot(chart: Chart) -> str:
    series = "".join(_series(chart, place) for place in range(len(chart.series)))
    match chart.kind:
        case ChartKind.PIE:
            return (
                f'<c:pieChart><c:varyColors val="1"/>{series}'
                '<c:firstSliceAng val="0"/></c:pieChart>'
            )
        case ChartKind.LINE:
            return (
                '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
                f'{series}<c:marker val="1"/>{_AXES}</c:lineChart>{_axes(chart)}'
            )
    lying = "bar" if chart.kind is ChartKind.BAR else "col"
    return (
        f'<c:barChart><c:barDir val="{lying}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{_AXES}</c:barChart>'
        f"{_axes(chart)}"
    )


def _series(chart: Chart, place: int) -> str:
    series, last = chart.series[place], len(chart.categories) + 1
    letter = column_letters(place + 1)
    tag = f'<c:idx val="{place}"/><c:order val="{place}"/>'
    name = _strings(f"{SHEET}!${letter}$1", (series.label,))
    along = _strings(f"{SHEET}!$A$2:$A${last}", chart.categories)
    smooth = '<c:smooth val="0"/>' if chart.kind is ChartKind.LINE else ""
    values = _numbers(f"{SHEET}!${letter}$2:${letter}${last}", series.values)
    return (
        f"<c:ser>{tag}<c:tx>{name}</c:tx>{_looks(chart, place)}{_labels(chart)}"
        f"<c:cat>{along}</c:cat><c:val>{values}</c:val>"
        f"{smooth}</c:ser>"
    )


def _looks(chart: Chart, place: int) -> str:
    """A colour a series; of a pie, a colour a slice."""
    if chart.kind is ChartKind.PIE:
        return "".join(
            f'<c:dPt><c:idx val="{it}"/><c:bubble3D val="0"/>'
            f"<c:spPr>{_fill(it)}</c:spPr></c:dPt>"
            for it in range(len(chart.categories))
        )
    if chart.kind is ChartKind.LINE:
        return (
            f'<c:spPr><a:ln w="28575">{_fill(place)}</a:ln></c:spPr>'
            f'<c:marker><c:symbol val="circle"/><c:size val="5"/>'
            f"<c:spPr>{_fill(place)}</c:spPr></c:marker>"
        )
    return f'<c:spPr>{_fill(place)}</c:spPr><c:invertIfNegative val="0"/>'


def _fill(place: int) -> str:
    colour = _COLOURS[place % len(_COLOURS)]
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _labels(chart: Chart) -> str:
    pie = chart.kind is ChartKind.PIE
    few = len(chart.categories) * len(chart.series) <= _MANY
    shown = {
        "showLegendKey": False,
        "showVal": few and not pie,
        "showCatName": False,
        "showSerName": False,
        "showPercent": pie,
        "showBubbleSize": False,
    }
    flags = "".join(f'<c:{name} val="{it:d}"/>' for name, it in shown.items())
    above = '<c:dLblPos val="t"/>' if chart.kind is ChartKind.LINE else ""
    return f"<c:dLbls>{above}{flags}</c:dLbls>"


def _axes(chart: Chart) -> str:
    """Categories along the bottom, or down the left side from the top."""
    lying = chart.kind is ChartKind.BAR
    first, second = ("l", "t") if lying else ("b", "l")
    order = "maxMin" if lying else "minMax"
    grid = f'<a:ln w="6350">{_grey()}</a:ln>'
    return (
        f'<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{order}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{first}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="low"/><c:crossAx val="222"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{second}"/>'
        f"<c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines>"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="111"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{_step(chart)}</c:valAx>'
    )


def _step(chart: Chart) -> str:
    """Things that are counted are counted in ones, be they ever so few."""
    values = [it for one in chart.series for it in one.values]
    if all(it == int(it) for it in values) and max(values) <= _FEW:
        return '<c:majorUnit val="1"/>'
    return ""


def _grey() -> str:
    return '<a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill>'


def _title(words: str, size: int) -> str:
    letters = _properties("a:rPr", size)
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p>"
        f"<a:pPr>{_properties('a:defRPr', size)}</a:pPr>"
        f"<a:r>{letters}<a:t>{_said(words)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _letters(size: int) -> str:
    return (
        f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_properties('a:defRPr', size)}</a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _properties(tag: str, size: int) -> str:
    return (
        f'<{tag} lang="zh-CN" sz="{size}" b="0"><a:latin typeface="{FONT}"/>'
        f'<a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/></{tag}>'
    )


def _strings(where: str, words: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{_said(it)}</c:v></c:pt>'
        for place, it in enumerate(words)
    )
    return (
        f"<c:strRef><c:f>{where}</c:f><c:strCache>"
        f'<c:ptCount val="{len(words)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(where: str, values: Sequence[Number]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{plain_number(it)}</c:v></c:pt>'
        for place, it in enumerate(values)
    )
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _said(words: str) -> str:
    return escape(printable(words))
