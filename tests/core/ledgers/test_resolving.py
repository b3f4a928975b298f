"""认定: each row finds one person, or nobody, or is asked about."""

from collections import Counter

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.ledgers.likenesses import (
    PHONES,
    known,
    number,
    person,
    rows,
    who,
)

from shequ_core.ledgers.likeness import (
    Ground,
    Known,
    Sought,
    fit,
    ground,
    has_number,
)
from shequ_core.ledgers.resolving import Match, assign, by_number
from shequ_core.values import PartDate, Relation

BORN = PartDate(1960, 1, 1)


def twin(of, key="z9"):
    """Another person of whom just the same is known."""
    return attrs.evolve(of, person=of.person.evolve(id=person(key).id))


@given(rows(most=1), known())
def test_never_one_picked_among_several(sought, there):
    """Whoever is found, beside another of whom the same is known, is asked about."""
    [match] = assign(sought, there)
    if match.person is None:
        return
    [found] = [it for it in there if it.person.id == match.person]
    [asked] = assign(sought, [*there, twin(found)])
    assert asked.person is None
    assert asked.rivals
    assert {found.person.id, person("z9").id} <= set(asked.asked)


@given(rows(), known())
def test_nobody_is_found_twice(sought, there):
    """Two rows of a roll are two people."""
    found = Counter(it.person for it in assign(sought, there) if it.person)
    assert all(count == 1 for count in found.values())


@given(rows(most=1), known())
def test_rows_of_one_number_are_of_one_person(sought, there):
    """Whatever else they say, and whomever they find."""
    [row] = sought
    twice = [row, attrs.evolve(row, phones=PHONES)]
    first, second = assign(twice, there)
    if has_number(row):
        assert first == second
    else:
        assert first.person != second.person or first.person is None


@given(rows(), known())
def test_by_number_says_what_is_found_on_all_grounds(sought, there):
    """The short way, where it goes, leads where the long one does."""
    matches = by_number(sought, [it.person for it in there])
    assert matches in (None, assign(sought, there))


@given(st.lists(st.sampled_from("123456"), unique=True, min_size=1))
def test_by_number_finds_whoever_comes_in_again(keys):
    """One name and as many numbers, each in one row; none where one more is known."""
    there = [person(key, number=number(sequence=int(key))) for key in keys]
    sought = [Sought(who=who(number=it.number)) for it in there]
    matches = by_number(sought, there)
    assert [it.person for it in matches] == [it.id for it in there]
    assert by_number(sought, [*there, person("z9")]) is None
    assert by_number(sought[1:], there) is None


@given(rows(), known())
def test_who_is_found_fits_on_sure_grounds(sought, there):
    """A name alone finds nobody; candidates are never those that do not fit at all."""
    by_ref = {it.person.id: it for it in there}
    for row, match in zip(sought, assign(sought, there), strict=True):
        if match.person:
            assert ground(row, by_ref[match.person]).sure
            assert match.on is ground(row, by_ref[match.person])
        assert all(ground(row, by_ref[ref]) for ref in match.asked)
        assert match.person not in match.asked


@given(st.data(), rows(), known())
def test_the_order_is_no_matter(data, sought, there):
    """Neither of the rows nor of the persons, where something tells them apart."""
    matches = dict(zip(range(len(sought)), assign(sought, there), strict=True))
    places = data.draw(st.permutations(range(len(sought))))
    others = data.draw(st.permutations(there))
    again = assign([sought[at] for at in places], others)
    for at, match in zip(places, again, strict=True):
        if sought.count(sought[at]) == 1:
            assert match.person == matches[at].person
            assert set(match.asked) == set(matches[at].asked)


@given(st.data(), known())
def test_what_is_known_finds_itself(data, there):
    """Rows that say of everybody what is known of them find them, each their own."""
    listed = [attrs.evolve(it, listed=True) for it in there if it.person.name == "王芳"]
    assume(_all_differ(listed))
    numbers = [it.person.number for it in listed if it.person.number]
    assume(len(set(numbers)) == len(numbers))
    order = data.draw(st.permutations(listed))
    found = [it.person for it in assign([_says(it) for it in order], listed)]
    assert found == [it.person.id for it in order]


def _says(it):
    one = it.person
    return Sought(
        who=who(one.name, one.number, one.sex, one.born),
        phones=one.phones,
        household=it.household,
        relation=it.relation,
    )


def _all_differ(there):
    """Each fits what is said of it better than anybody else does."""
    return all(
        fit(_says(it), it) > fit(_says(it), other)
        for it in there
        for other in there
        if other is not it
    )


def test_a_corrected_number_is_the_same_person():
    """At home, of the same name, one slip away; whatever birth the wrong one told."""
    wrong = Known(person=person(number=number("19610101")), household="0001")
    row = Sought(who=who(number=number("19600101")), household="0001")
    assert assign([row], [wrong]) == (Match(person=wrong.person.id, on=Ground.SLIP),)


def test_namesakes_at_home_are_told_apart_by_what_they_are():
    """The head is the head; without a word about it, it has to be asked."""
    head, other = (
        Known(person=person(key, born=BORN), household="0001", relation=relation)
        for key, relation in (("x1", Relation.HEAD), ("x2", Relation.GRANDSON))
    )
    told = Sought(who=who(born=BORN), household="0001", relation=Relation.HEAD)
    assert assign([told], [head, other])[0].person == head.person.id
    silent = attrs.evolve(told, relation=None)
    [match] = assign([silent], [head, other])
    assert (match.rivals, match.asked) == (True, (head.person.id, other.person.id))


def test_as_many_rows_as_persons_are_in_their_order():
    """Nothing tells them apart, and nobody is left out: each is one of them."""
    there = [Known(person=person(key), household="0001") for key in ("x1", "x2")]
    row = Sought(who=who(), household="0001")
    found = [it.person for it in assign([row, row], there)]
    assert found == [it.person.id for it in there]
    assert all(it.rivals for it in assign([row, row, row], there))
    assert all(it.rivals for it in assign([row, row], there[:1]))


def test_a_name_alone_is_asked_about():
    """One resident of that name, or two: it is not said that it is one of them."""
    there = [Known(person=person("x1", number=number()), household="0001")]
    [match] = assign([Sought(who=who())], there)
    assert (match.person, match.rivals) == (None, False)
    assert match.asked == (there[0].person.id,)


def test_another_number_is_another_person():
    """Two valid numbers that are no slip apart are two people: nothing to ask."""
    there = [Known(person=person(number=number("19910520", 12)))]
    assert assign([Sought(who=who(number=number()))], there) == (Match(),)
