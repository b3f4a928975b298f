"""视角. ``--as``: who looks, and which commands that is for."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue, NotFound, Unreadable

if TYPE_CHECKING:
    from shequ_core.viewpoints import Viewpoint

_typed = ContextVar("as", default="")

OPTION = "--as"

As = Annotated[
    str,
    typer.Option(
        OPTION,
        metavar="视角",
        help="以谁的视角看：office、grid-worker:第7大组、public、.toml 文件",
    ),
]
_WITHOUT_RECORDS = (
    "conform",
    "datasets",
    "look",
    "new-plugin",
    "plugins",
    "report-template",
    "template",
)
_OF_FIGURES = ("export", "figures", "why")
OF_GROUPS = (*_OF_FIGURES, "check", "due", "fill", "months", "narrate", "report")
"""小组可用. The commands for who looks at some groups."""
_OF_ALL = (*OF_GROUPS, "history")


def look_as(words: str) -> None:
    """以此视角. From here on, for the command that was typed."""
    _typed.set(words)


def as_first(words: Sequence[str]) -> list[str]:
    """视角在前. ``--as`` may stand anywhere, and is put before the command."""
    arguments = list(words)
    for place, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == OPTION and (equals or place + 1 < len(arguments)):
            chosen = value if equals else arguments[place + 1]
            del arguments[place : place + (1 if equals else 2)]
            return [OPTION, chosen, *arguments]
    return arguments


def viewpoint() -> Viewpoint:
    """视角. The one that was typed; the office where none was. Raises NotFound,
    InvalidValue or Unreadable.
    """
    from shequ_core.viewpoints import OFFICE, VIEWPOINTS, viewpoint_named, viewpoint_of

    words = _typed.get()
    if not words:
        return OFFICE
    if not words.endswith(".toml"):
        try:
            return viewpoint_named(words)
        except NotFound:
            known = sign("、").join(f"{it.name}（{it.title}）" for it in VIEWPOINTS)
            raise NotFound(
                say("没有视角 {name}，现成的有 {known}", name=words, known=known)
            ) from None
    try:
        return viewpoint_of(Path(words).read_text("utf-8-sig"))
    except OSError as error:
        raise Unreadable(
            say("打不开 {path}：{reason}", path=words, reason=error.strerror or error)
        ) from None
    except (InvalidValue, UnicodeDecodeError) as error:
        raise InvalidValue(
            say("视角文件 {path} 不对：{reason}", path=words, reason=error)
        ) from None


def check_command(name: str) -> None:
    """命令可用. Raises InvalidValue where the viewpoint has no business with it.

    What is not said to be for it is not: a command of tomorrow neither.
    """
    if not _typed.get() or name in _WITHOUT_RECORDS:
        return
    from shequ_core.viewpoints import OFFICE, Clearance

    looking = viewpoint()
    if looking == OFFICE:
        return
    if looking.ceiling is Clearance.OPEN or looking.least:
        allowed: tuple[str, ...] = _OF_FIGURES
    else:
        allowed = _OF_ALL if looking.groups is None else OF_GROUPS
    if name not in allowed:
        raise InvalidValue(
            say(
                "“{title}”的视角不能用 {name}，可用的有 {known}",
                title=looking.title,
                name=name,
                known=" ".join(sorted(allowed)),
            ),
            problem="viewpoint",
        )


def check_now(known_at: str, boundary: str) -> None:
    """只看现在. Who was of a group at another time may be of another now."""
    if viewpoint().groups is not None and (known_at or boundary):
        raise InvalidValue(
            say("限定小组的视角只能看现在：不能用 --known-at 和 --boundary"),
            problem="viewpoint",
        )
