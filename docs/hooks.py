"""文档站. What the site has beside the pages of docs/, and how they stand in it."""

from pathlib import Path
from typing import Any

from making.commands import commands_page
from making.foreign import loads_from_elsewhere
from making.links import led
from making.reference import door_page, room_page, rooms
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from pymdownx.slugs import slugify

from shequ_adapters.cli.words import Language

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs/decisions"

PROJECT = {
    page: f"project/{page.lower()}"
    for page in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
    if (ROOT / page).exists()
}
EXAMPLES = {
    page.relative_to(ROOT).as_posix(): f"project/{page.parent.name}.md"
    for page in sorted((ROOT / "examples").glob("*/README.md"))
}
BESIDE = PROJECT | EXAMPLES
"""旁页. Pages that stand outside of docs/, and where they are in the site."""

REFERENCE = {"reference/shequ_core.md": door_page()} | {
    f"reference/{room}.md": room_page(room) for room in rooms()
}
COMMANDS = {
    "reference/commands.md": commands_page(Language.EN),
    "zh/commands.md": commands_page(Language.ZH),
}
MADE = REFERENCE | COMMANDS
"""制页. Pages that are made of the code, anew for each build."""


def on_config(config: Any) -> Any:
    """配置. Put the pages that nobody lists by hand into the nav."""
    decisions = [f"decisions/{path.name}" for path in sorted(DECISIONS.glob("[0-9]*"))]
    listed = {
        "Decisions": ["decisions/README.md", *decisions],
        "Rooms of the core": list(REFERENCE),
        "Project": list(BESIDE.values()),
    }
    config.nav = [_filled(entry, listed) for entry in config.nav]
    config.mdx_configs["toc"]["slugify"] = slugify(case="lower")  # keeps Chinese
    return config


def _filled(entry: Any, listed: dict[str, list[str]]) -> Any:
    """An entry of the nav; a section that is named, wherever it is, has its pages."""
    if isinstance(entry, str):
        return entry
    [(name, inner)] = entry.items()
    if isinstance(inner, str):
        return entry
    return {name: [_filled(it, listed) for it in (*inner, *listed.get(name, ()))]}


def on_files(files: Files, config: Any) -> Files:
    """页面. Add the pages beside docs/ and those that are made."""
    for file, page in BESIDE.items():
        files.append(File.generated(config, page, abs_src_path=str(ROOT / file)))
    for page, text in MADE.items():
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """文字. Lead the links of a page within the site."""
    site = {f"docs/{file.src_uri}": file.src_uri for file in files}
    site |= BESIDE | {"README.md": "index.md"}
    sources = {there: file for file, there in BESIDE.items()}
    here = page.file.src_uri
    return led(markdown, sources.get(here, f"docs/{here}"), site)


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """语言. Chinese pages have Chinese buttons; the switch leads to the same page."""
    here = page.file.src_uri
    pages = {it.file.src_uri: it.url for it in nav.pages}
    chinese = here.startswith("zh/")
    config.theme["language"] = "zh" if chinese else "en"
    english_page = here.removeprefix("zh/")
    likes = {
        "en": (english_page, "index.md"),
        "zh": (f"zh/{english_page}", "zh/index.md"),
    }
    for other in config.extra["alternate"]:
        wanted, home = likes[other["lang"]]
        other["link"] = pages.get(wanted, pages[home])
    return context


def on_post_build(config: Any) -> None:
    """核对. No page may fetch anything from another host."""
    if found := list(loads_from_elsewhere(Path(config.site_dir))):
        raise PluginError("The site would fetch from elsewhere:\n" + "\n".join(found))
