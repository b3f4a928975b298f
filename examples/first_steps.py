"""First steps: an office's ledgers in; figures, findings and reports out.

Run it anywhere: ``python examples/first_steps.py``. It works in a temporary folder.
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from shequ_core import Plugins, Window, books, figures, loading, masked, rules

LEDGERS = Path(__file__).parent / "beizheng" / "ledgers"
YEAR_END = date(2004, 12, 31)


def main(folder: Path) -> None:
    """Load the ledgers of 北正社区, ask some questions, write a report."""
    plugins = Plugins.discover()
    store = plugins.open_store(f"sqlite:///{folder / 'beizheng.db'}")

    sheets = []
    for path in sorted(LEDGERS.iterdir()):
        sheets += plugins.workbook(path).read(path)
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="居委会 李主任", reason="2004 年台账")

    with store.view() as view:
        beizheng = books.read(view, "beizheng")
    year = Window.year_to(YEAR_END)
    for code in ("registered_households", "registered_residents", "attendance"):
        figure = figures.measure(beizheng, code, year)
        print(f"{figure.label} {figure.value} {figure.unit}（{figure.basis}）")

    origins = loading.Origins(beizheng, books.sources(store, "beizheng"))
    found = origins.placed(rules.check(beizheng, YEAR_END))
    for finding in list(found)[:3]:
        place = finding.place
        print(finding.code, finding.message, place.file, place.sheet, place.cell)

    for name, records in (("docx", beizheng), ("xlsx", masked(beizheng))):
        with (folder / f"report.{name}").open("wb") as stream:
            plugins.exporter(name).write(records, stream, on=YEAR_END)


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        main(Path(scratch))
