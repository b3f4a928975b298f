"""标注示例. The example, marked up, is the same community when it is loaded again."""

from tests.house.sources import ROOT

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import read_workbook
from shequ_adapters.workbooks.marking import mark_up
from shequ_core.ledgers.marking import unmarked
from shequ_core.loading import commit, marked_book, plan

LEDGERS = ROOT / "examples/beizheng/ledgers"
FILES = [
    path
    for path in sorted(LEDGERS.iterdir())
    if path.name[:2] in ("01", "02", "06", "07", "08", "11", "12")
]


def sheets_of(files):
    """Every sheet of the files."""
    return [sheet for file in files for sheet in read_workbook(file)]


def test_the_marked_up_example_changes_no_record(tmp_path):
    """All rows are known, all findings the same; only the papers are new ones."""
    store = MemoryStore()
    loaded = plan(store, sheets_of(FILES))
    commit(store, loaded, actor="a", reason="b")
    copies = [tmp_path / f"{file.stem}-标注.xlsx" for file in FILES]
    for file, copy in zip(FILES, copies, strict=True):
        sheets = tuple(unmarked(read_workbook(file)))
        with copy.open("wb") as stream:
            mark_up(file, sheets, marked_book(sheets, loaded.findings), stream)
    again = plan(store, sheets_of(copies))
    assert {ref.kind for ref in (record.id for record in again.puts)} <= {
        "ledger_sheet"
    }
    assert again.strikes == ()
    assert {(it.kind, it.place) for it in again.findings} == {
        (it.kind, it.place) for it in loaded.findings
    }
    assert not sum(it.imported + it.updated for it in again.accounts)
