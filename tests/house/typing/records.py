"""What an author of apps writes, and what mypy says of it."""

from datetime import date

from shequ_core import Batch, Period, Record, Ref, Register, Store
from shequ_core.model import Household, Person, Residence


def asked(register: Register, who: Ref[Person]) -> str:
    """A ref of a kind gives a record of that kind."""
    person = register[who]
    household: Household = register[who]  # error: [assignment]
    found = register.find(who)
    found.name  # error: [union-attr]
    for residence in register.all(Residence):
        residence.household.community  # error: [union-attr]
        residence.famly  # error: [attr-defined]
    return person.name + household.number


def told(who: Ref[Person], where: Ref[Household]) -> Residence:
    """A record is made of what its fields hold, and named by a ref of its kind."""
    Residence(id=Ref("zhen/residence/1"), person=where)  # error: [arg-type]
    Residence(id=who, person=who)  # error: [arg-type]
    Person(Ref("zhen/person/1"), "王建华")  # error: [call-arg]
    born = date(1985, 3, 12)
    Person(id=Ref("zhen/person/1"), name="王建华", born=born)  # error: [arg-type]
    return Residence(id=Ref("zhen/residence/1"), person=who, household=where)


def changed(record: Residence) -> None:
    """A record is never changed: it evolves into another of its kind."""
    record.period = Period()  # error: [misc]
    other: Residence = record.evolve(period=Period.since(date(2004, 1, 1)))
    person: Person = record.evolve()  # error: [assignment]
    Register([other, person]).on("2004-12-31")  # error: [arg-type]


def committed(store: Store, records: tuple[Record, ...]) -> int:
    """A batch has a base; a view gives records of the kind that was asked for."""
    Batch(puts=records)  # error: [call-arg]
    with store.view() as view:
        names: list[str] = [it.name for it in view.scan(Person, community="zhen")]
        view.scan(Person, comunity="zhen")  # error: [call-arg]
        assert names
        return store.commit(Batch(base=view.revision, puts=records))
