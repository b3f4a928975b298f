"""写存储. The page by which a newcomer writes a store is the example's own code."""

import re

import pytest
from tests.house.sources import ROOT

PAGE = (ROOT / "docs" / "writing-a-store.md").read_text("utf-8")
EXAMPLE = ROOT / "examples" / "shequ_dbm"
STORE = EXAMPLE / "src" / "shequ_dbm" / "store.py"
FILES = {
    "py": [*sorted(EXAMPLE.glob("src/*/*.py")), EXAMPLE / "tests" / "test_dbm.py"],
    "toml": [EXAMPLE / "pyproject.toml"],
}


def blocks(language):
    """The fenced blocks of a language on the page."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("language", FILES)
def test_a_block_is_from_the_example(language):
    """Word for word, in one of its files."""
    texts = [path.read_text("utf-8") for path in FILES[language]]
    assert blocks(language)
    for block in blocks(language):
        assert any(block in text for text in texts), block


def test_nothing_of_the_store_is_left_out():
    """The blocks in a row are the whole module."""
    text = STORE.read_text("utf-8")
    told = [block for block in blocks("py") if block in text]
    assert "".join("".join(told).split()) == "".join(text.split())


def test_the_store_is_small():
    """Under a hundred lines, as the page says, blank ones apart."""
    lines = STORE.read_text("utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) < 100
