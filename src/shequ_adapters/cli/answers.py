"""答复文件. Answers to the questions of a load in a TOML file, and one to fill in."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.words import say
from shequ_core.errors import Unreadable

if TYPE_CHECKING:
    from shequ_core.ledgers.questions import Question
    from shequ_core.loading import Plan

Answers = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        metavar="FILE.toml",
        help="答复：每行一个 编号 = 可答之一；还没有时，--dry-run 写出一份待填的",
        show_default=False,
    ),
]


def answers_in(path: Path | None, *, may_lack: bool = False) -> Mapping[str, str]:
    """读答复. By the id of the question; what is empty is no answer yet. None where no
    file is named, or where it ``may_lack``, as it is to be written.

    Raises Unreadable, a sentence, for a file that is not there or says something else.
    """
    if path is None or (may_lack and not path.exists()):
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
    return {key: value.strip() for key, value in said.items() if value.strip()}


def offered(path: Path | None, plan: Plan, *, dry_run: bool) -> Iterator[str]:
    """待填的答复. Written by a trial where there is none yet; the sentence of it."""
    from shequ_adapters.cli.files import written_whole

    if path is None or not dry_run or path.exists() or not plan.questions:
        return
    with written_whole(path) as stream:
        stream.write(_form(plan).encode("utf-8", "replace"))
    count = f"{len(plan.questions):,}"
    words = "已写出 {path}：待答复 {count} 处，在引号里填好，再载入时还写 --answers"
    yield say(words, path=path, count=count)


def _form(plan: Plan) -> str:
    """Every question as comments, with its options; and the line to fill in."""
    head = say("在引号里写可答之一；都不是写 另一人；空着的还是待答复")
    return "\n".join([f"# {head}", *map(_asked, plan.questions), ""])


def _asked(question: Question) -> str:
    from shequ_adapters.cli.findings import place_words

    place = place_words(question.place)
    told = [f"{place}：{question.message}"]
    told += [f"  {option.key}：{option.words}" for option in question.options]
    comments = [f"# {' '.join(line.splitlines())}" for line in told]
    return "\n".join(["", *comments, f'{json.dumps(question.id)} = ""'])
