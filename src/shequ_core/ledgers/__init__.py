"""台账. The ledgers of an office, and both ways between their rows and records."""

from shequ_core.ledgers.definitions import LEDGERS, PRACTICES
from shequ_core.ledgers.intake import Fate, Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Note, Row
from shequ_core.ledgers.looking import Look, look
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.sheet import Cell, Sheet
from shequ_core.ledgers.table import MappedColumn, Table, TitleFacts, Total, Unknown

__all__ = [
    "LEDGERS",
    "PRACTICES",
    "Cell",
    "CellKind",
    "Fate",
    "Intake",
    "Ledger",
    "LedgerColumn",
    "Look",
    "MappedColumn",
    "Note",
    "Practice",
    "Row",
    "Sheet",
    "Table",
    "TitleFacts",
    "Total",
    "Unknown",
    "look",
]
