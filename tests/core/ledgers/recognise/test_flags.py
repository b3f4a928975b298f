"""是否列: columns that ask whether someone is one of a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import glossary, loading
from shequ_core.ledgers import LEDGERS, Sheet, Table, look
from shequ_core.ledgers.looking import Reason
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.flags import asked_by
from shequ_core.model import CareGroup, CareListing
from shequ_core.values import Political, Relation, Sex

UNKNOWN = "unknown-word"
RESIDENTS = next(it for it in LEDGERS if it.name == "residents")


def sheet(*rows):
    """A sheet of those rows."""
    return Sheet(file="a.xlsx", name="表", rows=rows)


def table(*rows):
    """The one table on a sheet of those rows."""
    (found,) = understand(sheet(*rows), LEDGERS)
    assert isinstance(found, Table)
    return found


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("是否低保", ("care", CareGroup.SUBSISTENCE_ALLOWANCE)),
        ("是否享受低保", ("care", CareGroup.SUBSISTENCE_ALLOWANCE)),
        ("是否残疾人(0否1是)", ("care", CareGroup.DISABLED)),
        ("残疾人", ("care", CareGroup.DISABLED)),
        ("退役军人", ("care", CareGroup.VETERAN)),
        ("是否党员", ("political", Political.PARTY_MEMBER)),
        ("是否户主", ("relation", Relation.HEAD)),
        ("党员", None),
        ("是否常住", None),
        ("是否", None),
        ("其他", None),
        ("残疾等级", None),
    ],
)
def test_what_is_asked(words, asked):
    """One of many groups by its word alone; one of one choice only by a question."""
    assert asked_by(RESIDENTS, words) == asked


@given(
    st.lists(st.sets(st.sampled_from(CareGroup)), min_size=1, max_size=4),
    st.sets(st.sampled_from(CareGroup), min_size=1),
    st.sampled_from([("是", "否"), ("√", ""), ("1", "0"), (1, 0), (1.0, None)]),
)
def test_many_columns_are_one_list(groups, asked, marks):
    """Whether groups are listed in a cell or asked about one by one is the same."""
    columns = sorted(asked, key=lambda it: it.value)
    header = ["姓名", "与户主关系", *(f"是否{glossary.word(it)}" for it in columns)]
    yes, no = marks
    rows = [
        ["张三", "户主", *(yes if it in own else no for it in columns)]
        for own in groups
    ]
    found = table(header, *rows)
    assert [set(row.values["care"]) for row in found.rows] == [
        own & asked for own in groups
    ]
    assert found.asked("care") == asked


def test_a_list_and_flags_beside_it():
    """What stands in the list comes first, each group once."""
    found = table(
        ["姓名", "与户主关系", "特殊群体", "低保", "是否户主"],
        ["张三", "", "独居、低保", "是", "是"],
    )
    (row,) = found.rows
    assert row.values["care"] == (
        CareGroup.LIVING_ALONE,
        CareGroup.SUBSISTENCE_ALLOWANCE,
    )
    assert row.values["relation"] is Relation.HEAD
    assert found.asked("care") is None


def test_other_numbers_than_one_and_nothing_are_codes():
    """1 and 2 may be 是 and 否, or the other way round: not guessed."""
    rows = (["张三", "户主", 1], ["李四", "妻", 2])
    found = table(["姓名", "与户主关系", "是否低保"], *rows)
    assert [row.get("care") for row in found.rows] == [None, None]
    assert {note.kind for row in found.rows for note in row.notes} == {"unknown-word"}


def test_codes_in_the_header():
    """What the header tells is no guess."""
    found = table(
        ["姓名", "与户主关系", "性别(1男2女)", "是否低保(0是1否)"],
        ["张三", "户主", 1, 0],
        ["李四", "妻", 2.0, 1],
    )
    assert [row.get("sex") for row in found.rows] == [Sex.MALE, Sex.FEMALE]
    assert [row.get("care") for row in found.rows] == [
        (CareGroup.SUBSISTENCE_ALLOWANCE,),
        None,
    ]


def test_codes_that_no_one_told_are_said_once():
    """A column of bare codes is one finding, and none of it is believed."""
    rows = (["张三", "户主", 1], ["李四", "妻", 2], ["王五", "子", 1])
    one = sheet(["姓名", "与户主关系", "性别"], *rows)
    (found,) = understand(one, LEDGERS)
    assert found.coded == {"sex": ("1", "2")}
    plan = loading.plan(MemoryStore(), [one])
    said = [it for it in plan.findings if "code" in it.kind]
    assert [it.kind for it in said] == ["coded-column"]
    assert "1、2" in said[0].message


def test_flags_say_nothing_of_groups_that_are_not_asked_about():
    """A roster that asks about 低保 ends no listing of the disabled."""
    store = MemoryStore()
    header = ["户号", "姓名", "与户主关系", "出生日期"]
    person = ["1", "张三", "户主", "1950-01-01"]
    first = loading.plan(
        store, [sheet([*header, "特殊群体"], [*person, "残疾人、低保"])]
    )
    loading.commit(store, first, actor="李", reason="台账")
    again = loading.plan(store, [sheet([*header, "是否低保"], [*person, "否"])])
    assert [it.group for it in again.register.all(CareListing)] == [CareGroup.DISABLED]


@pytest.mark.parametrize("own", [True, False])
def test_what_is_unreadable_is_told_where_it_stands(own):
    """Of each column that asks, and in its own cell; not in that of the list."""
    listed, flags = ["特殊群体"] * own, ["是否低保", "是否残疾"]
    one = sheet(
        ["姓名", "与户主关系", *listed, *flags],
        ["张三", "户主", *["空巢老人"] * own, "三餐", "两顿"],
    )
    plan = loading.plan(MemoryStore(), [one])
    said = {it.place.cell: it.message for it in plan.findings if it.kind == UNKNOWN}
    places = ["D2", "E2"] if own else ["C2", "D2"]
    assert sorted(said) == places
    assert [flags[0] in said[places[0]], flags[1] in said[places[1]]] == [True, True]
    (seen,) = look([one])
    assert [it.first for it in seen.tables[0].notes if it.kind == UNKNOWN] == places[:1]


def test_they_are_shown_with_their_reason():
    """A look says what is asked."""
    (seen,) = look([sheet(["姓名", "与户主关系", "是否低保"], ["张三", "户主", "√"])])
    flag = seen.tables[0].recognised[-1]
    assert (flag.letter, flag.key, flag.choice) == ("C", "care", "低保")
    assert flag.reason is Reason.FLAG
    assert seen.tables[0].columns == ("A", "C")
