"""台账种类. The ledgers that a community office keeps, one module a ledger."""

from shequ_core.ledgers.definitions.activities import ACTIVITIES
from shequ_core.ledgers.definitions.buildings import BUILDINGS
from shequ_core.ledgers.definitions.deeds import DEEDS
from shequ_core.ledgers.definitions.facilities import FACILITIES
from shequ_core.ledgers.definitions.floating import FLOATING
from shequ_core.ledgers.definitions.groups import GROUPS
from shequ_core.ledgers.definitions.investments import INVESTMENTS
from shequ_core.ledgers.definitions.party import PARTY_BODIES, PARTY_MEMBERS
from shequ_core.ledgers.definitions.profile import PROFILE
from shequ_core.ledgers.definitions.requests import REQUESTS
from shequ_core.ledgers.definitions.residents import RESIDENTS
from shequ_core.ledgers.definitions.statements import STATEMENTS
from shequ_core.ledgers.definitions.teams import TEAMS
from shequ_core.ledgers.definitions.units import UNITS
from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.practice import Practice

PRACTICES: tuple[Practice, ...] = (
    PROFILE,
    GROUPS,
    BUILDINGS,
    RESIDENTS,
    FLOATING,
    PARTY_BODIES,
    PARTY_MEMBERS,
    UNITS,
    FACILITIES,
    INVESTMENTS,
    TEAMS,
    ACTIVITIES,
    REQUESTS,
    DEEDS,
    STATEMENTS,
)
"""台账做法. Of every ledger that is read and written, in the order they are read."""

LEDGERS: tuple[Ledger, ...] = tuple(practice.ledger for practice in PRACTICES)
"""台账. Every ledger that is read and written, in the order in which they are read."""

__all__ = ["LEDGERS", "PRACTICES"]
