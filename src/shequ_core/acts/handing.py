"""移交. Records of one book go on in another: ended here, begun there, linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Booking,
    Candidacy,
    CareFile,
    CareListing,
    Community,
    Course,
    CourseEnrolment,
    Enrolment,
    EntryCause,
    ExitCause,
    GridGroup,
    GroupLevel,
    PartyMembership,
    Person,
    Record,
    Reorganisation,
    ReorganisationForm,
    ReportIn,
    Residence,
    SchoolTerm,
    Separation,
    SharingAgreement,
    Succession,
    TeamMembership,
    Tenure,
    Term,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

ALONG: Mapping[type[Record], tuple[str, ...]] = {
    CareListing: ("person",),
    CareFile: ("person",),
    Separation: ("person",),
    PartyMembership: ("person", "body"),
    Candidacy: ("person", "body"),
    ReportIn: ("person", "unit", "body"),
    Term: ("body",),
    Tenure: ("body", "holder"),
    TeamMembership: ("person", "team"),
    Enrolment: ("person", "corps"),
    SchoolTerm: ("school",),
    Course: ("school",),
    CourseEnrolment: ("person", "course"),
    SharingAgreement: ("unit",),
    Booking: ("facility", "by"),
}
"""随同移交. Ties that go along when what these fields of them name goes.

