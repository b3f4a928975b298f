"""新建插件. ``shequ new-plugin``: a package of one's own, copied from an example."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from functools import partial
from importlib.metadata import packages_distributions
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
    ``tried`` is what ``shequ conform`` is to be given; ``left`` is what nobody but its
    author can name.
    """

    package: str
    words: tuple[str, ...]
    tried: str
    left: str

    @property
    def word(self) -> str:
        """名. What the example goes by: its module, its tests, its class."""
        return _word(self.package)


EXAMPLES: Mapping[PluginKind, Example] = {
    PluginKind.STORE: Example(
        "shequ_dbm",
        (r"\bdbm(?=:)", r"^dbm(?= = )", r"Dbm(?=Store|View)"),
        "{package}.store:{word}Store",
        "“DBM 存储”, the words of the docstrings",
    ),
    PluginKind.FORMAT: Example(
        "shequ_roster",
        (
            r'(?<=name=")roster\b',
            r'(?<=exporter\(")roster\b',
            r"^roster(?= = )",
            r"(?<=\.)roster\b",
            r"Roster\b",
        ),
        "--kind format {package}:exporters",
        "“户主名册”, the suffix .md, what is written",
    ),
    PluginKind.RULE: Example(
        "shequ_norms",
        (r'(?<=")norms(?=[-_])', r"^norms(?= = )", r"(?<=\.)norms\b"),
        "--kind rule {package}:rules",
        "“街道要求”, GROUP_TOO_LARGE and HOUSEHOLDS_WITHOUT_GROUP with what they say "
        "of themselves: code, kind, title, label, source",
    ),
    PluginKind.LEDGER: Example(
        "shequ_stairs",
        (
            r'(?<=")stairs(?=[-"])',
            r"^stairs(?= = )",
            r"(?<=\.)stairs\b",
            r"(?<=Test)Stairs\b",
            r"\bSTAIRS\b",
        ),
        "--kind ledger {package}:ledgers",
        "“楼道长名册” and “楼道长”, the columns and their words",
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
What is still called as there, for you to call otherwise:

- in pyproject.toml: the description
- in src and tests: {left}
"""
_TESTING = '"shequ[testing]"'
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
    if not _NAME.fullmatch(name) or not _is_free(_word(name)) or not _is_free(name):
        words = "“{name}”不能作包名：小写字母开头，只用小写字母、数字和下划线"
        raise InvalidValue(say(words, name=named), problem="package-name")
    if name in sys.stdlib_module_names or name in packages_distributions():
        words = "“{name}”已是别的包的名字，另取一个，如 shequ_{name}"
        raise InvalidValue(say(words, name=named), problem="package-name")
    return name


def _is_free(word: str) -> bool:
    """Python may have it for a module, shequ for none of its own and for no hook."""
    from shequ_core.plugins.hookspecs import HOOKS

    is_word = word.isidentifier() and not iskeyword(word)
    return is_word and word not in (*_OURS, *HOOKS)


def _word(package: str) -> str:
    """The word that a plug-in goes by: ``mine`` of ``shequ_mine``."""
    return package.removeprefix("shequ_")


def package(name: str, kind: PluginKind) -> Iterator[tuple[Path, str]]:
    """包. The files of a package of that name, each with its text."""
    example = EXAMPLES[kind]
    found = list(_files(_found(example), Path()))
    taken = {word for _, text in found for word in re.findall(r"\w+", text)}
    for path, text in found:
        yield _place(path, example, name), _renamed(text, example, name, taken)
    yield Path("README.md"), _readme(name, kind)


def _place(path: Path, example: Example, name: str) -> Path:
    folder = (part.replace(example.package, name) for part in path.parent.parts)
    file = re.sub(rf"\b(test_)?{example.word}(?=\.py)", rf"\1{_word(name)}", path.name)
    return Path(*folder, file)


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


def _renamed(text: str, example: Example, name: str, taken: Collection[str]) -> str:
    """The text of a file, with names of one's own, and without what is only ours."""
    for pattern in _NOT_FOR_GUESTS:
        text = pattern.sub("", text)
    if text.startswith("[build-system]"):
        text = text.replace(_TESTING, f'{_TESTING}, "mypy"') + _STRICT
    own = partial(_own_word, name, taken)
    text = re.sub("|".join(example.words), own, text, flags=re.MULTILINE)
    text = text.replace(example.package, name)
    return text.replace(example.package.replace("_", "-"), name.replace("_", "-"))


def _own_word(name: str, taken: Collection[str], match: re.Match[str]) -> str:
    """The word that the plug-in goes by, as a constant, a class, a module or a name; a
    Household that the example knows already stays that, and ours is a HouseholdRoster.
    """
    word, text, was = _word(name), match.string, match[0]
    if was.isupper() or was.istitle():
        own, joint = (word.upper(), "_") if was.isupper() else (_class_word(name), "")
        return own if own == was or own not in taken else f"{own}{joint}{was}"
    is_code = text[match.end() :].startswith("_") or text[: match.start()].endswith(".")
    return word if is_code else word.replace("_", "-")


def _class_word(name: str) -> str:
    return _word(name).title().replace("_", "")


def _readme(name: str, kind: PluginKind) -> str:
    steps = "\n".join(line.strip() for line in _next(name, kind)[1:])
    dist, left = name.replace("_", "-"), EXAMPLES[kind].left
    return _README.format(dist=dist, steps=steps, left=left)


def _next(name: str, kind: PluginKind) -> list[str]:
    tried = EXAMPLES[kind].tried.format(package=name, word=_class_word(name))
    return [
        f"  cd {name}",
        '  pip install -e ".[dev]"',
        "  pytest",
        f"  shequ conform {tried}",
        "  shequ plugins",
    ]
