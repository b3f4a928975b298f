"""Laws of kinship: a relation to a new head is true of the family, or left open."""

from datetime import date, timedelta
from functools import reduce
from itertools import permutations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.acts.kinship import _WAYS, Kin, seen_from
from shequ_core.values import PartDate, Relation, Sex, sex_of

MALE, FEMALE = Sex.MALE, Sex.FEMALE
OLDER = {"71", "72", "75", "76"}
YOUNGER = {"73", "74", "77", "78"}
BY_MEN = {"41", "42", "61", "62", "93", "94"}
BY_WOMEN = {"43", "44", "63", "64", "95", "96"}


@attrs.define(eq=False, repr=False)
class Member:
    """Someone of a family that is wholly known."""

    sex: Sex
    born: date
    parents: tuple["Member", ...] = ()
    spouse: "Member | None" = None
    children: list["Member"] = attrs.Factory(list)

    def step(self, way: str) -> list["Member"]:
        """Up to the parents, down to the children, over to the spouse."""
        if way == "u":
            return [*self.parents]
        if way == "d":
            return self.children
        return [self.spouse] if self.spouse else []


class Family:
    """A family tree in the making."""

    def __init__(self, draw):
        self.draw = draw
        self.everyone: list[Member] = []

    def someone(self, sex: Sex, generation: int, parents=()) -> Member:
        """One more, a child of the parents."""
        day = date(1900 + 25 * generation, 1, 1) + timedelta(len(self.everyone))
        who = Member(sex, day, tuple(parents))
        for parent in parents:
            parent.children.append(who)
        self.everyone.append(who)
        return who

    def couple(self, generation: int) -> tuple[Member, Member]:
        """Husband and wife, whose parents are not told."""
        pair = self.someone(MALE, generation), self.someone(FEMALE, generation)
        pair[0].spouse, pair[1].spouse = pair[1], pair[0]
        return pair

    def child(self, parents, generation: int, married: bool) -> Member:
        """A child, and a spouse with parents of their own."""
        who = self.someone(
            self.draw(st.sampled_from((MALE, FEMALE))), generation, parents
        )
        if married:
            other = FEMALE if who.sex is MALE else MALE
            theirs = self.couple(generation - 1)
            who.spouse = self.someone(other, generation, theirs)
            who.spouse.spouse = who
        return who


@st.composite
def families(draw):
    """Four generations: a head with siblings, children, parents and in-laws."""
    family = Family(draw)
    grandparents = family.couple(1)
    parents = [
        family.child(grandparents, 2, married=True)
        for _ in range(draw(st.integers(1, 2)))
    ]
    head = None
    for parent in parents:
        for _ in range(draw(st.integers(1, 3))):
            pair = (parent, parent.spouse)
            child = family.child(pair, 3, married=draw(st.booleans()))
            head = head or child
            for _ in range(draw(st.integers(0, 2)) if child.spouse else 0):
                mine = (child, child.spouse)
                grown = family.child(mine, 4, married=draw(st.booleans()))
                for _ in range(draw(st.integers(0, 1)) if grown.spouse else 0):
                    family.child((grown, grown.spouse), 5, married=False)
    return family.everyone, head


def reached(who: Member, way: str) -> list[Member]:
    """Everyone at the end of a way through the family, but oneself."""
    ends = reduce(
        lambda now, step: [x for it in now for x in it.step(step)], way, [who]
    )
    return [it for it in dict.fromkeys(ends) if it is not who]


def holds(relation: Relation, to: Member, who: Member) -> bool:
    """Whether someone truly is that to another."""
    if relation is Relation.OTHER_KIN:
        return not any(who in reached(to, way) for way in _WAYS if way)
    if relation is Relation.HEAD:
        return to is who
    [way] = [way for way, codes in _WAYS.items() if relation.value in codes.split()]
    if who not in reached(to, way) or sex_of(relation) not in (None, who.sex):
        return False
    code = relation.value
    if way == "ud" and code in OLDER | YOUNGER:
        return (who.born < to.born) == (code in OLDER)
    if way == "uds" and code in OLDER | YOUNGER:
        siblings = [it for it in reached(to, "ud") if it.spouse is who]
        return any((it.born < to.born) == (code in OLDER) for it in siblings)
    if way == "su":
        return (to.sex is MALE) == (code in {"55", "56"})
    if code in BY_MEN | BY_WOMEN:
        by = MALE if code in BY_MEN else FEMALE
        between = [it for it in reached(to, way[:-1]) if who in it.step(way[-1])]
        return any(it.sex is by for it in between)
    return True


def told(to: Member, who: Member) -> list[Relation]:
    """Every relation in which a ledger may truly tell someone to the head."""
    coded = [Relation(code) for codes in _WAYS.values() for code in codes.split()]
    return [relation for relation in coded if holds(relation, to, who)]


def kin(relation: Relation, who: Member) -> Kin:
    """As a register knows someone."""
    return Kin(relation, who.sex, PartDate.exactly(who.born))


@given(families(), st.data())
def test_what_is_worked_out_is_true(family, data):
    """Whoever becomes head, each relation that is made out is so in the family."""
    everyone, head = family
    old = kin(Relation.HEAD, head)
    relatives = [(it, told(head, it)) for it in everyone if it is not head]
    known = [(it, relations) for it, relations in relatives if relations]
    for (new, of_new), (other, of_other) in permutations(
        [*known, (head, [Relation.HEAD])], 2
    ):
        one = data.draw(st.sampled_from(of_new))
        two = data.draw(st.sampled_from(of_other))
        found = seen_from(kin(one, new), kin(two, other), old)
        if found is not None and one is not Relation.HEAD:
            assert holds(found, new, other), (one, two, found)


@given(families())
def test_the_nearest_are_always_worked_out(family):
    """Spouse, parents, children and the old head are never left open."""
    _, head = family
    near = [*head.step("s"), *head.children, *head.parents]
    old = kin(Relation.HEAD, head)
    for new, other in permutations(near, 2):
        one, two = told(head, new)[-1], told(head, other)[-1]
        assert seen_from(kin(one, new), kin(two, other), old)
        assert seen_from(kin(one, new), old, old)


def test_what_no_code_says_is_left_open():
    """Without a relation, or with one that is no kin, nothing is made up."""
    head, stranger = Kin(Relation.HEAD, MALE), Kin(Relation.NOT_KIN)
    for new, other in (
        (stranger, head),
        (Kin(Relation.WIFE), stranger),
        (Kin(None), head),
    ):
        assert seen_from(new, other, head) is None
