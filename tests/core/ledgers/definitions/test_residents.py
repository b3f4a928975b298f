"""居民花名册: what a row of the roster becomes."""

from __future__ import annotations

from typing import Any

from tests.core.ledgers.reading import TOLD_ON, domain, known, table, take

from shequ_core.ledgers import Fate
from shequ_core.model import (
    CareGroup,
    CareListing,
    GridGroup,
    Household,
    Person,
    Remark,
    Residence,
)
from shequ_core.values import PartDate, Period, Relation, ResidentNumber, Sex

HEAD = {
    "household": "00400001",
    "name": "田强刚",
    "relation": Relation.HEAD,
    "sex": Sex.MALE,
    "born": PartDate(1922, 6, 7),
    "number": "430181192206079053",
    "group": "第1居民小组",
    "address": "圭斋西路7号3栋501室",
    "care": (CareGroup.ADVANCED_AGE,),
    "phones": ("13696758139",),
}
WIFE = {
    **HEAD,
    "name": "汪玉霞",
    "relation": Relation.WIFE,
    "sex": Sex.FEMALE,
    "born": PartDate(1924, 7, 11),
    "number": "430181192407115268",
    "care": (),
}


def gathered(intake: Any, kind: Any) -> list[Any]:
    """The records of a kind that an intake gathered."""
    return [it for it in intake.records.values() if isinstance(it, kind)]


def test_a_row_is_a_person_at_home_in_a_household() -> None:
    """One row gives person, residence, household, group and care listing."""
    intake = known([])
    assert take(intake, table("residents", HEAD)) == [Fate.IMPORTED]
    [person] = gathered(intake, Person)
    [home] = gathered(intake, Residence)
    [household] = gathered(intake, Household)
    [group] = gathered(intake, GridGroup)
    [care] = gathered(intake, CareListing)
    assert person.id == "bz/person/00400001-1"
    assert (home.person, home.household, home.group) == (
        person.id,
        household.id,
        group.id,
    )
    assert person.period == Period.since(person.born.first)
    assert (group.number, care.group) == (1, CareGroup.ADVANCED_AGE)


def test_keys_say_nothing_of_a_person() -> None:
    """No ref holds an id number, a birth date or a name."""
    intake = known([])
    take(intake, table("residents", HEAD, WIFE))
    assert not any("1922" in ref or "19240711" in ref for ref in intake.records)


def test_the_same_rows_again_change_nothing() -> None:
    """Reading twice is reading once, whatever the order of the rows."""
    first = known([])
    take(first, table("residents", HEAD, WIFE))
    again = known(first.records.values())
    assert take(again, table("residents", WIFE, HEAD)) == [Fate.UNCHANGED] * 2
    assert not domain(again.records.values())


def test_an_id_number_settles_sex_and_birth() -> None:
    """The number is believed, the contradiction is kept as a remark."""
    wrong = {**HEAD, "sex": Sex.FEMALE, "born": PartDate(1923, 6)}
    intake = known([])
    take(intake, table("residents", wrong))
    [person] = gathered(intake, Person)
    assert (person.sex, person.born) == (Sex.MALE, PartDate(1922, 6, 7))
    assert [it.finding for it in gathered(intake, Remark)] == [
        "sex-contradicts-id",
        "born-contradicts-id",
    ]
    assert all(it.about == person.id for it in gathered(intake, Remark))


def test_a_corrected_id_number_updates_the_person() -> None:
    """A typo mended is the same person, not another one."""
    typo = {**HEAD, "number": "430181192206079050"}
    first = known([])
    take(first, table("residents", typo))
    mended = known(first.records.values())
    assert take(mended, table("residents", HEAD)) == [Fate.UPDATED]
    [person] = gathered(mended, Person)
    assert person.number == HEAD["number"]


def test_a_number_found_late_goes_to_the_person_at_home() -> None:
    """Who had no number is known by name and birth in the household."""
    first = known([])
    take(first, table("residents", {**HEAD, "number": ""}))
    later = known(first.records.values())
    assert take(later, table("residents", HEAD)) == [Fate.UPDATED]


def test_fifteen_places_are_the_same_person() -> None:
    """The old form of a number is recognised as the new."""
    old = HEAD["number"][:6] + HEAD["number"][8:17]
    assert ResidentNumber.of(old).full == HEAD["number"]
    first = known([])
    take(first, table("residents", {**HEAD, "number": old}))
    assert take(known(first.records.values()), table("residents", HEAD)) == [
        Fate.UPDATED
    ]


def test_who_is_listed_twice_counts_where_the_household_is() -> None:
    """The row in the wrong group is set apart, though it comes first."""
    astray = {**WIFE, "group": "第9居民小组"}
    intake = known([])
    first, second = (
        table("residents", astray, sheet="二大组"),
        table("residents", HEAD, WIFE, sheet="一大组"),
    )
    fates = take(intake, first, second)
    assert fates == [Fate.QUARANTINED, Fate.IMPORTED, Fate.IMPORTED]
    [remark] = gathered(intake, Remark)
    assert (remark.finding, remark.row) == ("listed-twice", 4)
    assert "一大组" in remark.message
    assert "第5行" in remark.message


def test_a_row_without_a_name_is_set_apart_not_dropped() -> None:
    """It becomes a remark, and its fate says so."""
    intake = known([])
    assert take(intake, table("residents", {**HEAD, "name": ""})) == [Fate.QUARANTINED]
    assert [it.finding for it in gathered(intake, Remark)] == ["name-missing"]


def test_a_care_group_that_is_listed_no_more_is_ended() -> None:
    """It ends on the day the ledger was told on; it is not forgotten."""
    first = known([])
    take(first, table("residents", HEAD))
    later = known(first.records.values())
    take(later, table("residents", {**HEAD, "care": ()}))
    [care] = gathered(later, CareListing)
    assert care.period.end == TOLD_ON


def test_a_column_that_is_missing_changes_nothing() -> None:
    """A shorter ledger does not wipe out what a longer one said."""
    first = known([])
    take(first, table("residents", {**HEAD, "note": "军属"}))
    short = {key: HEAD[key] for key in ("household", "name", "number")}
    again = known(first.records.values())
    assert take(again, table("residents", short)) == [Fate.UNCHANGED]
