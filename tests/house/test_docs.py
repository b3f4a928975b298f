"""文档. What the docs show is run, and what they list is what the code has.

Write the tables anew: ``SHEQU_WRITE_DOCS=1 pytest tests/house/test_docs.py``.
"""

import doctest
import io
import os
import re
import shlex
from contextlib import redirect_stdout

import pytest
from tests.house.sources import ROOT
from tests.house.tables import TABLES

from shequ_core import Plugins

PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").glob("*/*.md")),
]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
MADE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def page_name(page):
    """How a page is called in a test's id."""
    return str(page.relative_to(ROOT))


def blocks(page, language):
    """The fenced blocks of a language on a page."""
    return [
        text
        for found, text in BLOCK.findall(page.read_text("utf-8"))
        if found == language
    ]


@pytest.fixture
def beside_the_examples(tmp_path, monkeypatch):
    """A folder to write in, in which the examples are found as from the project."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if blocks(page, "python")], ids=page_name
)
@pytest.mark.usefixtures("beside_the_examples")
def test_what_a_page_shows_runs(page):
    """The Python of a page runs from top to bottom, and answers what is printed."""
    names = {}
    for block in blocks(page, "python"):
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(
                block, names, page_name(page), str(page), 0
            )
            told = io.StringIO()
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
            runner.run(example, out=told.write, clear_globs=False)
            names = example.globs
            assert not runner.failures, told.getvalue()
        else:
            with redirect_stdout(io.StringIO()):
                exec(compile(block, page_name(page), "exec"), names)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if MADE.search(page.read_text("utf-8"))],
    ids=page_name,
)
def test_a_table_is_what_the_code_has(page):
    """A table of a page equals what is made from the code."""
    text = page.read_text("utf-8")
    made = MADE.sub(lambda at: f"{at[1]}\n{TABLES[at[2]]()}\n{at[3]}", text)
    if os.environ.get("SHEQU_WRITE_DOCS"):
        page.write_text(made, "utf-8")
    else:
        assert text == made


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_link_leads_somewhere(page):
    """What a page links to within the project is there."""
    for target in LINK.findall(BLOCK.sub("", page.read_text("utf-8"))):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_command_is_one(page):
    """Each ``shequ`` line of a page names a command, its options, each thing that the
    command needs, and no more; formats stand where they are looked for.
    """
    formats = {"roster", *(it.name for it in Plugins.discover().exporters)}
    for block in blocks(page, "console"):
        for line in re.findall(r"^\$ shequ (.+)$", block, re.MULTILINE):
            named, words = _named(shlex.split(line, comments=True))
            parser = named.make_parser(named.context_class(named))
            given, rest, _ = parser.parse_args(words)
            assert rest == [], line
            assert all(given.get(it.name) for it in named.params if it.required), line
            assert given.get("format") in {None, *formats}, line


def _named(words):
    """The command that is typed, and the words after it."""
    from shequ_adapters.cli.app import command

    named = command()
    words = _after_general(named, words)
    while hasattr(named, "commands"):
        named, words = named.commands[words[0]], words[1:]
    return named, words


def _after_general(whole, words):
    """The words from the command on: what stands before it is for any command."""
    options = {option for it in whole.params for option in it.opts}
    while words[0] in options:
        words = words[2:]
    return words


@pytest.mark.parametrize("page", ["README.md", "docs/zh/README.zh-CN.md", ".ci/run"])
@pytest.mark.parametrize(
    "line", ['".[all]" && .venv/bin/shequ demo', '-e ".[dev]" && .venv/bin/pytest']
)
def test_the_two_commands_are_the_same_everywhere(page, line):
    """A stranger, in either language, types what the checks type, set-up included."""
    whole = f"python3 -m venv .venv && .venv/bin/pip install {line}"
    assert whole in (ROOT / page).read_text("utf-8")
