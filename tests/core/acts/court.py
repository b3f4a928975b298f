"""小院. Two households in two groups: what happens to them is told in the stories."""

from datetime import date

from shequ_core.model import (
    Basis,
    CareGroup,
    CareListing,
    Community,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Record,
    Residence,
    Team,
    TeamMembership,
)
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Ref, Relation, Sex

DAY = date(2004, 11, 20)
SINCE = Period.since(date(2000, 1, 1))
MALE, FEMALE = Sex.MALE, Sex.FEMALE


def ref(kind: type[Record], key: str) -> Ref:
    """A name in the court's book."""
    return Ref.to("yuan", kind.kind, key)


WANG, LI = ref(Household, "wang"), ref(Household, "li")
EAST, WEST = ref(GridGroup, "east"), ref(GridGroup, "west")
FATHER, MOTHER, SON, DAUGHTER, GRANNY = (
    ref(Person, key) for key in ("father", "mother", "son", "daughter", "granny")
)
OLD_LI, GUEST = ref(Person, "li"), ref(Person, "guest")


def someone(person: Ref, sex: Sex, born: date, **more: object) -> Person:
    """A person without a number."""
    return Person(
        id=person,
        name="某某",
        sex=sex,
        born=PartDate.exactly(born),
        period=Period.since(born),
        **more,
    )


def stay(person: Ref, household: Ref, relation: Relation | None) -> Residence:
    """A registered stay since 2000."""
    return Residence(
        id=ref(Residence, person.key),
        person=person,
        household=household,
        relation=relation,
        group=EAST if household == WANG else WEST,
        address="解放路1号" if household == WANG else "解放路2号",
        period=SINCE,
    )


def court() -> Register:
    """A family of five, an old man alone, and a guest from elsewhere."""
    large = ref(GridGroup, "l1")
    return Register(
        [
            Community(id=ref(Community, "yuan"), name="小院社区"),
            GridGroup(id=large, name="一大组", level=GroupLevel.LARGE, number=1),
            *(
                GridGroup(
                    id=group,
                    name=f"{number}组",
                    level=GroupLevel.SMALL,
                    number=number,
                    parent=large,
                )
                for number, group in enumerate((EAST, WEST), start=1)
            ),
            Household(id=WANG, number="001", group=EAST),
            Household(id=LI, number="002", group=WEST),
            someone(FATHER, MALE, date(1950, 1, 1)),
            someone(MOTHER, FEMALE, date(1952, 1, 1)),
            someone(SON, MALE, date(1975, 1, 1)),
            someone(DAUGHTER, FEMALE, date(1978, 1, 1)),
            someone(GRANNY, FEMALE, date(1925, 1, 1)),
            someone(OLD_LI, MALE, date(1930, 1, 1)),
            someone(GUEST, MALE, date(1980, 1, 1)),
            stay(FATHER, WANG, Relation.HEAD),
            stay(MOTHER, WANG, Relation.WIFE),
            stay(SON, WANG, Relation.ELDEST_SON),
            stay(DAUGHTER, WANG, Relation.ELDEST_DAUGHTER),
            stay(GRANNY, WANG, Relation.MOTHER),
            stay(OLD_LI, LI, Relation.HEAD),
            Residence(
                id=ref(Residence, "guest"),
                person=GUEST,
                basis=Basis.FLOATING,
                group=EAST,
                origin="421023",
                period=SINCE,
            ),
            CareListing(
                id=ref(CareListing, "granny-old"),
                person=GRANNY,
                group=CareGroup.ADVANCED_AGE,
                period=SINCE,
            ),
            Team(id=ref(Team, "1"), name="舞蹈队"),
            TeamMembership(
                id=ref(TeamMembership, "granny"),
                person=GRANNY,
                team=ref(Team, "1"),
                period=SINCE,
            ),
        ]
    )


COURT = court()


def told(town: Register, day: date, household: Ref = WANG) -> dict[str, Relation]:
    """Who is in a household on a day, and what they are to its head."""
    stays = town.on(day).tied(Residence, "household", household)
    return {it.person.key: it.relation for it in stays}
