"""引用. How records name each other: text of the shape ``community/kind/key``."""

from __future__ import annotations

import re
from typing import Generic, Self, TypeVar

from shequ_core.errors import InvalidValue

T_co = TypeVar("T_co", covariant=True)

_SHAPE = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z][a-z0-9_]*/[a-z0-9][a-z0-9.-]*", re.ASCII)


class Ref(str, Generic[T_co]):
    """引用. The name of a record: ``beizheng/household/00400001``.

    Text everywhere (JSON, SQL, CSV, logs) and typed by its target. The key is
    opaque and never says anything of a person. Raises InvalidValue on another shape.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """引用. Check the shape, then be that text."""
        if not _SHAPE.fullmatch(text):
            raise InvalidValue(
                f"ref (引用) must be community/kind/key in a-z 0-9 - . : {text!r}",
                problem="ref-shape",
            )
        return super().__new__(cls, text)

    @classmethod
    def to(cls, community: str, kind: str, key: str) -> Self:
        """引用. From its three parts."""
        return cls(f"{community}/{kind}/{key}")

    @classmethod
    def trusted(cls, text: str) -> Self:
        """引用. Without the check: for text that was checked when it was stored."""
        return super().__new__(cls, text)

    @property
    def community(self) -> str:
        """社区. The book that the record belongs to."""
        return self.partition("/")[0]

    @property
    def kind(self) -> str:
        """种类. The kind of the record."""
        return self.split("/", 2)[1]

    @property
    def key(self) -> str:
        """键. The name within its community and kind."""
        return self.split("/", 2)[2]
