"""居民花名册通览. All rosters at once: who is listed twice, where a household is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from shequ_core.ledgers.identity import Identity, full_number
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.ledgers.likeness import Sought
from shequ_core.ledgers.people import Spot, expect, sought_in, spot_of
from shequ_core.ledgers.table import Table
from shequ_core.model import Basis, Person, Residence
from shequ_core.values import Ref, Relation


@attrs.frozen
class Survey:
    """通览. All rows of the rosters at once: who is listed twice, where a household is.

    ``listed`` gives the rows of everyone listed more than once, the one that counts
    first: it agrees with the group that the household is in. ``homeless`` are those
    registered in no household, in whatever order. ``heads`` are the names on the rows
    of the heads of each household.
    """

    listed: Mapping[str, Sequence[Spot]]
    groups: Mapping[str, str]
    homeless: frozenset[Ref[Person]]
    heads: Mapping[str, Collection[str]]


def survey(tables: Iterable[Table], intake: Intake) -> None:
    """通览. Before the first row is read."""
    tables = list(tables)
    expect(tables, intake, roll=lambda row, table: "residents", key="key", seek=sought)
    spots = [(spot_of(table, row), row) for table in tables for row in table.rows]
    groups = _usual_groups(row for _, row in spots)
    listed: defaultdict[str, list[tuple[Spot, Row]]] = defaultdict(list)
    for spot, row in spots:
        if row.text("number"):
            listed[identity_of(row)].append((spot, row))
    intake.surveys["residents"] = Survey(
        {
            who: [
                spot for spot, _ in sorted(found, key=lambda it: _astray(it[1], groups))
            ]
            for who, found in listed.items()
            if len(found) > 1
        },
        groups,
        frozenset(
            it.person
            for it in intake.known.tied(Residence, "household", None)
            if it.basis is Basis.REGISTERED
        ),
        _heads(row for _, row in spots),
    )


def _heads(rows: Iterable[Row]) -> Mapping[str, Collection[str]]:
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.get("relation") is Relation.HEAD and row.text("name"):
            heads[row.text("household")].add(row.text("name"))
    return heads


def sought(row: Row, who: Identity) -> Sought:
    """所寻. What a row of the roster says of whom it speaks of."""
    household, relation = row.text("household"), row.get("relation")
    return sought_in(row, who, household=household, relation=relation)


def _usual_groups(rows: Iterable[Row]) -> dict[str, str]:
    """The group of each household: its head's, else the one that most rows say."""
    heads: dict[str, str] = {}
    said: Counter[tuple[str, str]] = Counter()
    voted: set[tuple[str, str, str]] = set()
    for place, row in enumerate(rows):
        household, group = row.text("household"), row.text("group")
        # Who is listed twice in a household has one say.
        who = identity_of(row) if row.text("number") else str(place)
        if (household, group, who) not in voted:
            voted.add((household, group, who))
            said[household, group] += 1
        if group and row.get("relation") is Relation.HEAD:
            heads.setdefault(household, group)
    usual: dict[str, str] = {}
    for (household, group), _ in sorted(said.items(), key=_by_weight):
        usual.setdefault(household, group)
    return usual | heads


def _by_weight(said: tuple[tuple[str, str], int]) -> tuple[int, bool, str]:
    (_, group), times = said
    return -times, not group, group


def identity_of(row: Row) -> str:
    """身份. The number (18 places) and name together: who a row says it is of."""
    return full_number(row.text("number")) + row.text("name")


def _astray(row: Row, groups: Mapping[str, str]) -> bool:
    return row.text("group") != groups.get(row.text("household"))
