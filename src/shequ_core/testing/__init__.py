"""测试工具. Laws of stores, formats, rules, figures and ledgers; random towns."""

from shequ_core.testing.conforming import Verdict, conform, conform_as
from shequ_core.testing.figures import FIGURE_LAWS, FigureLaws
from shequ_core.testing.formats import FORMAT_LAWS, FormatLaws
from shequ_core.testing.ledgers import LEDGER_LAWS, LedgerLaws
from shequ_core.testing.lives import Life, Step, lives
from shequ_core.testing.rules import RULE_LAWS, RuleLaws
from shequ_core.testing.small_town import small_town
from shequ_core.testing.store_machine import StoreMachine
from shequ_core.testing.stores import LAWS, StoreLaws
from shequ_core.testing.strategies import (
    any_record,
    days,
    part_dates,
    periods,
    quantities,
    records,
    refs,
    texts,
)
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns

__all__ = [
    "DAY",
    "FIGURE_LAWS",
    "FORMAT_LAWS",
    "LAWS",
    "LEDGER_LAWS",
    "RULE_LAWS",
    "FigureLaws",
    "FormatLaws",
    "LedgerLaws",
    "Life",
    "RuleLaws",
    "Step",
    "StoreLaws",
    "StoreMachine",
    "Verdict",
    "any_record",
    "conform",
    "conform_as",
    "days",
    "lives",
    "part_dates",
    "periods",
    "quantities",
    "records",
    "refs",
    "small_town",
    "texts",
    "towns",
]
