"""写插件. The pages by which newcomers write plug-ins are the examples' own code.

So that a page can be followed without the project at hand, each block is told to be of
a file, and the blocks of a file are the whole of it.
"""

import re

import pytest
from tests.house.sources import ROOT

PAGES = {
    "writing-a-store": ("shequ_dbm",),
    "writing-a-format": ("shequ_roster",),
    "writing-a-rule": ("shequ_norms",),
    "writing-a-ledger": ("shequ_overseas", "shequ_stairs"),
}
"""The examples that a page tells."""

NAMED = re.compile(r"^`([\w./]+)`\n\n```\w+\n(.*?)^```", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"^```(?:py|toml)\n(.*?)^```", re.DOTALL | re.MULTILINE)
OURS = re.compile(r"\n\[tool\.ruff\]\n.*", re.DOTALL)
"""What an example has only because it lies within the project."""


def words(page):
    """What a page says."""
    return (ROOT / "docs" / f"{page}.md").read_text("utf-8")


def files(page):
    """The files of a page's examples, by their paths; the first of a name counts."""
    found = {}
    for example in PAGES[page]:
        folder = ROOT / "examples" / example
        for path in sorted((*folder.glob("*.toml"), *folder.rglob("*.py"))):
            text = OURS.sub("", path.read_text("utf-8"))
            found.setdefault(path.relative_to(folder).as_posix(), text)
    return found


def told(page):
    """The files that a page tells, each put together from its blocks."""
    whole = {}
    for path, block in NAMED.findall(words(page)):
        whole[path] = whole.get(path, "") + block
    return whole


@pytest.mark.parametrize("page", PAGES)
def test_a_block_is_from_the_file_above_it(page):
    """Word for word."""
    named = NAMED.findall(words(page))
    assert [block for _, block in named] == BLOCK.findall(words(page))
    for path, block in named:
        assert block in files(page)[path], block


@pytest.mark.parametrize("page", PAGES)
def test_a_file_is_told_whole(page):
    """In its order, from the first line to the last."""
    for path, text in told(page).items():
        assert text.split() == files(page)[path].split(), path


@pytest.mark.parametrize("page", PAGES)
def test_what_it_takes_to_install_it_is_told(page):
    """Every file of the plug-in, and a test of it."""
    packed = {path for path in files(page) if not path.startswith("tests/")}
    assert packed <= set(told(page))
    assert any(path.startswith("tests/") for path in told(page))


def test_the_store_is_small():
    """Under a hundred lines, as the page says, blank ones apart."""
    lines = files("writing-a-store")["src/shequ_dbm/store.py"].splitlines()
    assert len([line for line in lines if line.strip()]) < 100
