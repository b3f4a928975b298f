"""文档站. Every page is in the nav, links lead within the site, nothing is fetched."""

import pytest
import yaml
from docs.making.commands import commands_page
from docs.making.foreign import loads_from_elsewhere
from docs.making.links import led
from docs.making.reference import door_page, room_page, rooms
from tests.house.sources import ROOT, SRC

import shequ_core
from shequ_adapters.cli.app import command
from shequ_adapters.cli.words import Language

SITE = {
    "README.md": "index.md",
    "CHANGELOG.md": "project/changelog.md",
    "docs/index.md": "index.md",
    "docs/zh/ledgers.md": "zh/ledgers.md",
    "docs/decisions/README.md": "decisions/README.md",
    "examples/beizheng/README.md": "project/beizheng.md",
}


def listed(nav):
    """The pages of a nav, in order."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values():
                yield from listed([inner] if isinstance(inner, str) else inner)


def test_every_page_is_in_the_nav():
    """A new page of docs/ needs its line in mkdocs.yml; decisions are put in."""
    docs = ROOT / "docs"
    pages = {page.relative_to(docs).as_posix() for page in docs.rglob("*.md")}
    pages = {page for page in pages if not page.startswith("decisions/")}
    named = list(
        listed(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"])
    )
    assert pages <= set(named)
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("file", "written", "leads"),
    [
        ("docs/index.md", "[a](zh/ledgers.md#b)", "[a](zh/ledgers.md#b)"),
        ("docs/zh/ledgers.md", "[a](../decisions/)", "[a](../decisions/README.md)"),
        ("docs/index.md", "[a](../CHANGELOG.md)", "[a](project/changelog.md)"),
        ("docs/zh/ledgers.md", "[a](../../README.md)", "[a](../index.md)"),
        ("docs/index.md", "[a](../examples/beizheng/)", "[a](project/beizheng.md)"),
        ("CHANGELOG.md", "[a](docs/zh/ledgers.md)", "[a](../zh/ledgers.md)"),
        ("docs/index.md", "[a](../src/x.py)", "a (`src/x.py`)"),
        ("docs/index.md", "[`src/x.py`](../src/x.py)", "`src/x.py`"),
        ("docs/index.md", "[a](https://b.c) [d](#e)", "[a](https://b.c) [d](#e)"),
        ("docs/index.md", "`[a](../src/x.py)`", "`[a](../src/x.py)`"),
        ("docs/index.md", "```py\nf[a](b.c)\n```", "```py\nf[a](b.c)\n```"),
    ],
)
def test_a_link_leads_within_the_site_or_names_a_file(file, written, leads):
    """What is in no site is named, since it has no public address."""
    assert led(written, file, SITE) == leads


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://a.b/c.js"></script>',
        '<link rel="stylesheet" href="//a.b/c.css">',
        '<img alt="d" src="http://a.b/c.png">',
        "<style>p { background: url('https://a.b/c.png') }</style>",
        '<style>@import "https://a.b/c.css"</style>',
        '<pre class="mermaid">',
    ],
)
def test_what_would_be_fetched_is_found(page, tmp_path):
    """Scripts, styles, pictures, fonts; and what the theme fetches to draw."""
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert len(list(loads_from_elsewhere(tmp_path))) == 1


def test_a_link_is_not_fetched(tmp_path):
    """Nor is anything of the site itself."""
    page = '<a href="https://a.b">c</a> <img src="d.png"> https://e.f <p class="g">'
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert not list(loads_from_elsewhere(tmp_path))


@pytest.mark.parametrize("language", Language)
def test_the_page_of_commands_has_every_command(language):
    """Each with its help in the language of the page."""
    page = commands_page(language)
    for name in command().commands:
        assert f"\n## {name}" in page
    assert ("语言" in page) is (language is Language.ZH)


def test_the_reference_has_every_room():
    """A page for each room of the core, and the front door before them."""
    there = {
        path.stem for path in (SRC / "shequ_core").iterdir() if path.stem[0] != "_"
    }
    assert set(rooms()) == there - {"py"}
    assert room_page("values").startswith("# values 值\n")
    assert all(f"| [`{name}`]" in door_page() for name in shequ_core.__all__)
