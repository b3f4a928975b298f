"""进度. Bars for long work, on the terminal of a person only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

T = TypeVar("T")


def shown(items: Sequence[T], what: str) -> Iterator[T]:
    """逐项进度. The items, with a bar while they are worked through."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, what, console=Console(stderr=True), transient=True)


@contextmanager
def rows_gone(total: int, what: str) -> Iterator[Callable[[int], None]]:
    """行进度. What is to be told of so many more rows; a bar grows by them."""
    if not sys.stderr.isatty():
        yield lambda rows: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda rows: bar.advance(task, rows)


def waiting(what: str) -> AbstractContextManager[object]:
    """等待. A sign of life while one long step is done."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(what)
