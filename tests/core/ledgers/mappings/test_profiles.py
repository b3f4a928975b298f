"""代码标准: national codes mean what the standards say, and only when asked."""

from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import NotFound
from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.mappings import Mappings, profile_named, profiles
from shequ_core.ledgers.recognise import understand
from shequ_core.values import Education, Ethnicity, Marital, Political, Relation, Sex

GB = profile_named("国标")
HEADS = {
    "性别": ("sex", Sex),
    "民族": ("ethnicity", Ethnicity),
    "文化程度": ("education", Education),
    "婚姻状况": ("marital", Marital),
    "政治面貌": ("political", Political),
}


def read(header, cell, mappings):
    """What a cell under a header of the roster is read as."""
    sheet = Sheet(
        file="a.xlsx",
        name="表",
        rows=[["姓名", "与户主关系", header], ["张三", "户主", cell]],
    )
    (table,) = understand(sheet, mappings.ledgers_for(sheet.name, LEDGERS))
    assert isinstance(table, Table)
    return table.rows[0].get(HEADS[header][0])


@pytest.mark.parametrize("kind", GB.codes, ids=lambda it: it.__name__)
def test_our_choices_are_national_codes(kind):
    """A choice is kept under its code in the standard; 文盲 has none."""
    codes = GB.codes[kind]
    for choice in kind:
        if choice is not Education.ILLITERATE:
            assert codes[choice.value] is choice


@pytest.mark.parametrize(
    ("kind", "code", "choice"),
    [
        (Sex, "1", Sex.MALE),
        (Ethnicity, "01", Ethnicity.HAN),
        (Ethnicity, "1", Ethnicity.HAN),
        (Ethnicity, "tj", Ethnicity.TUJIA),
        (Political, "3", Political.YOUTH_LEAGUE),
        (Education, "21", Education.BACHELOR),
        (Relation, "01", Relation.HEAD),
        (Relation, "25", Relation.SON),
        (Relation, "85", Relation.OTHER_KIN),
    ],
)
def test_codes_of_the_standards(kind, code, choice):
    """Finer codes fall under ours; a lost zero is seen where it can be."""
    assert GB.codes[kind][code] is choice


@pytest.mark.parametrize(
    ("kind", "code"),
    [(Relation, "1"), (Relation, "2"), (Marital, "1"), (Sex, "3"), (Education, "50")],
)
def test_what_could_be_another_code_is_none(kind: type[Enum], code):
    """2 may be 02 户主 or, in the one-digit form, 子: it is not decided here."""
    assert code not in GB.codes[kind]


@given(st.sampled_from(sorted(HEADS)), st.data())
def test_codes_are_read_under_the_profile_only(header, data):
    """With it each code is its choice, as text or as a number; without it nothing."""
    codes = GB.codes[HEADS[header][1]]
    code = data.draw(st.sampled_from(sorted(it for it in codes if it.isdecimal())))
    cell = data.draw(
        st.sampled_from([code, f" {code} ", *([int(code)] if code[0] != "0" else [])])
    )
    assert read(header, cell, Mappings(profile=GB)) is codes[code]
    assert read(header, cell, Mappings()) is None


def test_words_are_read_all_the_same():
    """A source that mixes codes and words is understood."""
    assert read("性别", "女", Mappings(profile=GB)) is Sex.FEMALE


def test_by_name_or_title():
    """Of one that no one knows, those that are known are told."""
    assert profile_named("GB") is GB
    assert GB in profiles()
    with pytest.raises(NotFound, match="国标"):
        profile_named("省标")
