"""自然键. By what the office itself tells records of a kind apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from shequ_core.model import (
    Activity,
    Building,
    CareListing,
    Club,
    Community,
    Corps,
    Deed,
    Facility,
    GridGroup,
    Household,
    Investment,
    PartyBody,
    PartyMembership,
    Record,
    ServiceRequest,
    SharingAgreement,
    Statement,
    Team,
    TeamMembership,
    Unit,
)

NATURAL: Mapping[type[Record], Callable[[Any], Hashable]] = {
    Community: lambda it: (),
    GridGroup: lambda it: (it.level, it.number or it.name),
    Building: lambda it: it.name,
    Household: lambda it: it.number,
    CareListing: lambda it: (it.person, it.group),
    PartyBody: lambda it: it.name,
    PartyMembership: lambda it: it.person,
    Unit: lambda it: it.name,
    Facility: lambda it: it.name,
    SharingAgreement: lambda it: (it.unit, it.what),
    Investment: lambda it: (it.project, it.period.start),
    Club: lambda it: it.name,
    Team: lambda it: (it.club, it.name),
    TeamMembership: lambda it: (it.person, it.team, it.period.start),
    Activity: lambda it: (it.name, it.period.start),
    ServiceRequest: lambda it: it.number or (it.person, it.received, it.category),
    Corps: lambda it: it.name,
    Deed: lambda it: (it.corps, it.period.start, it.task),
    Statement: lambda it: (it.figure, it.on, it.about, it.source),
}
"""自然键. Of each kind that ledgers list; persons are matched with more care."""

PREFIX: Mapping[type[Record], str] = {
    GridGroup: "g",
    Building: "b",
    Household: "h",
    PartyBody: "p",
    PartyMembership: "m",
    Unit: "u",
    Facility: "f",
    Investment: "i",
    Club: "c",
    Team: "t",
    TeamMembership: "m",
    Activity: "a",
    ServiceRequest: "r",
    Corps: "v",
    Deed: "d",
    Statement: "s",
}
"""前缀. What a key begins with where the ledger has no key of its own: u1, u2 ..."""
