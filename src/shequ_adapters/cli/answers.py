"""答复文件. Answers to the questions of a load, from a small TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from shequ_adapters.cli.words import say
from shequ_core.errors import Unreadable

Answers = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        metavar="FILE.toml",
        help="答复：每行一个 编号 = 可答之一（编号见 --dry-run）",
        show_default=False,
    ),
]


def answers_in(path: Path | None) -> Mapping[str, str]:
    """读答复. By the id of the question; none where no file is named.

    Raises Unreadable, a sentence, for a file that is not there or says something else.
    """
    if path is None:
        return {}
    try:
        said = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise Unreadable(say("没有文件 {path}", path=path)) from None
    except ValueError as error:
        raise Unreadable(f"{path.name}：{error}") from None
    wrong = [key for key, value in said.items() if not isinstance(value, str)]
    if wrong:
        raise Unreadable(
            say(
                '{name}：“{key}”的答复要写在引号里，如 {key} = "另一人"',
                name=path.name,
                key=wrong[0],
            )
        )
    return said
