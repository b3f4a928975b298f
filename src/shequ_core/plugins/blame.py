"""归责. Whose fault it was, without the words of the error: they may name somebody.

Ours are not held so: a fault of ours is to be loud.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from typing import ParamSpec, TypeVar

from shequ_core.errors import PluginError, ShequError

P = ParamSpec("P")
T = TypeVar("T")

_OURS = tuple(
    f"{Path(__file__).parents[2] / package}{os.sep}"
    for package in ("shequ_core", "shequ_adapters")
)


@contextmanager
def blaming(who: str) -> Iterator[None]:
    """归责. What is raised inside is a PluginError that says who it was.

    What is said to a person already, and what a disk says, goes through.
    """
    try:
        yield
    except (ShequError, OSError):
        raise
    except Exception as error:
        raise failed(who, error) from error


def blamed(who: str, ask: Callable[P, T]) -> Callable[P, T]:
    """归责. The same function, each call of it as inside of ``blaming``."""

    def held(*given: P.args, **named: P.kwargs) -> T:
        with blaming(who):
            return ask(*given, **named)

    return held


def failed(who: str, error: Exception) -> PluginError:
    """出错. Who it was, and what it raised where."""
    return PluginError(f"{who}出错：{trouble(error)}")


def trouble(error: Exception) -> str:
    """故障. The type of the error and the line of the plug-in."""
    return "，".join(filter(None, (type(error).__name__, _place(error))))


def _place(error: Exception) -> str:
    """Where in the file by which the plug-in was entered; "" where in none of its."""
    steps = [(it.f_code.co_filename, line) for it, line in walk_tb(error.__traceback__)]
    outside = [it for it in steps if not it[0].startswith((*_OURS, "<"))]
    lines = [line for file, line in outside if file == outside[0][0]]
    return f"{Path(outside[0][0]).name}:{lines[-1]}" if lines else ""
