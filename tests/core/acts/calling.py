"""办理. An act, the register it happens in, and what it is told."""

from collections.abc import Callable
from typing import Any

import attrs

from shequ_core.codec import dump
from shequ_core.errors import ShequError
from shequ_core.model import Record
from shequ_core.register import Register


@attrs.frozen
class Call:
    """办理. ``act(town, **told)``."""

    town: Register
    act: Callable[..., Any]
    told: dict[str, Any]

    def told_else(self, **told: Any) -> "Call":
        """另说. The same with something else told."""
        return attrs.evolve(self, told={**self.told, **told})

    def outcome(self) -> list[str]:
        """结果. What it writes, line by line, or how it is refused."""
        try:
            writes = self.act(self.town, **self.told)
        except ShequError as error:
            problem = getattr(error, "problem", "")
            return [f"refused: {problem or type(error).__name__}"]
        if isinstance(writes, tuple):
            return [f"may: {it.value}" for it in writes]
        books = writes if isinstance(writes, dict) else {"": writes}
        return [line for it in books.values() for line in _lines(self.town, it)]


def _lines(town: Register, writes: Any) -> list[str]:
    gone = [f"strikes {ref}" for ref in writes.strikes]
    return [*(_line(town.find(it.id), it) for it in writes.puts), *gone]


def _line(before: Record | None, after: Record) -> str:
    payload = dump(after)
    told = {key: it for key, it in payload.items() if key not in ("schema", "id")}
    if before is None:
        return f"adds {after.id}: {told}"
    was = dump(before)
    return f"changes {after.id}: " + ", ".join(
        f"{key} -> {payload.get(key)}"
        for key in sorted(was.keys() | payload.keys())
        if was.get(key) != payload.get(key)
    )
