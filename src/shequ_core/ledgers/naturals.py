"""自然键. By what the office itself tells records of a kind apart.

``intake.own``, ``place`` and ``named`` take the value of these fields: the one value
where there is one field, a tuple of them where there are more.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from operator import attrgetter
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


def _the_only_one(community: Community) -> Hashable:
    """()"""
    return ()


def _number_or_name(group: GridGroup) -> Hashable:
    """(level, number or name)"""
    return group.level, group.number or group.name


def _number_or_else(request: ServiceRequest) -> Hashable:
    """number or (person, received, category)"""
    return request.number or (request.person, request.received, request.category)


NATURAL: Mapping[type[Record], Callable[[Any], Hashable]] = {
    Community: _the_only_one,
    GridGroup: _number_or_name,
    Building: attrgetter("name"),
    Household: attrgetter("number"),
    CareListing: attrgetter("person", "group"),
    PartyBody: attrgetter("name"),
    PartyMembership: attrgetter("person"),
    Unit: attrgetter("name"),
    Facility: attrgetter("name"),
    SharingAgreement: attrgetter("unit", "what"),
    Investment: attrgetter("project", "period.start"),
    Club: attrgetter("name"),
    Team: attrgetter("club", "name"),
    TeamMembership: attrgetter("person", "team", "period.start"),
    Activity: attrgetter("name", "period.start"),
    ServiceRequest: _number_or_else,
    Corps: attrgetter("name"),
    Deed: attrgetter("corps", "period.start", "task"),
    Statement: attrgetter("figure", "on", "about", "source"),
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
