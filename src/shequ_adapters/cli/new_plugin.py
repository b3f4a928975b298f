"""新建插件. ``shequ new-plugin``: a package of one's own, copied from an example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from keyword import iskeyword
from pathlib import Path
from typing import Annotated

import attrs
import typer

from shequ_adapters.cli.words import say


class PluginKind(Enum):
    """种类. What the new plug-in brings."""

    STORE = "store"
    FORMAT = "format"
    RULE = "rule"
    LEDGER = "ledger"


@attrs.frozen
class Example:
    """示例. The package that is copied, and which of its words become one's own.

    ``words`` are patterns of the word that the plug-in goes by, where it is that;
    ``tried`` is what ``shequ conform`` is to be given.
    """

    package: str
    words: tuple[str, ...]
    tried: str


EXAMPLES: Mapping[PluginKind, Example] = {
    PluginKind.STORE: Example(
        "shequ_dbm",
        (r"\bdbm(?=:)", r"^dbm(?= = )"),
        "{package}.store:DbmStore",
    ),
    PluginKind.FORMAT: Example(
        "shequ_roster",
        (r'(?<=name=")roster\b', r'(?<=exporter\(")roster\b', r"^roster(?= = )"),
        "--kind format {package}.roster:Roster",
    ),
    PluginKind.RULE: Example(
        "shequ_norms",
        (r'(?<=")norms(?=[-_])', r"^norms(?= = )"),
        "--kind rule {package}:rules",
    ),
    PluginKind.LEDGER: Example(
        "shequ_stairs",
        (r'(?<=name=")stairs(?=")', r"^stairs(?= = )"),
        "--kind ledger {package}:ledgers",
    ),
}
"""示例. By what they bring."""

Named = Annotated[str, typer.Argument(metavar="名称", help="包名，如 shequ_mine")]
Kind = Annotated[
    PluginKind,
    typer.Option(
        "--kind", metavar="种类", help="store 存储、format 格式、rule 规则、ledger 台账"
    ),
]
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_OURS = ("shequ", "shequ_core", "shequ_adapters")
_NOT_FOR_GUESTS = (
    re.compile(r": docs/writing-a-\w+\.md"),  # that page is ours
    re.compile(r"^license = .*\n", re.MULTILINE),  # and so is that choice
    re.compile(r"\n\[tool\.ruff\]\n(?:.+\n)+"),
)
_README = """# {dist}

A plug-in for shequ.

```sh
{steps}
```

It began as an example of shequ's own and keeps its laws; make of it what you need.
"""
_STRICT = '\n[tool.mypy]\nstrict = true\nfiles = ["src", "tests"]\n'


def new_plugin(named: Named, *, kind: Kind) -> None:
    """新建插件. Write the package into a folder of its name, where there is none."""
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.output import show
    from shequ_core.errors import InvalidValue

    name = _checked(named)
    folder = Path(name)
    if folder.exists():
        raise InvalidValue(say("{path} 已经存在，没有改动", path=folder))
    for path, text in package(name, kind):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(target) as stream:
            stream.write(text.encode())
    show(say("已写出 {folder}，接下来：", folder=folder), *_next(name, kind))


def _checked(named: str) -> str:
    """The name of the package. Raises InvalidValue where it can be none."""
    from shequ_core.errors import InvalidValue

    name = named.replace("-", "_")
    if not _NAME.fullmatch(name) or iskeyword(name) or name in _OURS:
        words = "“{name}”不能作包名：小写字母开头，只用小写字母、数字和下划线"
        raise InvalidValue(say(words, name=named), problem="package-name")
    return name


def package(name: str, kind: PluginKind) -> Iterator[tuple[Path, str]]:
    """包. The files of a package of that name, each with its text."""
    example = EXAMPLES[kind]
    for path, text in _files(_found(example), Path()):
        place = Path(*(part.replace(example.package, name) for part in path.parts))
        yield place, _renamed(text, example, name)
    yield Path("README.md"), _readme(name, kind)


def _found(example: Example) -> Traversable:
    """The example: in the wheel, or in the sources beside it."""
    packaged = files("shequ_adapters").joinpath("plugin_examples", example.package)
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[3] / "examples" / example.package


def _files(folder: Traversable, place: Path) -> Iterator[tuple[Path, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item, place / item.name)
        elif item.name.endswith((".py", ".toml", ".typed")):
            yield place / item.name, item.read_text("utf-8")


def _renamed(text: str, example: Example, name: str) -> str:
    """The text of a file, with names of one's own, and without what is only ours."""
    for pattern in _NOT_FOR_GUESTS:
        text = pattern.sub("", text)
    if text.startswith("[build-system]"):
        text += _STRICT
    own = partial(_own_word, name)
    text = re.sub("|".join(example.words), own, text, flags=re.MULTILINE)
    text = text.replace(example.package, name)
    return text.replace(example.package.replace("_", "-"), name.replace("_", "-"))


def _own_word(name: str, match: re.Match[str]) -> str:
    """The word that the plug-in goes by: ``mine`` of ``shequ_mine``."""
    word = name.removeprefix("shequ_")
    is_code = match.string[match.end() :].startswith("_")
    return word if is_code else word.replace("_", "-")


def _readme(name: str, kind: PluginKind) -> str:
    steps = "\n".join(line.strip() for line in _next(name, kind)[1:])
    return _README.format(dist=name.replace("_", "-"), steps=steps)


def _next(name: str, kind: PluginKind) -> list[str]:
    tried = EXAMPLES[kind].tried.format(package=name)
    return [
        f"  cd {name}",
        '  pip install -e ".[dev]"',
        "  pytest",
        f"  shequ conform {tried}",
        "  shequ plugins",
    ]
