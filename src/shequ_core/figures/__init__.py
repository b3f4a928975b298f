"""指标. The figures of a community: one definition each, and the rows behind them."""

from shequ_core.figures.catalogue import CHAPTERS, FIGURES, RATIOS, TEXTS, Chapter
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
    chapter_of,
    figure_named,
    measure,
    measure_all,
    why,
)

__all__ = [
    "CHAPTERS",
    "FIGURES",
    "RATIOS",
    "TEXTS",
    "Chapter",
    "Clock",
    "Figure",
    "Measured",
    "Number",
    "Ratio",
    "Text",
    "Value",
    "Window",
    "chapter_of",
    "figure_named",
    "measure",
    "measure_all",
    "why",
]
