"""命令示例. What a page shows at the command line is run, and says so.

The commands of a page are typed one after the other in the folder that ``shequ demo``
writes. Lines below a command are lines of what it prints, in that order; blanks do not
count, and … stands for any number of lines, or for any words in a line. What a page
calls a batch is another one each time: the one that was listed last is undone.
"""

import re
import shlex
import shutil

import pytest
from tests.house.sources import ROOT

from shequ_adapters.cli.app import run

SHOWN = ("checking", "measuring", "exporting", "undoing")
PAGES = [
    *sorted((ROOT / "docs/zh").glob("*.md")),
    *(ROOT / f"docs/{name}.md" for name in SHOWN),
]
"""示例页. The Chinese pages, and those English ones that go by the same example."""

BATCH = re.compile(r"\b[0-9a-f]{12}\b")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


def typed(page):
    """Each command of a page, and the lines that stand below it."""
    for block in BLOCK.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                shown = []
                yield line[2:], shown
            else:
                shown.append(line)


def pattern(shown):
    """What lines of a page stand for."""
    lines = [re.escape(" ".join(line.split())) for line in shown]
    return ".*?".join(line.replace("…", ".*?") for line in lines)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder that ``shequ demo`` writes."""
    folder = tmp_path_factory.mktemp("demo") / "北正社区"
    assert run(["demo", str(folder)]) == 0
    return folder


@pytest.fixture
def office(demo, tmp_path, monkeypatch):
    """A copy of that folder, to work in, on a wide screen."""
    folder = tmp_path / "北正社区"
    shutil.copytree(demo, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "140")
    return folder


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if any(typed(page))],
    ids=lambda page: str(page.relative_to(ROOT)),
)
@pytest.mark.usefixtures("office")
def test_the_commands_of_a_page_do_what_it_shows(page, capsys):
    """Each succeeds, and prints the lines that stand below it."""
    batches = []
    for command, shown in typed(page):
        if command.startswith("shequ "):
            arguments = shlex.split(command)[1:]
            if "undo" in arguments:
                arguments[arguments.index("undo") + 2] = batches[0]
            code = run(arguments)
            told = capsys.readouterr()
            assert code == 0, f"{command}\n{told.err}"
            words = " ".join(told.out.split())
            assert re.search(pattern(shown), words), f"{command}\n{told.out}"
            if "log" in arguments:
                batches = BATCH.findall(told.out)
