"""工作簿. What ledgers cost on the way in and out, beside the libraries alone.

Run it: ``python benchmarks/workbooks.py``. Out: the residents' ledger as xlsx, beside
XlsxWriter in constant memory writing the same cells; the goal is at most 1.0 x. In: the
example's residents read with all guards, beside python-calamine alone. Medians of 7
runs in turn, processor time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from shequ_adapters.formats.xlsx import Xlsx
from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import read_workbook
from shequ_core import books, loading
from shequ_core.ledgers import PRACTICES, Practice
from shequ_core.ledgers.writing import written
from shequ_core.register import Register

FOLDER = Path(__file__).parent.parent / "examples" / "beizheng" / "ledgers"
DAY = date(2004, 12, 31)
RUNS = 7
RESIDENTS = next(it for it in PRACTICES if it.ledger.name == "residents")


def loaded() -> Register:
    """入库. The example's ledgers, loaded."""
    store = MemoryStore()
    sheets = [sheet for path in FOLDER.iterdir() for sheet in read_workbook(path)]
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="benchmark", reason="ledgers")
    with store.view() as view:
        return books.read(view, "beizheng")


def export(register: Register, *practices: Practice) -> None:
    """导出. Our own."""
    Xlsx(practices).write(register, BytesIO(), on=DAY)


def cell_by_cell(rows: list[tuple[object, ...]]) -> None:
    """逐格写. What one writes with XlsxWriter alone."""
    with Workbook(BytesIO(), {"constant_memory": True}) as book:
        page = book.add_worksheet()
        text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if value is not None:
                    style = day if isinstance(value, date) else text
                    page.write(number, place, value, style)


def calamine(path: Path) -> None:
    """裸读. The reader without guards."""
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def seconds(work: Callable[[], object]) -> float:
    """秒. The processor time of some work; others may share the machine."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """运行. Print each time, and its ratio to the library's."""
    register = loaded()
    [ledger] = written(register, [RESIDENTS], DAY)
    rows: list[tuple[object, ...]] = list(ledger.rows)
    path = max(FOLDER.iterdir(), key=lambda it: it.stat().st_size)
    works: dict[str, Callable[[], object]] = {
        "XlsxWriter, residents": lambda: cell_by_cell(rows),
        "export, residents": lambda: export(register, RESIDENTS),
        "export, all ledgers": lambda: export(register, *PRACTICES),
        "calamine, residents": lambda: calamine(path),
        "read, residents": lambda: read_workbook(path),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            times[name].append(seconds(work))
    of = {name: median(each) for name, each in times.items()}
    for name, time in of.items():
        print(f"{name:24}{time:8.3f} s")
    written_ratio = of["export, residents"] / of["XlsxWriter, residents"]
    read_ratio = of["read, residents"] / of["calamine, residents"]
    print(f"export : XlsxWriter    {written_ratio:.2f} x (goal 1.0)")
    print(f"read : calamine        {read_ratio:.2f} x")


if __name__ == "__main__":
    main()
