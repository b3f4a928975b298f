"""一步. How the next act is drawn: among people and places as they are on its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core import acts
from shequ_core.acts import Writes
from shequ_core.acts.stays import is_head, members
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Basis,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Residence,
    Separation,
)
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Ref, Relation, Sex

T = TypeVar("T")


class Drawn:
    """抽取. What is drawn for a step: people and places as they are on a day."""

    def __init__(self, draw: DrawFn, town: Register, on: date, number: int) -> None:
        self.draw, self.town, self.on = draw, town, on
        self.book = next(iter(town)).id.community
        self.key = f"n{number}"

    def one(self, among: Iterable[T]) -> T:
        """One of them. Raises InvalidValue where there is none: no such step."""
        choices = list(among)
        if not choices:
            raise InvalidValue("nobody to choose (无人可选)", problem="nobody")
        return self.draw(st.sampled_from(choices))

    def some(self, among: Iterable[T]) -> list[T]:
        """Some of them, one at least."""
        choices = list(among)
        self.one(choices)
        picked = st.lists(st.sampled_from(choices), min_size=1, max_size=3, unique=True)
        return self.draw(picked)

    def stays(self, basis: Basis = Basis.REGISTERED) -> list[Residence]:
        """The stays on the day."""
        all_stays = self.town.on(self.on).tied(Residence, "basis", basis)
        return sorted(all_stays, key=lambda stay: stay.id)

    def stay(self) -> Residence:
        """A registered stay on the day."""
        return self.one(self.stays())

    def homes(self) -> list[Ref[Household]]:
        """The households with people in them on the day."""
        return sorted({it.household for it in self.stays() if it.household})

    def heir(self, leaving: Iterable[Residence]) -> Ref[Person] | None:
        """Someone to lead a household, if those who leave it leave it headless."""
        gone = list(leaving)
        household = gone[0].household
        if household is None or not any(map(is_head, gone)):
            return None
        names = {it.person for it in gone}
        here = members(self.town, household, self.on)
        staying = [it.person for it in here if it.person not in names]
        return self.one(staying) if staying else None

    def group(self) -> Ref[GridGroup]:
        """A small group on the day."""
        small = self.town.on(self.on).tied(GridGroup, "level", GroupLevel.SMALL)
        return self.one(small).id

    def stranger(self) -> Person:
        """Someone whom the town does not know, grown up."""
        born = self.draw(st.dates(date(1950, 1, 1), date(1980, 1, 1)))
        return Person(
            id=Ref.to(self.book, Person.kind, self.key),
            name="新人",
            sex=self.draw(st.sampled_from((Sex.MALE, Sex.FEMALE))),
            born=PartDate.exactly(born),
            period=Period.since(born),
        )

    def new_home(self) -> Household:
        """A household that is not there yet."""
        return Household(
            id=Ref.to(self.book, Household.kind, self.key),
            number=self.key,
            group=self.group(),
        )


def _move_in(it: Drawn) -> Writes:
    home = it.one(it.homes())
    return acts.move_in(
        it.town, it.stranger(), household=home, on=it.on, relation=Relation.NOT_KIN
    )


def _found(it: Drawn) -> Writes:
    return acts.move_in(
        it.town,
        it.stranger(),
        household=it.new_home(),
        on=it.on,
        relation=Relation.HEAD,
    )


def _return(it: Drawn) -> Writes:
    here = {stay.person for stay in it.stays()}
    away = [one for one in it.town.on(it.on).all(Person) if one.id not in here]
    who, home = it.one(away), it.one(it.homes())
    return acts.move_in(
        it.town, who, household=home, on=it.on, relation=Relation.OTHER_KIN
    )


def _move_out(it: Drawn) -> Writes:
    stay = it.stay()
    return acts.move_out(it.town, stay.person, on=it.on, head=it.heir([stay]))


def _come(it: Drawn) -> Writes:
    return acts.come_to_live(
        it.town, it.stranger(), on=it.on, group=it.group(), origin="421023"
    )


def _go(it: Drawn) -> Writes:
    guest = it.one(it.stays(Basis.FLOATING))
    return acts.move_out(it.town, guest.person, on=it.on, basis=Basis.FLOATING)


def _born(it: Drawn) -> Writes:
    child = it.stranger().evolve(born=None)
    home = it.one(it.homes())
    relation = it.one((Relation.SON, Relation.DAUGHTER, None))
    return acts.born(it.town, child, household=home, on=it.on, relation=relation)


def _died(it: Drawn) -> Writes:
    stay = it.stay()
    return acts.died(it.town, stay.person, on=it.on, head=it.heir([stay]))


def _transfer(it: Drawn) -> Writes:
    stay = it.stay()
    home = it.one(home for home in it.homes() if home != stay.household)
    return acts.transfer(
        it.town,
        stay.person,
        household=home,
        on=it.on,
        relation=Relation.OTHER_KIN,
        head=it.heir([stay]),
    )


def _split(it: Drawn) -> Writes:
    home = it.one(it.homes())
    leaving = it.some(members(it.town, home, it.on))
    return acts.split_household(
        it.town,
        home,
        [stay.person for stay in leaving],
        into=it.new_home(),
        head=leaving[0].person,
        on=it.on,
        staying_head=it.heir(leaving),
    )


def _merge(it: Drawn) -> Writes:
    home, into = it.one(it.homes()), it.one(it.homes())
    return acts.merge_households(it.town, home, into=into, on=it.on)


def _change_head(it: Drawn) -> Writes:
    home = it.one(it.homes())
    head = it.one(members(it.town, home, it.on))
    return acts.change_head(it.town, home, head.person, on=it.on)


def _regroup(it: Drawn) -> Writes:
    return acts.regroup(it.town, it.some(it.homes()), to=it.group(), on=it.on)


def _merge_groups(it: Drawn) -> Writes:
    return acts.merge_groups(it.town, it.group(), into=it.group(), on=it.on)


def _separate(it: Drawn) -> Writes:
    return acts.separate(it.town, it.stay().person, on=it.on, place="430102")


def _reunite(it: Drawn) -> Writes:
    apart = it.one(it.town.on(it.on).all(Separation))
    return acts.reunite(it.town, apart.person, on=it.on)


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "move_in": _move_in,
    "found": _found,
    "return": _return,
    "move_out": _move_out,
    "come_to_live": _come,
    "go": _go,
    "born": _born,
    "died": _died,
    "transfer": _transfer,
    "split_household": _split,
    "merge_households": _merge,
    "change_head": _change_head,
    "regroup": _regroup,
    "merge_groups": _merge_groups,
    "separate": _separate,
    "reunite": _reunite,
}
"""各种事项. How each is drawn, by its name."""

WITHIN = frozenset(ACTS) - {
    "move_in",
    "found",
    "return",
    "move_out",
    "come_to_live",
    "go",
    "born",
    "died",
}
"""社区内事项. Those by which nobody comes or goes."""
