"""The register: a bundle of records, narrowed in time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import NotFound
from shequ_core.model import KINDS, Household, Person, Residence, field_types
from shequ_core.register import Register
from shequ_core.testing import any_record, days, periods, towns
from shequ_core.values import Period, Ref

bundles = st.lists(any_record(), max_size=12).map(Register)


@given(st.lists(any_record(), max_size=12))
def test_a_register_holds_its_records_in_order(records):
    """Kind by kind, by id; of two records of one id the later stands."""
    register = Register(records)
    latest = {record.id: record for record in records}
    assert len(register) == len(latest)
    assert {record.id: record for record in register} == latest
    places = [(KINDS.index(type(it)), it.id) for it in register]
    assert places == sorted(places)


@given(bundles)
def test_a_register_of_a_register_is_equal(register):
    """What was iterated makes the same register again."""
    assert list(Register(register)) == list(register)
    assert list(Register(reversed(list(register)))) == list(register)


@given(bundles)
def test_every_record_is_found_by_its_name(register):
    """Found by ref, and among those of its kind."""
    for record in register:
        assert record.id in register
        assert register[record.id] is record
        assert register.find(record.id) is record
        assert any(it is record for it in register.all(type(record)))


@given(bundles, days())
def test_on_a_day_is_what_has_the_day(register, day):
    """Narrowing picks by period, and picks nothing twice."""
    seen = list(register.on(day))
    assert seen == [it for it in register if it.period.has(day)]
    assert list(register.on(day).on(day)) == seen
    assert len(register.on(day)) == len(seen)


@given(bundles, st.lists(any_record(), max_size=5), st.data())
def test_after_writing_is_the_register_of_what_was_written(register, puts, data):
    """Puts over what was there, strikes of what was, in the same order as ever."""
    names = st.sampled_from([record.id for record in (*register, *puts)] or [None])
    strikes = set(data.draw(st.lists(names, max_size=3))) - {None}
    strikes -= {record.id for record in puts}
    told = {record.id: record for record in (*register, *puts)}
    kept = [record for name, record in told.items() if name not in strikes]
    after = register.after(puts, strikes)
    assert list(after) == list(Register(kept))
    assert list(register.after([])) == list(register)


@given(bundles, st.lists(any_record(), max_size=5), st.data())
def test_after_writing_ties_are_those_of_what_was_written(register, puts, data):
    """What was indexed before is indexed anew: groups of each value, in order."""
    names = st.sampled_from([record.id for record in register] or [None])
    strikes = set(data.draw(st.lists(names, max_size=3))) - {None}
    strikes -= {record.id for record in puts}
    kinds = {type(record) for record in (*register, *puts)}
    asked = [(kind, field) for kind in kinds for field in field_types(kind)]
    for kind, field in asked:
        register.grouped(kind, field)
    after = register.after(puts, strikes)
    again = Register(after)
    for kind, field in asked:
        assert after.grouped(kind, field) == again.grouped(kind, field)


@given(bundles, days(), days())
def test_after_writing_a_narrowed_register_stays_narrow(register, day, other):
    """It is of what was there on the day, and what is put."""
    narrowed = register.on(day)
    assert list(narrowed.after([])) == list(narrowed)
    assert list(narrowed.after([]).on(other)) == list(narrowed.on(other))


@given(bundles, periods())
def test_touching_a_period_is_during_it_or_ending_as_it_starts(register, period):
    """Whatever is true in a period, and what ended on its first day."""
    touching = {record.id for record in register.touching(period)}
    assert touching >= {record.id for record in register.during(period)}
    for record in register:
        ended = record.period.end and record.period.end == period.start
        assert not ended or record.id in touching


@given(bundles, periods())
def test_during_a_period_is_what_meets_it(register, period):
    """During one day is on that day; during ever is all that lasts a day."""
    assert list(register.during(period)) == [
        it for it in register if it.period.meets(period)
    ]
    if period.start:
        day = period.start
        if day < date.max:
            assert list(register.during(Period.day(day))) == list(register.on(day))


@given(towns(), days())
def test_ties_are_what_a_search_finds(town, day):
    """The index by a field finds what looking at every record finds."""
    for register in (town, town.on(day)):
        found = {}
        for stay in register.all(Residence):
            found.setdefault(stay.household, []).append(stay)
        assert register.grouped(Residence, "household") == found
        for household in register.all(Household):
            homes = register.tied(Residence, "household", household.id)
            assert homes == found.get(household.id, [])


@given(towns())
def test_in_a_town_every_ref_leads_to_a_record(town):
    """The strategy of towns keeps its word."""
    assert all(target in town for record in town for _, target in record.refs())


def test_what_is_not_there_is_not_found():
    """A name without a record: None, or NotFound where one is needed."""
    register = Register()
    ref = Ref[Person]("bei/person/1")
    assert register.find(ref) is None
    assert register.find(None) is None
    assert ref not in register
    with pytest.raises(NotFound, match="bei/person/1"):
        register[ref]
    assert list(register.all(Person)) == []
    assert register.tied(Person, "name", "王") == []
    assert len(register) == 0


def test_a_question_is_asked_once():
    """An answer is kept for whoever asks the same; narrowing asks anew."""
    asked = []

    def count(register, kind):
        asked.append(kind)
        return len(list(register.all(kind)))

    ended = Period(None, date(2004, 1, 1))
    house = Household(id=Ref("bei/household/1"), number="1", period=ended)
    register = Register([house])
    assert [register.once(count, Household) for _ in range(3)] == [1, 1, 1]
    assert register.once(count, Person) == 0
    assert register.on(date(2004, 1, 1)).once(count, Household) == 0
    assert asked == [Household, Person, Household]
