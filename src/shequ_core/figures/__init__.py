"""指标. The figures of a community: one definition each, and the rows behind them."""

from shequ_core.figures.catalogue import FIGURES, RATIOS, TEXTS
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
from shequ_core.figures.measuring import figure_named, measure, measure_all, why

__all__ = [
    "FIGURES",
    "RATIOS",
    "TEXTS",
    "Clock",
    "Figure",
    "Measured",
    "Number",
    "Ratio",
    "Text",
    "Value",
    "Window",
    "figure_named",
    "measure",
    "measure_all",
    "why",
]
