"""取数. What a template may ask for by name: figures, tables and charts, in words."""

from shequ_core.facts.asking import Facts
from shequ_core.facts.charts import Chart, ChartKind, Series
from shequ_core.facts.tables import FactRow, FactTable
from shequ_core.facts.telling import DayTold, FigureTold, PartTold, PeriodTold

__all__ = [
    "Chart",
    "ChartKind",
    "DayTold",
    "FactRow",
    "FactTable",
    "Facts",
    "FigureTold",
    "PartTold",
    "PeriodTold",
    "Series",
]