That may be a tie of an earlier kind: a course goes with its school, and its learners
with the course. What happened (an activity, a request) stays in the book in which it
began.
"""


@attrs.frozen(kw_only=True)
class Handing:
    """移交. From one book to another on a day, and how that is called and approved."""

    source: Register
    target: Register
    here: Community
    there: Community
    on: date
    form: ReorganisationForm
    document: str = ""
    under: Ref[GridGroup] | None = None

    def writes(
        self,
        things: Iterable[Record],
        stays: Collection[Residence],
        dissolved: Iterable[Record] = (),
    ) -> Writes:
        """写入. Things, who stays there, and what belongs to them, in both books.

        What is ``dissolved`` ends here and goes on nowhere.
        """
        persons = {stay.person: self.source[stay.person] for stay in stays}
        moving: list[Record] = [*things, *persons.values()]
        known = {record.id for record in moving} | {self.here.id}
        along = list[Record]()
        for tie in self._ties():
            if _bound(tie) <= known:
                along.append(tie)
                known.add(tie.id)
        moved = [*moving, *stays, *along]
        names = self._names(moved)
        writes = Writes(tuple(self._begun(record, names) for record in moved))
        gone = {record.id: record for record in dissolved}
        places = known - set(persons) | set(gone)
        writes = writes.then(self._ended([*moved, *gone.values()], places))
        pairs = [(it.id, names[it.id]) for it in moving]
        linked = self._linked(pairs, never_here=set(writes.strikes))
        return writes.then(Writes(tuple(linked)))

    def linked(self, old: Ref[Any], new: Ref[Any]) -> Writes:
        """承继. That one record goes on in another, told in both books."""
        return Writes(tuple(self._linked([(old, new)])))

    def _ties(self) -> Iterator[Record]:
        """What belongs to people and things here on the day, or is to."""
        since = Period.since(self.on)
        for kind in ALONG:
            for record in self.source.all(kind):
                if record.period.meets(since):
                    yield record

    def _names(self, moved: Iterable[Record]) -> dict[str, Ref[Any]]:
        """What everything is called in the other book: as here, where that is free.

        A name that something here came from is not free, though it be struck there.
        """
        names: dict[str, Ref[Any]] = {}
        taken = {it.came_from for it in self.source.all(Succession)}
        book = self.there.id.community
        for record in moved:
            name = Ref[Any].to(book, record.kind, record.id.key)
            if name in self.target or name in taken:
                key = f"{self.here.id.community}.{record.id.key}"
                name = fresh(self.target, Ref.to(book, record.kind, key))
            taken.add(name)
            names[record.id] = name
        names[self.here.id] = self.there.id
        return names

    def _begun(self, record: Record, names: Mapping[str, Ref[Any]]) -> Record:
        """The record as the other book begins it; what stays behind is not named."""
        refs: dict[str, Any] = {field: names.get(ref) for field, ref in record.refs()}
        if isinstance(record, GridGroup) and record.level is GroupLevel.SMALL:
            refs["parent"] = refs.get("parent") or self.under
        if isinstance(record, Person):
            return record.evolve(id=names[record.id])
        before, after = record.period.split(self.on)
        if isinstance(record, Residence) and not before.empty:
            refs["began"] = EntryCause.HAND_OVER
        return record.evolve(id=names[record.id], period=after, **refs)

    def _ended(self, moved: Iterable[Record], places: set[Ref[Any]]) -> Writes:
        """The records as this book ends them; one that had not begun is struck.

        A person whom something here still names stays known here, and so does what
        had not begun. Ties to a place that is gone end with it.
        """
        going: dict[str, Record] = {record.id: record for record in moved}
        for tie in self._ties():
            if tie.id not in going and _bound(tie) & places:
                going[tie.id] = tie
        since = Period.since(self.on)
        staying = [it for it in self.source if it.id not in going]
        still = set[str]()
        for record in staying:
            if record.period.meets(since):
                still |= _named(record)
        struck = self._never_here(going)
        puts = [
            _closed(record, self.on)
            for record in going.values()
            if record.id not in struck
            and not (isinstance(record, Person) and record.id in still)
        ]
        return Writes(tuple(puts), tuple(going[name].id for name in struck))

    def _never_here(self, going: Mapping[str, Record]) -> list[str]:
        """What had not begun by the day, and is named by nothing that was here."""
        struck = {
            name for name, it in going.items() if it.period.split(self.on)[0].empty
        }
        while True:
            named = set[str]()
            for record in self.source:
                if record.id not in struck:
                    named |= _named(record)
            if not struck & named:
                return sorted(struck)
            struck -= named

    def _linked(
        self,
        pairs: Iterable[tuple[Ref[Any], Ref[Any]]],
        never_here: Collection[str] = (),
    ) -> Iterator[Record]:
        """The change, and who continues whom by it, as each of both books tells it."""
        here = self._redrawn(self.source, self.here, self.there)
        there = self._redrawn(self.target, self.there, self.here)
        yield from (here, there)
        for old, new in pairs:
            if old not in never_here:
                yield self._succession(self.source, here, old, went_to=str(new))
            yield self._succession(self.target, there, new, came_from=str(old))

    def _redrawn(
        self, register: Register, mine: Community, partner: Community
    ) -> Reorganisation:
        other = partner.id.community
        key = f"{self.on:%Y%m%d}-{other}"
        return Reorganisation(
            id=fresh(register, Ref.to(mine.id.community, Reorganisation.kind, key)),
            form=self.form,
            partner=other,
            document=self.document,
            period=Period.day(self.on),
        )

    def _succession(
        self,
        register: Register,
        change: Reorganisation,
        about: Ref[Any],
        *,
        came_from: str = "",
        went_to: str = "",
    ) -> Succession:
        key = f"{about.kind.replace('_', '-')}.{about.key}.{self.on:%Y%m%d}"
        return Succession(
            id=fresh(register, Ref.to(about.community, Succession.kind, key)),
            about=about,
            came_from=came_from,
            went_to=went_to,
            reorganisation=change.id,
            period=Period.since(self.on),
        )


def only_community(register: Register, on: date) -> Community:
    """社区. The one community of a register, which is there on the day.

    Raises InvalidValue where there is none, or several.
    """
    found = [it for it in register.all(Community) if it.period.has(on)]
    if len(found) != 1:
        raise InvalidValue(
            f"expected the register (底册) of one community (社区) on {on}, found "
            f"{len(found)}: read each community's book by itself",
            problem="not-one-community",
        )
    return found[0]


def _bound(tie: Record) -> set[Ref[Any]]:
    """What a tie can't do without: it goes where that goes, and ends with it."""
    named = (getattr(tie, field) for field in ALONG[type(tie)])
    return {ref for ref in named if ref is not None}


def _named(record: Record) -> set[Ref[Any]]:
    return {ref for _, ref in record.refs()}


def _closed(record: Record, on: date) -> Record:
    before, _ = record.period.split(on)
    if isinstance(record, Residence):
        return record.evolve(period=before, ended=ExitCause.HAND_OVER)
    return record.evolve(period=before)
