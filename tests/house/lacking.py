"""缺库的机器. A Python without some libraries, in which every way in and out is tried.

    python lacking.py LIBRARY,LIBRARY FOLDER

Prints a line of JSON for each job: what it is, how it ended, what was said.
"""

import contextlib
import io
import json
import os
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "beizheng"
GROUPS = EXAMPLE / "ledgers" / "02-居民小组台账.xlsx"


class Without:
    """缺库. An import system that does not find some libraries."""

    def __init__(self, libraries: frozenset[str]) -> None:
        self.libraries = libraries

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """找模块. Not those; of the others it knows nothing."""
        if name.partition(".")[0] in self.libraries:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def jobs(folder: Path) -> Iterator[tuple[str, list[object]]]:
    """任务. What is tried, by what it is called."""
    from shequ_core.plugins import Plugins

    book, csv = f"text:{folder / 'book'}", folder / "花名册.csv"
    draft = folder / "草稿.txt"
    draft.write_text("本社区共有2户3人。", "utf-8")
    form = EXAMPLE / "forms" / "人口情况月报表.toml"
    yield "load csv", ["load", csv, "--into", book]
    yield "look xlsx", ["look", GROUPS]
    yield "look foreign", ["look", folder / "foreign.csv"]
    yield "sqlite", ["load", csv, "--into", folder / "book.db"]
    yield "postgresql", ["figures", "postgresql://127.0.0.1:1/none"]
    yield "mariadb", ["figures", "mariadb://127.0.0.1:1/none"]
    yield "figures", ["figures", book]
    yield "marked-up", _marked(csv, folder)
    yield "template", ["template", "居民花名册", "-o", folder / "template.xlsx"]
    yield "report", ["report", book, "社区概况", "-o", folder / "report.docx"]
    yield "fill", ["fill", book, form, "-o", folder, "--period", "2004-12"]
    yield "narrate", ["narrate", "check", draft, book]
    yield "holidays", ["holidays", book, "2020"]
    yield "festivals", ["festivals", book, "2020"]
    yield "conform", ["conform", "lacking:no_store", "--examples", "1"]
    for offer in Plugins.discover().exporters:
        out = folder / f"{offer.name}{offer.suffix}"
        yield f"export {offer.name}", ["export", book, offer.name, "-o", out]
    os.environ["SHEQU_KEYS"] = f"k:{b64encode(bytes(32)).decode()}"
    yield "sealed", ["load", csv, "--into", f"text:{folder / 'sealed'}"]


def _marked(csv: Path, folder: Path) -> list[object]:
    into = ["--into", f"text:{folder / 'marked'}", "--dry-run"]
    return ["load", csv, *into, "--marked-up", folder / "marked.xlsx"]


def no_store(folder: Path) -> None:
    """空. What makes no store, and so keeps no law."""


def main(libraries: str, folder: Path) -> None:
    """试. Every job, on a machine that lacks the libraries."""
    sys.meta_path.insert(0, Without(frozenset(libraries.split(","))))
    from shequ_adapters.cli import main as shequ

    for job, words in jobs(folder):
        said, complained = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
            code = shequ([str(word) for word in words])
        print(json.dumps([job, code, complained.getvalue()]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
