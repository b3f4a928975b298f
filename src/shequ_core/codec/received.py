"""收到的数据. Payloads from outside: the record, or a finding."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from shequ_core.codec.payloads import load
from shequ_core.errors import InvalidPayload, InvalidValue
from shequ_core.findings import Finding, Place, Severity
from shequ_core.model import Record

_UNREADABLE = (InvalidValue, ValueError, TypeError, LookupError, ArithmeticError)


def receive(payload: object, place: Place) -> Record | Finding:
    """接收. The record of a payload; nothing that may be in it is raised."""
    if not isinstance(payload, Mapping):
        return broken("不是一条记录", place)
    return received(lambda: load(payload), place)


def receive_line(line: str, place: Place) -> Record | Finding:
    """接收一行. The record of one line of JSON."""
    try:
        payload: Any = json.loads(line)
    except (ValueError, RecursionError):
        return broken("不是完整的 JSON", place)
    return receive(payload, place)


def received(make: Callable[[], Record], place: Place) -> Record | Finding:
    """接收. What ``make`` makes, or a finding with every problem that it raises."""
    try:
        return make()
    except InvalidPayload as error:
        return broken("；".join(error.problems), place)
    except _UNREADABLE as error:
        return broken(type(error).__name__, place)


def broken(problem: str, place: Place) -> Finding:
    """损坏的记录. The finding for what could not be read; nothing else is lost."""
    return Finding(
        code="R-M17",
        kind="broken-record",
        severity=Severity.ERROR,
        message=f"第 {place.cell} 条记录无法读取，未载入：{problem}",
        place=place,
    )
