"""指标. The figures of a community: one definition each, and the rows behind them."""

from shequ_core.figures.boundary import on_boundary_of
from shequ_core.figures.catalogue import CHAPTERS, FIGURES, RATIOS, TEXTS, Chapter
from shequ_core.figures.corrections import as_reported, reported
from shequ_core.figures.figure import (
    Clock,
    Figure,
    Measured,
    Number,
    Ratio,
    Text,
    Value,
    Window,
)
from shequ_core.figures.measuring import (
    asked,
    chapter_of,
    failing,
    figure_named,
    labelled,
    measure,
    measure_all,
    why,
)
from shequ_core.figures.movements import Movement, month_by_month, movement
from shequ_core.figures.publishing import Published, published

__all__ = [
    "CHAPTERS",
    "FIGURES",
    "RATIOS",
    "TEXTS",
    "Chapter",
    "Clock",
    "Figure",
    "Measured",
    "Movement",
    "Number",
    "Published",
    "Ratio",
    "Text",
    "Value",
    "Window",
    "as_reported",
    "asked",
    "chapter_of",
    "failing",
    "figure_named",
    "labelled",
    "measure",
    "measure_all",
    "month_by_month",
    "movement",
    "on_boundary_of",
    "published",
    "reported",
    "why",
]
