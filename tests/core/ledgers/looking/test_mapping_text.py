"""写列对应: what a look writes, a look reads, and understands the same."""

import tomllib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.recognise.test_other_words import OFFICES

from shequ_core.ledgers import LEDGERS, Sheet, look
from shequ_core.ledgers.looking import Reason, mapping_text
from shequ_core.ledgers.mappings import AS_THEY_ARE, read_mappings

WORDS = st.text(st.characters(min_codepoint=1, max_codepoint=0xFFFF), max_size=8)


def looked(*rows, name="表", mappings=AS_THEY_ARE):
    """A look at a sheet of those rows."""
    (seen,) = look([Sheet(file="a.xlsx", name=name, rows=rows)], mappings=mappings)
    return seen


def read_as(seen):
    """What each column of the first table is read as, and which words head nothing."""
    (table,) = seen.tables
    return table.ledger, {(it.letter, it.key, it.choice) for it in table.recognised}


@pytest.mark.parametrize("ledger", OFFICES)
def test_what_was_found_is_found_again(ledger):
    """For every office the same columns, now because the mapping says so."""
    for line in OFFICES[ledger]:
        header = [*line.split(), "血型", "血型", "联系电话"]
        seen = looked(header)
        again = looked(header, mappings=read_mappings(mapping_text([seen])))
        assert read_as(again) == read_as(seen)
        (table,) = again.tables
        assert {it.reason for it in table.recognised} == {Reason.MAPPED}
        assert not table.unmatched
        assert not table.repeated


@given(st.lists(WORDS, max_size=4), WORDS, WORDS)
def test_any_words_are_toml(strange, name, file):
    """Whatever stands in headers and names, the file can be read."""
    seen = looked(["姓名", "与户主关系", *strange], ["张三", "户主"], name=name)
    text = mapping_text([attrs.evolve(seen, file=file), looked(["甲", *strange])])
    assert tomllib.loads(text).keys() == {"table"}
    again = looked(
        ["姓名", "与户主关系", *strange], name=name, mappings=read_mappings(text)
    )
    assert read_as(again) == read_as(seen)


def test_what_was_not_understood_is_a_comment():
    """It is for a person to say that it is that ledger: without the # it is read so."""
    header = ["姓名", "性别", "手机号", "车牌"]
    text = mapping_text([looked(header, ["张三", "男", "13974435553", "湘A"])])
    assert "居民花名册" in text
    assert not read_mappings(text).tables
    lines = text.splitlines()
    start = lines.index("# [[table]]")
    lines = [it for it in lines[start:] if "栏目有" not in it]
    said = "\n".join(it.removeprefix("# ") for it in lines)
    assert read_as(looked(header, mappings=read_mappings(said)))[0] == "residents"


def test_tables_alike_are_one():
    """Twelve sheets of one form are said once."""
    rows = (["姓名", "与户主关系"], ["张三", "户主"])
    text = mapping_text([looked(*rows, name=f"{n}组") for n in range(1, 13)])
    assert text.count("\n[[table]]") == 1


def test_codes_that_no_one_told_wait_for_their_words():
    """They are listed under their column, and the profile that was used is kept."""
    seen = looked(
        ["姓名", "与户主关系", "性别"], ["张三", "户主", 1], ["李四", "妻", 2]
    )
    text = mapping_text([seen])
    assert '# [table.codes."性别"]\n# "1" = ""\n# "2" = ""' in text
    assert '\n# profile = "国标"' in text
    assert read_mappings(mapping_text([seen], profile="国标")).profile is not None


def test_it_names_the_columns_there_are():
    """Who edits it need not look them up; our own keys are not among them."""
    text = mapping_text([looked(["姓名", "与户主关系"], ["张三", "户主"])])
    residents = next(it for it in LEDGERS if it.name == "residents")
    (line,) = [it for it in text.splitlines() if it.startswith("# 栏目有 ")]
    assert residents.column("address").title in line
    assert "勿改" not in line
