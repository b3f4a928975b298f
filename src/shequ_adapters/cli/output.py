"""输出. Tables for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_WIDTH_OF_A_PIPE = 140


def print_json(data: object) -> None:
    """输出 JSON. On standard output, and nothing else there."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(f"not JSON: {type(value).__name__}")


def number(value: int | Decimal) -> int | float:
    """JSON 数字. Whole numbers as such, others as floats."""
    return int(value) if value == int(value) else float(value)


def number_words(value: int | Decimal) -> str:
    """数字文字. As a table shows it: 10,680 or 3,073.5."""
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def console() -> Console:
    """终端. Where tables go; as wide as the terminal, or wide enough in a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE
    return Console(markup=False, highlight=False, emoji=False, width=width)


def table(title: str, columns: Sequence[str], *, right: Iterable[int] = ()) -> Table:
    """表格. An empty one; ``right`` are the columns of numbers, from 0."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    numbers = set(right)
    made = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD)
    for place, heading in enumerate(columns):
        made.add_column(
            say(heading),
            justify="right" if place in numbers else "left",
            no_wrap=place in numbers,
            overflow="fold",
        )
    return made


def show(*parts: Any) -> None:
    """显示. Tables and lines, one after another, on standard output."""
    screen = console()
    for part in parts:
        screen.print(part)
