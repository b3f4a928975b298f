"""试归属. Whether each row of a ledger goes to one workbook that is there."""

from __future__ import annotations

from collections import defaultdict

from shequ_core.handout.scopes import rows_by_key
from shequ_core.ledgers import Practice
from shequ_core.register import Register
from shequ_core.testing.town_making import DAY


def astray(practice: Practice, register: Register) -> str:
    """走失. What is wrong with whose the rows are on a day, "" where nothing is."""
    belonging = practice.belonging
    if belonging is None:
        return ""
    now = register.on(DAY)
    owners = defaultdict(set)
    for key, owner in belonging.rows(now):
        owners[key].add(owner)
    keys = rows_by_key(now, practice).keys()
    if missing := sorted(keys - owners.keys()):
        return f"of no workbook at all is the row {missing[0]!r}"
    if strange := sorted(owners.keys() - keys):
        return f"there is no row {strange[0]!r} to belong to anybody"
    if torn := [key for key, several in owners.items() if len(several) > 1]:
        return f"of several workbooks is the row {torn[0]!r}"
    known = now.named(belonging.to)
    if lost := [key for key, [it] in owners.items() if it and it not in known]:
        return f"of no {belonging.to.kind} that is there is the row {lost[0]!r}"
    return ""
