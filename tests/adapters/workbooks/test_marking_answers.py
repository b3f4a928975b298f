"""答复: what the clerk chooses beside the rows is done when the workbook is loaded."""

import pytest
from openpyxl import Workbook, load_workbook
from tests.core.loading.rosters import HEADS, kept, number

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import read_workbook
from shequ_adapters.workbooks.marking import mark_up
from shequ_core.ledgers.marking import (
    ADOPT,
    ANSWERED,
    PROPOSED,
    REJECT,
    SUMMARY,
    unmarked,
)
from shequ_core.loading import commit, marked_book, plan
from shequ_core.model import PartyMembership, Person

RESIDENTS = (
    ("0001", "张三", "户主", "男", "1960.1.1", number(), "", "第1居民小组"),
    ("0002", "张三", "户主", "男", "1970-01-01", number("19700101"), "", ""),
)
MEMBERS = (("张三", "", "1990-07-01", "第一支部", ""),)


def workbook(path, title, *rows):
    """A ledger of an office in a file."""
    book = Workbook()
    sheet = book.active
    sheet.title = "表"
    for row in (("北正社区" + title,), HEADS[title], *rows):
        sheet.append(row)
    book.save(path)
    return path


def loaded(store, path):
    """Load a file; the plan."""
    found = plan(store, read_workbook(path))
    commit(store, found, actor="甲", reason="乙")
    return found


def marked(store, path, out):
    """Load a file, and write its marked-up copy."""
    found = loaded(store, path)
    sheets = tuple(unmarked(read_workbook(path)))
    book = marked_book(
        sheets,
        found.findings,
        proposals=found.proposals,
        questions=found.questions,
    )
    with out.open("wb") as stream:
        mark_up(path, sheets, book, stream)
    return out


def columns(sheet):
    """Our columns, by their headers."""
    return {cell.value: cell.column_letter for cell in sheet[2]}


def answer(path, row, words):
    """What a clerk does: answer a row, and save."""
    book = load_workbook(path)
    sheet = book["表"]
    sheet[f"{columns(sheet)[ANSWERED]}{row}"] = words
    book.save(path)


@pytest.fixture
def store():
    """An empty store."""
    return MemoryStore()


@pytest.fixture
def roster(store, tmp_path):
    """The roster, loaded and marked up."""
    path = workbook(tmp_path / "花名册.xlsx", "居民花名册", *RESIDENTS)
    return marked(store, path, tmp_path / "标注.xlsx")


@pytest.fixture
def members(store, roster, tmp_path):
    """The party roster without numbers, loaded and marked up."""
    path = workbook(tmp_path / "党员.xlsx", "党员花名册", *MEMBERS)
    return marked(store, path, tmp_path / "党员标注.xlsx")


def test_a_proposal_stands_beside_its_row_and_in_the_comment(roster):
    """With a list to choose from, in a cell that asks to be filled."""
    sheet = load_workbook(roster)["表"]
    at = columns(sheet)
    assert sheet[f"{at[PROPOSED]}3"].value == "E列出生日期：1960-01-01"
    assert sheet["E3"].comment.text.endswith("建议改为：1960-01-01")
    [rule] = sheet.data_validations.dataValidation
    assert str(rule.sqref) == f"{at[ANSWERED]}3"
    assert rule.formula1 == f'"{ADOPT},{REJECT}"'
    assert sheet["E3"].value == "1960.1.1"


def test_what_is_adopted_is_read_and_nothing_is_wrong_any_more(store, roster):
    """Only its row changes; the cell itself is left to the clerk."""
    answer(roster, 3, ADOPT)
    found = loaded(store, roster)
    assert "date-dotted" not in {it.kind for it in found.findings}
    assert {it.id.kind for it in found.puts} <= {"ledger_sheet"}
    assert found.accounts[0].unchanged == 2


@pytest.mark.parametrize("words", [REJECT, "", "再说"])
def test_what_is_not_adopted_stays(store, roster, words):
    """Whatever else is written there."""
    answer(roster, 3, words)
    assert "date-dotted" in {it.kind for it in loaded(store, roster).findings}


def test_marking_up_again_writes_what_was_adopted(store, roster, tmp_path):
    """It is in its cell then, as text; lists and columns of before are gone."""
    answer(roster, 3, ADOPT)
    again = load_workbook(marked(store, roster, tmp_path / "再标.xlsx"))["表"]
    assert (again["E3"].value, again["E3"].data_type) == ("1960-01-01", "s")
    assert again["E3"].comment is None
    assert PROPOSED not in columns(again)
    assert not again.data_validations.dataValidation


def test_a_question_lists_its_candidates_in_the_summary(members):
    """Nobody is named; the list of the row is taken from there."""
    book = load_workbook(members)
    sheet, summary = book["表"], book[SUMMARY]
    [rule] = sheet.data_validations.dataValidation
    assert str(rule.sqref) == f"{columns(sheet)[ANSWERED]}3"
    place, cells = rule.formula1.split("!")
    assert place == f"'{SUMMARY}'"
    listed = [row[0].value for row in summary[cells.replace("$", "")]]
    assert [it.partition("（")[0] for it in listed] == ["0001-1", "0002-1", "另一人"]
    assert not any("张三" in str(it) for it in listed)


def test_the_chosen_candidate_is_the_person(store, members):
    """The cell as it stands in the list is the answer; it is not asked again."""
    book = load_workbook(members)
    [rule] = book["表"].data_validations.dataValidation
    cells = rule.formula1.split("!")[1].replace("$", "")
    answer(members, 3, book[SUMMARY][cells][1][0].value)
    assert loaded(store, members).questions == ()
    assert kept(store, PartyMembership)["m1"].person.key == "0002-1"
    assert sorted(kept(store, Person)) == ["0001-1", "0002-1"]


def test_somebody_else_may_be_answered(store, members):
    """Then it is a person of their own, and stays one."""
    answer(members, 3, "另一人")
    assert loaded(store, members).questions == ()
    assert kept(store, PartyMembership)["m1"].person.key == "x1"
