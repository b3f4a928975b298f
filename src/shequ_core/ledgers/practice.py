"""台账做法. What is done with a ledger: rows into records, records into rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Ledger, Row
from shequ_core.ledgers.table import Table
from shequ_core.model import GridGroup, PartyBody, Record
from shequ_core.register import Register
from shequ_core.values import Ref


@attrs.frozen(kw_only=True)
class Belonging:
    """归属. Whose each row of a ledger is: for handing a ledger out, part by part.

    ``to`` is what it is of (居民组, 党组织). ``rows`` gives the key of every row, and
    the group or body that has it, None where none has; each row is one's alone.
    """

    to: type[GridGroup] | type[PartyBody]
    rows: Callable[[Register], Iterable[tuple[str, Ref[Any] | None]]]


@attrs.frozen(eq=False)
class Practice:
    """台账做法. Both ways between the rows of a ledger and records.

    ``read`` turns a row into records through the intake; ``rows`` turns a register
    back into rows of values by column key, in the order the ledger has them.
    """

    ledger: Ledger
    read: Callable[[Row, Intake], None] = attrs.field(kw_only=True)
    rows: Callable[[Register], Iterable[Mapping[str, object]]] = attrs.field(
        kw_only=True
    )
    survey: Callable[[Iterable[Table], Intake], None] | None = attrs.field(
        default=None, kw_only=True
    )
    """Looks through all tables of this ledger before the first row is read."""
    holds: Callable[[Record], bool] | None = attrs.field(default=None, kw_only=True)
    """Whether a record is of those that a complete ledger names: who is not named in
    it is there no more. None where a ledger tells what happened, not who is there."""
    belonging: Belonging | None = attrs.field(default=None, kw_only=True)
    """Whose each row is. None where a ledger goes out as a whole alone."""
