"""建议: what a plan proposes, and where."""

from tests.core.loading.rosters import ledger, number, residents

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading

A = number()


def proposed(*sheets):
    """What is proposed, by cell."""
    plan = loading.plan(MemoryStore(), sheets)
    return {(it.place.sheet, it.place.cell): it for it in plan.proposals}


def test_a_proposal_is_in_its_cell_under_its_header():
    """Numbers and names are personal, dates and choices are not."""
    row = ("0001", "王 芳", "户主", "男", "1960.1.1", A[:6] + A[8:17], "", "")
    found = proposed(residents(row))
    assert {cell: it.value for (_, cell), it in found.items()} == {
        "B4": "王芳",
        "E4": "1960-01-01",
        "F4": A,
    }
    assert [it.header for it in found.values() if it.personal] == [
        "公民身份号码",
        "姓名",
    ]


def test_the_gravest_finding_of_a_cell_has_the_say():
    """A wrong number in full-width digits is mended, not only made half-width."""
    wide = "".join(chr(ord(it) + 0xFEE0) for it in f"{A[:9]}1{A[10:]}")
    row = ("0001", "王芳", "户主", "男", "1960-01-01", wide, "", "")
    [found] = proposed(residents(row)).values()
    assert (found.kind, found.value) == ("id-check-digit", A)


def test_the_right_number_of_another_ledger_is_proposed():
    """Where the roster has it wrong, and the names are the same."""
    row = ("0001", "王芳", "户主", "男", "1960-01-01", f"{A[:17]}5", "", "")
    member = ledger("党员花名册", ("王芳", A, "1990-07-01", "第一支部", ""))
    found = proposed(residents(row), member)
    assert [it.value for it in found.values()] == [A]


def test_nothing_is_applied_by_itself():
    """The book has what stands in the ledger."""
    row = ("0001", "王芳", "户主", "男", "1960-01-01", f"{A[:9]}1{A[10:]}", "", "")
    plan = loading.plan(MemoryStore(), [residents(row)])
    [person] = (it for it in plan.puts if it.id.kind == "person")
    assert person.number == f"{A[:9]}1{A[10:]}"
    assert [it.value for it in plan.proposals] == [A]
