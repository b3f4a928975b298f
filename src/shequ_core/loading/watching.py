"""进度. Who is told how far a long load has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Watch = Callable[[int], None]
"""看进度. Told of so many more rows: of those of a sheet when it is understood, and
again of those of its tables as they are taken in.
"""

AT_ONCE = 500
"""一次. How many rows are told of together."""


def nobody(rows: int) -> None:
    """没人看. Told of rows in vain."""


def watched(rows: Sequence[T], watch: Watch) -> Iterator[T]:
    """逐行进度. The rows; they are told of as they go by."""
    told = 0
    for number, row in enumerate(rows, 1):
        yield row
        if number % AT_ONCE == 0:
            watch(AT_ONCE)
            told = number
    watch(len(rows) - told)
