"""所寻与已知. Rows and persons of a tiny town, where everybody may be anybody."""

from datetime import date

from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.identity import Identity
from shequ_core.ledgers.likeness import Known, Sought, has_number
from shequ_core.model import Person
from shequ_core.values import PartDate, Ref, Relation, ResidentNumber, Sex
from shequ_core.values.resident_number import check_digit

BIRTHS = (PartDate(1960, 1, 1), PartDate(1960), PartDate(1991, 5, 20))
PHONES = ("13974435553", "0731-83612345")


def number(born="19600101", sequence=1):
    """A valid id number."""
    first17 = f"430181{born}{sequence:03}"
    return first17 + check_digit(first17)


NUMBERS = (
    "",
    number(),
    number(sequence=3),
    number(born="19910520", sequence=12),
    number()[:17] + "5",  # a wrong check digit
    "4301",
)


def who(name="王芳", number="", sex=Sex.UNKNOWN, born=None):
    """The identity in a row; a valid number settles sex and birth."""
    try:
        valid = ResidentNumber.of(number) if number else None
    except InvalidValue:
        valid = None
    if valid:
        return Identity(name, number, valid.sex, PartDate.exactly(valid.born), valid)
    return Identity(name, number, sex, born, None)


def person(key="x1", *, name="王芳", phones=(), **facts):
    """Someone known; the facts are those of ``who``."""
    told = who(name, **facts)
    return Person(
        id=Ref.to("bz", "person", key),
        name=name,
        number=told.number,
        sex=told.sex,
        born=told.born,
        phones=phones,
    )


_FACTS = {
    "number": st.sampled_from(NUMBERS),
    "sex": st.sampled_from((Sex.UNKNOWN, Sex.MALE, Sex.FEMALE)),
    "born": st.none() | st.sampled_from(BIRTHS),
}
_PHONES = st.lists(st.sampled_from(PHONES), max_size=1).map(tuple)
_HOMES = st.sampled_from(("", "0001", "0002"))
_RELATIONS = st.none() | st.sampled_from((Relation.HEAD, Relation.WIFE))


@st.composite
def rows(draw, most=3):
    """Some rows of one name on one roll, no two of one number."""
    one = st.builds(
        Sought,
        who=st.builds(who, **_FACTS),
        phones=_PHONES,
        household=_HOMES,
        relation=_RELATIONS,
        born_by=st.none() | st.just(date(1990, 7, 1)),
    )
    found = draw(st.lists(one, min_size=1, max_size=most))
    numbers = [it.who.full for it in found]
    return [
        it
        for at, it in enumerate(found)
        if not has_number(it) or numbers.index(it.who.full) == at
    ]


@st.composite
def known(draw, most=4):
    """Some persons, a few of another name."""
    names = st.sampled_from(("王芳", "王芳", "王芳", "李勇"))
    facts = st.fixed_dictionaries({**_FACTS, "name": names, "phones": _PHONES})
    return [
        Known(
            person=person(f"x{place}", **told),
            household=draw(_HOMES),
            relation=draw(_RELATIONS),
            listed=draw(st.booleans()),
        )
        for place, told in enumerate(draw(st.lists(facts, max_size=most)), 1)
    ]
