"""分期参数. Numbers of the law that changed: each holds from its day on."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


class Dated(Generic[T]):
    """分期参数. Values by their first day; ``None`` is from the beginning.

    >>> terms = Dated((None, 3), (date(2018, 12, 29), 5))
    >>> terms.on(date(2004, 12, 31)), terms.on(date(2018, 12, 29))
    (3, 5)
    """

    def __init__(self, *steps: tuple[date | None, T]) -> None:
        self.steps = steps

    def on(self, day: date) -> T | None:
        """某日取值. What holds on a day, None before the first."""
        value = None
        for start, step in self.steps:
            if start is None or start <= day:
                value = step
        return value
