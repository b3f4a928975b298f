"""指标目录. Every figure there is, in the order of a yearly report."""

from __future__ import annotations

from shequ_core.figures import (
    activities,
    clubs,
    facilities,
    facts,
    grid,
    groupings,
    money,
    party,
    population,
    services,
    units,
)
from shequ_core.figures.figure import Figure, Ratio, Text

TEXTS: tuple[Text, ...] = facts.TEXTS
"""文字指标. The facts that head every report."""

FIGURES: tuple[Figure, ...] = (
    *facts.FIGURES,
    *grid.FIGURES,
    *population.FIGURES,
    *party.FIGURES,
    *units.FIGURES,
    *facilities.FIGURES,
    *money.FIGURES,
    *clubs.FIGURES,
    *activities.FIGURES,
    *services.FIGURES,
    *groupings.FIGURES,
)
"""指标. Sums over records, one definition each."""

RATIOS: tuple[Ratio, ...] = (
    population.HOUSEHOLD_SIZE,
    facts.DENSITY,
    facilities.PER_HOUSEHOLD,
    activities.PER_ACTIVITY,
    services.CLOSING_RATE,
    services.SATISFACTION_RATE,
)
"""比率指标. One figure over another."""
