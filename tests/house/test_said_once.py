"""只说一次. No page says a thing twice, as pages do that two people wrote at once.

Git puts the lines of both below each other, and a page looks whole with them.
"""

import re
from collections import Counter

import pytest
from tests.house.test_docs import PAGES, page_name

from shequ_adapters.cli.conform_laws import LAWS

NOT_PROSE = re.compile(
    r"^```.*?^```|<!-- table: .*?<!-- end -->", re.DOTALL | re.MULTILINE
)
SAID = re.compile(
    r"^(?:#+ .+|[A-Z]\d+\. .{12}|- .{40}|\| \[[^\]]+\]\([^)]+\).*?\|)", re.MULTILINE
)
"""Headings, laws, bullets and rows that lead somewhere, by how they begin."""

PROSE = {page: NOT_PROSE.sub("", page.read_text("utf-8")) for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_nothing_is_said_twice(page):
    """No heading, law, bullet or row of a page begins like another one."""
    said = Counter(SAID.findall(PROSE[page]))
    assert [words for words, times in said.items() if times > 1] == []


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_heading_stands_apart(page):
    """A blank line stands before it, so that it is one to every reader."""
    assert re.findall(r"(?<!\n)\n(#+ .+)", PROSE[page]) == []


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_block_ends_where_it_ends(page):
    """A blank line stands after it: two pages in one have lines that touch."""
    assert re.findall(r"^```\n(\S.*)", page.read_text("utf-8"), re.MULTILINE) == []


@pytest.mark.parametrize("law", LAWS)
def test_a_law_has_one_name_in_chinese(law):
    """The page calls it as ``shequ conform`` does."""
    page = next(it for it in PAGES if page_name(it) == "docs/laws.md")
    [told] = re.findall(rf"^{law}\. .+", PROSE[page], re.MULTILINE)
    assert told.endswith(f" {LAWS[law]}。")
