"""已提示. What was noticed in a table, and in another one before it."""

from __future__ import annotations

from shequ_core.ledgers import Intake
from shequ_core.model import Remark

READ_ALL_THE_SAME = frozenset(
    {
        "control-characters",
        "date-as-words",
        "date-dotted",
        "full-width-id",
        "spaces-in-name",
        "two-phones",
    }
)
"""照读. How a cell was written, of which nothing was lost: our own exports write two
phones in a cell, and what they say is known.
"""


def notices_more(intake: Intake) -> bool:
    """新提示. Whether something was noticed in the table being read that nothing in the
    book says yet: a copy of a table, under another name, has no news.
    """
    made = [it for ref in intake.noted if (it := intake.find(ref)) is not None]
    troubles = (it for it in made if it.finding not in READ_ALL_THE_SAME)
    return any(not _noticed_before(it, intake) for it in troubles)


def _noticed_before(remark: Remark, intake: Intake) -> bool:
    """Of the same record; or, where it is of none, of that row of such a ledger."""
    alike = intake.known.tied(Remark, "about", remark.about)
    return any(
        _same(remark, it) and (remark.about or _same_place(remark, it, intake))
        for it in alike
        if it.id not in intake.struck
    )


def _same(one: Remark, other: Remark) -> bool:
    return (one.finding, one.field, one.message) == (
        other.finding,
        other.field,
        other.message,
    )


def _same_place(one: Remark, other: Remark, intake: Intake) -> bool:
    mine, theirs = intake.find(one.sheet), intake.find(other.sheet)
    if mine is None or theirs is None:
        return False
    return (one.row, mine.ledger) == (other.row, theirs.ledger)
