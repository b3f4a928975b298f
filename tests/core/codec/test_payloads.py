"""Payloads: what they look like, and what is said of those that can't be read."""

from datetime import date
from decimal import Decimal

import pytest

from shequ_core.codec import changed_fields, dump, dumps, load, loads
from shequ_core.errors import InvalidPayload, InvalidValue
from shequ_core.model import Facility, Household, Person, Statement, Unit
from shequ_core.values import PartDate, Period, Quantity, Ref, Sex

PERSON = Person(
    id=Ref("bei/person/1"),
    name="王建国",
    sex=Sex.MALE,
    born=PartDate(1985, 3),
    phones=("13900000000", '0731-83600000"'),
    period=Period.since(date(1985, 3, 1)),
)
LINE = (
    '{"kind":"person","schema":1,"id":"bei/person/1","name":"王建国","sex":"1",'
    '"born":"1985-03","phones":["13900000000","0731-83600000\\""],'
    '"period":"1985-03-01/.."}'
)


def test_a_payload_reads_as_its_ledger_does():
    """Codes for choices, Chinese as Chinese, nothing of what is at its default."""
    assert dumps(PERSON) == LINE
    assert loads(LINE) == PERSON


def test_equal_records_are_written_alike_whoever_made_their_parts():
    """A default that was spelled out is still a default."""
    spelled = PERSON.evolve(period=Period(None, None), workplace="")
    assert dumps(spelled) == dumps(PERSON.evolve(period=Period()))


def test_every_problem_is_told_at_once_with_its_place():
    """What is wrong is named with its field; what stands there is not repeated."""
    payload = dump(PERSON) | {
        "name": 7,
        "sex": "男",
        "born": "1985-13",
        "phones": ["1", 2],
        "nmae": "x",
    }
    with pytest.raises(InvalidPayload) as refused:
        load(payload)
    problems = "; ".join(sorted(refused.value.problems, key=lambda it: it[-6:]))
    for name in ("name", "sex", "born", "phones", "nmae"):
        assert f"@ $.{name}" in problems
    assert "expected str, got 7 @ $.name" in problems
    assert "男" not in problems
    assert len(refused.value.problems) == 5


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Household, {"period": "20040101/.."}),
        (Household, {"period": "2004-W01-1/.."}),
        (Household, {"period": "2004-01-02/2004-01-01"}),
        (Household, {"id": "bei/unit/1"}),
        (Household, {"id": "bei/household/甲"}),
        (Household, {"group": "大组"}),
        (Household, {"number": "\0"}),
        (Household, {"number": "\ud800"}),
        (Facility, {"name": "室", "area_m2": 800}),
        (Facility, {"name": "室", "area_m2": "Infinity"}),
        (Facility, {"name": "室", "area_m2": "8_00"}),
        (Facility, {"name": "室", "area_m2": " 800"}),
        (Facility, {"name": "室", "open_days": True}),
        (Facility, {"name": "室", "open_days": 365.0}),
        (Facility, {"name": "室", "open_days": 2**63}),
        (Statement, {"figure": "f", "value": "=1", "on": "2004-1-1"}),
        (Statement, {"figure": "f", "value": None}),
    ],
)
def test_what_is_nearly_right_is_wrong(kind, fields):
    """A payload is what dump writes, not what could be understood."""
    sound = {"kind": kind.kind, "schema": 1, "id": f"bei/{kind.kind}/1", "number": "1"}
    if kind is not Household:
        del sound["number"]
    with pytest.raises(InvalidPayload):
        load(sound | fields)


@pytest.mark.parametrize(
    "record",
    [
        PERSON.evolve(name="王\0"),
        PERSON.evolve(phones=("1", "\ud83d")),
        PERSON.evolve(name=None),
        PERSON.evolve(name=7),
        PERSON.evolve(phones=(7,)),
        PERSON.evolve(born="1985"),
        PERSON.evolve(sex="1"),
        PERSON.evolve(period=None),
        Unit(id=Ref("bei/unit/1"), name="行", staff=2**63),
        Unit(id=Ref("bei/unit/1"), name="行", staff=True),
        Unit(id=Ref("bei/unit/1"), name="行", staff=1.5),
    ],
    ids=lambda record: record.kind,
)
def test_what_could_not_be_read_again_is_not_written(record):
    """Values of another type, and text that no store can keep, are refused at once."""
    with pytest.raises(InvalidValue) as refused:
        dumps(record)
    assert "王" not in str(refused.value)


def test_a_backslash_before_u0000_is_only_text():
    """The six characters of an escape are no NUL, and are kept."""
    record = PERSON.evolve(name="\\u0000 与 \\\\u0000")
    assert loads(dumps(record)) == record
    with pytest.raises(InvalidValue):
        dumps(PERSON.evolve(name="\\\\\0"))


def test_an_unknown_quantity_is_not_a_missing_one():
    """A number that was stated but left blank comes back as just that."""
    said = Statement(
        id=Ref("bei/statement/1"),
        figure="buildings",
        value=Quantity.unknown("有住宅楼幢"),
    )
    assert dump(said)["value"] == "? «有住宅楼幢»"
    assert load(dump(said)).value.low is None


def test_a_decimal_keeps_its_digits():
    """1.30 is not 1.3 on paper, and not in a payload."""
    room = Facility(id=Ref("bei/facility/1"), name="室", area_m2=Decimal("1.30"))
    assert dump(room)["area_m2"] == "1.30"
    assert str(load(dump(room)).area_m2) == "1.30"


def test_the_fields_that_changed_are_named():
    """Two records of one kind differ in the fields that are named."""
    after = PERSON.evolve(name="王建", sex=Sex.FEMALE)
    assert changed_fields(PERSON, after) == ("name", "sex")
    assert changed_fields(PERSON, PERSON) == ()
