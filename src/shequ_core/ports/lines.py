"""变更成行. A change as a line of JSON, for stores that keep text by name."""

from __future__ import annotations

import json
from datetime import date, datetime

import attrs

from shequ_core.errors import Unreadable
from shequ_core.ports.storage import Change
from shequ_core.values import Ref


def change_to_line(change: Change) -> str:
    """写出. Everything of a change that a store keeps, in ASCII."""
    fields = attrs.asdict(change, filter=lambda it, _: it.name != "stored")
    fields["at"] = change.at.isoformat()
    fields["told_on"] = change.told_on and change.told_on.isoformat()
    return json.dumps(fields)


def change_of_line(line: str | bytes) -> Change:
    """读入. The change of such a line. Raises Unreadable if it is damaged."""
    try:
        fields = json.loads(line)
        told_on = fields["told_on"] and date.fromisoformat(fields["told_on"])
        at = datetime.fromisoformat(fields["at"])
        return Change(
            **fields | {"ref": Ref(fields["ref"]), "at": at, "told_on": told_on}
        )
    except (ValueError, TypeError, LookupError):
        raise Unreadable(
            "变更日志中有一行已损坏，请从备份取回"
            " (a line of the log is damaged, restore a backup)"
        ) from None
