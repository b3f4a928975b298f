"""年龄. Whether what lies in a store was written by this shequ, or by another."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from shequ_core.codec import Upcasts, loads
from shequ_core.errors import InvalidPayload, Unreadable
from shequ_core.model import Record

_WORDS: Mapping[str, str] = {"schema": "数据版本", "layout": "存储布局"}
"""用语. What a clerk is told of the numbers that a store is marked with."""


def check_age(place: str, theirs: Mapping[str, int], ours: Mapping[str, int]) -> None:
    """核对年龄. Raises Unreadable unless all numbers are ours.

    It names both numbers and what to do: a newer store needs a newer shequ, an older
    one is brought up to this by ``shequ upgrade``.
    """
    check_not_newer(place, theirs, ours)
    for name, number in ours.items():
        if theirs[name] < number:
            raise Unreadable(
                f"{place} 由旧版本的 shequ 写成"
                f"（{_WORDS[name]} {theirs[name]}，本版本为 {number}），"
                "请用 shequ upgrade 升级"
                f" (written by an older shequ: {name} {theirs[name]}, this one has"
                f" {number}; run shequ upgrade)"
            )


def check_not_newer(
    place: str, theirs: Mapping[str, int], ours: Mapping[str, int]
) -> None:
    """核对上限. Raises Unreadable where a number is beyond ours."""
    for name, number in ours.items():
        if theirs[name] > number:
            raise Unreadable(
                f"{place} 由更新版本的 shequ 写成"
                f"（{_WORDS[name]} {theirs[name]}，本版本只到 {number}），"
                "请先升级 shequ"
                f" (written by a newer shequ: {name} {theirs[name]}, this one reads up"
                f" to {number}; install a newer one)"
            )


def check_not_too_old(
    place: str, theirs: Mapping[str, int], oldest: Mapping[str, int]
) -> None:
    """核对下限. Raises Unreadable where a number is before all that can be upgraded."""
    for name, number in oldest.items():
        if theirs[name] < number:
            raise Unreadable(
                f"{place} 的{_WORDS[name]}为 {theirs[name]}，"
                f"本版本只能从 {number} 起升级"
                f" ({name} {theirs[name]} is too old, upgrading begins at {number})"
            )


@attrs.frozen
class LogEntry:
    """日志条目. One of any age: where it stands, what it names, what it says of it."""

    revision: int
    position: int
    ref: str
    payload: str | None

    def read(self, place: str, upcasts: Upcasts) -> Record | None:
        """读出. The record, as it would be said today; None where it was struck.

        Raises Unreadable where it can't be read, whether it still stands or not:
        history is for ever.
        """
        if self.payload is None:
            return None
        try:
            record = loads(self.payload, upcasts=upcasts)
            if record.id != self.ref:
                wrong = ("the name of another record @ $.id",)
                raise InvalidPayload(record.kind, wrong)
        except InvalidPayload as error:
            raise Unreadable(
                f"{place} 日志第 {self.revision} 版第 {self.position + 1} 条无法读取"
                "，未作改动：记录已损坏，或由更新版本的 shequ 写成"
                f" (can't be read, damaged or of a newer shequ: {error})"
            ) from None
        return record
