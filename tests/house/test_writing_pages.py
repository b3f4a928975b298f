"""写插件. The pages by which newcomers write plug-ins are the examples' own code."""

import re

import pytest
from tests.house.sources import ROOT

PAGES = {
    "writing-a-store": "shequ_dbm",
    "writing-a-format": "shequ_roster",
    "writing-a-rule": "shequ_norms",
    "writing-a-ledger": "shequ_overseas",
}
"""The example that a page tells."""

MODULES = {
    "writing-a-store": "store.py",
    "writing-a-format": "roster.py",
    "writing-a-rule": "norms.py",
    "writing-a-ledger": "neighbourhoods.py",
}
"""The module of it that is told whole, block after block."""


def blocks(page, language):
    """The fenced blocks of a language on a page."""
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def texts(page, pattern):
    """What the files of a page's example say."""
    files = (ROOT / "examples" / PAGES[page]).rglob(pattern)
    return [path.read_text("utf-8") for path in sorted(files)]


def whole_module(page):
    """The module that a page tells whole."""
    [text] = texts(page, MODULES[page])
    return text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["py", "toml"])
def test_a_block_is_from_the_example(page, language):
    """Word for word, in one of its files."""
    files = texts(page, f"*.{language}")
    assert blocks(page, language)
    for block in blocks(page, language):
        assert any(block in text for text in files), block


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_the_module_is_left_out(page):
    """The blocks in a row are the whole module."""
    text = whole_module(page)
    told = [block for block in blocks(page, "py") if block in text]
    assert "".join("".join(told).split()) == "".join(text.split())


def test_the_store_is_small():
    """Under a hundred lines, as the page says, blank ones apart."""
    lines = whole_module("writing-a-store").splitlines()
    assert len([line for line in lines if line.strip()]) < 100
