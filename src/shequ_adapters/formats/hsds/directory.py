"""目录. What a whole directory shares: the facts, the day, and the ids of things.

HSDS wants UUIDs. These are of version 5 (RFC 9562): the digest of a name, so that the
same record has the same id in every directory, and nothing is left to chance.
"""

from __future__ import annotations

import uuid
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from shequ_core.figures.outlines import shapes_by_place
from shequ_core.register import Register

Entry = dict[str, Any]

URN = "urn:shequ:"


@attrs.frozen(slots=False)
class Directory:
    """目录. Public facts of communities, on a day."""

    register: Register
    on: date

    @cached_property
    def today(self) -> Register:
        """当日. What is there on the day."""
        return self.register.on(self.on)

    def position(self, ref: str) -> Entry:
        """图上位置. Where a point is drawn, in WGS84; HSDS has no land."""
        shape = self.today.once(shapes_by_place).get(ref)
        if shape is None or shape.point is None:
            return {}
        longitude, latitude = shape.point
        return {"latitude": latitude, "longitude": longitude}


def uid(ref: str, part: str = "") -> str:
    """标识. The UUID of a record, or of a part of what is told of it."""
    name = f"{URN}{ref}#{part}" if part else f"{URN}{ref}"
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def entry(ref: str, part: str = "", **facts: Any) -> Entry:
    """条目. With its id, and what is known of it; what is not is left out."""
    told = {"id": uid(ref, part), **facts}
    return {key: value for key, value in told.items() if value not in (None, "", [])}
