"""错误. Everything that shequ raises; what is wrong *in data* is a Finding instead."""

from __future__ import annotations


class ShequError(Exception):
    """社区错误. Base of all our errors; never raised itself."""


class InvalidValue(ShequError, ValueError):
    """无效值. A value or a record that can not be: a period that ends before it starts.

    ``problem`` is a short stable word (``"check-digit"``), for programs.
    """

    def __init__(self, message: str, *, problem: str = "invalid") -> None:
        super().__init__(message)
        self.problem = problem


class InvalidPayload(ShequError, ValueError):
    """无效数据. A stored or sent record that can not be read: *all* its problems."""

    def __init__(self, kind: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"{kind}: " + "; ".join(problems))
        self.kind = kind
        self.problems = problems


class NotFound(ShequError, LookupError):
    """查无此项. No record, figure, rule, ledger or plug-in of that name."""


class Conflict(ShequError):
    """冲突. Someone changed the same records first; ``refs`` names them."""

    def __init__(self, refs: tuple[str, ...], message: str = "") -> None:
        super().__init__(
            message
            or "changed by someone else since they were read, read them again: "
            + ", ".join(refs[:5])
            + (f" and {len(refs) - 5} more" if len(refs) > 5 else "")
        )
        self.refs = refs


class Unconfirmed(ShequError):
    """未经确认. A load that would do what somebody should say yes to first.

    ``kinds`` are the stable words of its doubts: ``"ends-many"``, ``"older-ledger"``.
    """

    def __init__(self, message: str, kinds: tuple[str, ...]) -> None:
        super().__init__(message)
        self.kinds = kinds


class Unreadable(ShequError):
    """无法读取. A file, database or address that is not what it is taken for.

    The message is one sentence for a person: which file, what is wrong, what to do.
    """


class Damaged(Unreadable):
    """日志已损坏. A part of the log that can not be read: an entry, or a commit's head.

    ``revision`` names the commit, ``position`` the entry, None where it is the head.
    """

    def __init__(self, message: str, *, revision: int, position: int | None) -> None:
        super().__init__(message)
        self.revision = revision
        self.position = position


class PluginError(ShequError):
    """插件错误. A plug-in that is broken, lacks its library, or takes a taken name."""
