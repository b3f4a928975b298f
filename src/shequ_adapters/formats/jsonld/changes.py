"""变更. What redrew a community or carried a body over: from which, into which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from shequ_adapters.formats.jsonld.book import Book, Node, lasting, node, part_date
from shequ_core.glossary import kind_word, word
from shequ_core.model import (
    Club,
    Committee,
    Community,
    Corps,
    GridGroup,
    JointCouncil,
    PartyBody,
    Reorganisation,
    ReorganisationForm,
    School,
    Succession,
    Team,
    Unit,
)
from shequ_core.values import Ref

_EVENT = ("org:ChangeEvent", "schema:Event")
_BODIES = frozenset(
    kind.kind
    for kind in (
        Community,
        GridGroup,
        Committee,
        PartyBody,
        JointCouncil,
        Club,
        Team,
        Corps,
        School,
        Unit,
    )
)
_BEFORE = "before"
"""此前. The part of a community's name that is the community before it was redrawn."""


def changes(book: Book) -> Iterator[Node]:
    """变更. An org:ChangeEvent for each, and a body for what is known only by it."""
    for community in book.register.all(Community):
        yield from _reorganised(book, community)
    for change in book.register.all(Reorganisation):
        yield _redrawn(book, change)
    for succession in book.register.all(Succession):
        if succession.about.kind in _BODIES:
            yield _carried_over(book, succession)


def by_side(told: Iterable[Node]) -> Mapping[str, Node]:
    """各方. Of each body, the events that changed it and those that it came out of."""
    sides: dict[str, Node] = {}
    for it in told:
        for names, word_back in (
            (it.get("originalOrganization", ()), "changedBy"),
            (it.get("resultingOrganization", ()), "resultedFrom"),
        ):
            for name in names:
                sides.setdefault(name, {}).setdefault(word_back, []).append(it["@id"])
    return sides


def _reorganised(book: Book, it: Community) -> Iterator[Node]:
    """What a ledger says in one word, where no record says more of those days.

    How the community was before is a body of its own: the same name, other bounds.
    """
    if it.reorganised is None or _is_told(book, it):
        return
    event, before = book.iri(it.id, "reorganised"), book.iri(it.id, _BEFORE)
    day = part_date(it.reorganised)
    yield node(
        "org:FormalOrganization",
        "schema:GovernmentOrganization",
        iri=before,
        name=it.name,
        prefLabel=it.name,
        dissolutionDate=day,
        changedBy=event,
    )
    yield node(
        *_EVENT,
        iri=event,
        name=kind_word(Reorganisation),
        startDate=day,
        originalOrganization=[before],
        resultingOrganization=[book.iri(it.id)],
    )


def _is_told(book: Book, it: Community) -> bool:
    told = it.reorganised
    return told is not None and any(
        change.id.community == it.id.community
        and told.first <= (change.period.start or date.min) <= told.last
        for change in book.register.all(Reorganisation)
    )


def _redrawn(book: Book, it: Reorganisation) -> Node:
    here = _community(book, it.id.community)
    there = _community(book, it.partner) if it.partner else None
    original, resulting = _sides(book, it, here, there)
    return node(
        *_EVENT,
        iri=book.iri(it.id),
        name=word(it.form),
        identifier=it.document,
        **lasting(it.period),
        originalOrganization=[book.iri(ref) for ref in original if ref],
        resultingOrganization=[book.iri(ref) for ref in resulting if ref],
    )


_Sides = tuple[tuple[Ref[Community] | None, ...], tuple[Ref[Community] | None, ...]]


def _sides(
    book: Book, it: Reorganisation, here: Ref[Community], there: Ref[Community] | None
) -> _Sides:
    """Who was before and who is after: who ends that day is no more, who begins is new.

    Where groups are handed over, both communities were and both are.
    """
    community = book.register.find(here)
    days = community.period if community else it.period
    if it.form is ReorganisationForm.MERGER:
        gone = days.end is not None and days.end == it.period.start
        return (here, there), (there if gone else here,)
    if it.form is ReorganisationForm.SPLIT:
        new = days.start is not None and days.start == it.period.start
        return (there if new else here,), (here, there)
    return (here, there), (here, there)


def _community(book: Book, name: str) -> Ref[Community]:
    """The community of a book: its record, else as it is called after its book."""
    known = (it.id for it in book.register.all(Community) if it.id.community == name)
    return next(known, Ref.trusted(f"{name}/{Community.kind}/{name}"))


def _carried_over(book: Book, it: Succession) -> Node:
    """One body that went on as another, in another book."""
    return node(
        *_EVENT,
        iri=book.iri(it.id),
        name=word(ReorganisationForm.HAND_OVER),
        startDate=it.period.start and it.period.start.isoformat(),
        superEvent=book.known(it.reorganisation),
        originalOrganization=[book.iri(it.came_from or it.about)],
        resultingOrganization=[book.iri(it.went_to or it.about)],
    )
