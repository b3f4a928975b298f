"""A register is written as ledgers, with their titles and who told when."""

from datetime import date

from hypothesis import given, settings

from shequ_core.ledgers import LEDGERS, PRACTICES
from shequ_core.ledgers.writing import titles, written
from shequ_core.model import Community
from shequ_core.register import Register
from shequ_core.testing import towns
from shequ_core.values import Ref

ON = date(2004, 12, 31)


@settings(max_examples=10)
@given(towns())
def test_ledgers_without_rows_are_left_out(register):
    """Each written ledger has a row at least, and a value a column."""
    sheets = list(written(register, PRACTICES, ON))
    assert sheets
    for sheet in sheets:
        rows = list(sheet.rows)
        assert rows
        assert {len(row) for row in rows} == {len(titles(sheet.ledger))}


def test_an_empty_register_is_a_set_of_blank_ledgers():
    """Where nothing is known, all ledgers are there to be filled in."""
    sheets = list(written(Register(), PRACTICES, ON))
    assert [sheet.ledger for sheet in sheets] == list(LEDGERS)
    assert not any(list(sheet.rows) for sheet in sheets)


def test_titles_name_the_community():
    """The head of a sheet says whose ledger it is, told by whom and when."""
    town = Community(id=Ref("bei/community/bei"), name="北正社区")
    [profile] = written(Register([town]), PRACTICES[:1], ON)
    assert profile.title == "北正社区概况"
    assert profile.told.startswith("填报单位：北正社区居民委员会")
    assert profile.told.endswith("填报时间：2004年12月31日")
    residents = next(it for it in PRACTICES if it.ledger.name == "residents")
    [blank] = written(Register([town]), [residents], ON)
    assert blank.title == "北正社区居民花名册"


def test_two_communities_have_no_common_name():
    """A workbook of two communities is titled by neither."""
    towns_ = [
        Community(id=Ref(f"{it}/community/{it}"), name=f"{it}社区") for it in ("a", "b")
    ]
    first, *_ = written(Register(towns_), PRACTICES, ON)
    assert first.title == "社区概况"
    assert "居民委员会" not in first.told
