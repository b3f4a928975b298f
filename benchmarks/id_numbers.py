"""公民身份号码. How fast identity numbers are judged, beside a loop of nothing.

Run it: ``python benchmarks/id_numbers.py [how many]``. Every figure is the median of
21 runs in turn; python-stdnum is compared where it is installed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from importlib import import_module
from statistics import median
from time import perf_counter

from shequ_core.values.resident_number import check_digit, is_valid

RUNS = 21
RESIDENTS = 10_680


def numbers(count: int) -> list[str]:
    """号码. Made-up numbers of two counties, births from 1910 to 2004; repeatable."""
    dice = random.Random(2004)
    first, last = date(1910, 1, 1), date(2004, 12, 31)
    made = []
    for _ in range(count):
        born = first + timedelta(days=dice.randrange((last - first).days))
        region = dice.choice(("430181", "430123"))
        first17 = f"{region}{born:%Y%m%d}{dice.randrange(1000):03}"
        made.append(first17 + check_digit(first17))
    return made


def nothing(ids: Iterable[str]) -> list[None]:
    """空循环. The loop that everything is measured against."""
    return [None for _ in ids]


def fast(ids: Iterable[str]) -> list[bool]:
    """快. Our judgement of each number."""
    return [is_valid(text) for text in ids]


def usual(ids: Iterable[str]) -> list[bool]:
    """常法. Weights and a date for each number, as it is commonly written."""
    return [_by_weights(text) for text in ids]


def _by_weights(text: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(text[:17], weights, strict=True)
    )
    return "10X98765432"[total % 11] == text[17]


def contenders() -> dict[str, Callable[[Iterable[str]], object]]:
    """参比. What is run, by name."""
    found: dict[str, Callable[[Iterable[str]], object]] = {
        "empty loop": nothing,
        "shequ is_valid": fast,
        "weights and date()": usual,
    }
    try:
        judge = import_module("stdnum.cn.ric").is_valid
    except ImportError:
        return found
    return found | {"python-stdnum": lambda ids: [judge(text) for text in ids]}


def main(count: int = RESIDENTS) -> None:
    """测. Measure all in turn, and print microseconds a number and the ratios."""
    ids = numbers(count)
    times: dict[str, list[float]] = {name: [] for name in contenders()}
    for _ in range(RUNS):
        for name, run in contenders().items():
            start = perf_counter()
            run(ids)
            times[name].append(perf_counter() - start)
    each = {name: median(taken) / count * 1e6 for name, taken in times.items()}
    print(f"{count:,} numbers, median of {RUNS}")
    for name, micros in each.items():
        print(
            f"{name:20} {micros:8.3f} µs {micros / each['empty loop']:8.1f} x empty"
            f" {micros / each['shequ is_valid']:8.2f} x shequ"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
