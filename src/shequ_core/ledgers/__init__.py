"""台账. The ledgers of an office, and both ways between their rows and records.

What the author of a further ledger needs is here: the ``Practice`` and what it is made
of, columns that many ledgers have, and how a row finds whom and what it speaks of.
"""

from shequ_core.ledgers.definitions import LEDGERS, PRACTICES
from shequ_core.ledgers.definitions.common import (
    BORN,
    GROUP,
    KEY,
    NAME,
    NUMBER,
    PERSON_KEY,
    PHONES,
    SEX,
    words,
)
from shequ_core.ledgers.grounds import building_in, small_group
from shequ_core.ledgers.intake import Fate, Intake
from shequ_core.ledgers.ledger import (
    Block,
    CellKind,
    Ledger,
    LedgerColumn,
    Note,
    Row,
    Titled,
)
from shequ_core.ledgers.looking import Look, look
from shequ_core.ledgers.people import Roll, expect, person_of, sought_in
from shequ_core.ledgers.practice import Belonging, Practice
from shequ_core.ledgers.sheet import Cell, Sheet
from shequ_core.ledgers.standing import as_entered
from shequ_core.ledgers.stays import stay_of
from shequ_core.ledgers.table import MappedColumn, Table, TitleFacts, Total, Unknown

__all__ = [
    "BORN",
    "GROUP",
    "KEY",
    "LEDGERS",
    "NAME",
    "NUMBER",
    "PERSON_KEY",
    "PHONES",
    "PRACTICES",
    "SEX",
    "Belonging",
    "Block",
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
    "Roll",
    "Row",
    "Sheet",
    "Table",
    "TitleFacts",
    "Titled",
    "Total",
    "Unknown",
    "as_entered",
    "building_in",
    "expect",
    "look",
    "person_of",
    "small_group",
    "sought_in",
    "stay_of",
    "words",
]
