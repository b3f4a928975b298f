"""问题. What is wrong or noteworthy in data: data itself, never raised."""

from __future__ import annotations

from enum import Enum

import attrs


class Severity(Enum):
    """严重程度. Error (错误), warning (警告), information (提示)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Matter(Enum):
    """事由. What a finding asks for.

    ``LEDGER`` (台账): an entry, or two of one thing, that can't be so as written; it
    ends when the ledger is mended. ``COMMUNITY`` (社区): the entries may all be right,
    and the law, a standard or what was stated says otherwise.
    """

    COMMUNITY = "community"
    LEDGER = "ledger"


@attrs.frozen
class Place:
    """位置. Where in the ledgers: file, sheet, and cell (``I396``) or row (``396``)."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


NOWHERE = Place()
"""无位置. Of findings that no single cell causes."""


@attrs.frozen(kw_only=True)
class Finding:
    """问题. One thing found, by a rule or while reading.

    ``code`` is the rule's number (R-I02), ``kind`` its stable word
    (``id-check-digit``), ``message`` a Chinese sentence without personal data,
    ``about`` the refs of the records, ``field`` the field it is about, or "".
    ``matter`` is that of its rule; what is noticed while reading is of the ledger.
    """

    code: str
    kind: str
    severity: Severity
    message: str
    about: tuple[str, ...] = ()
    field: str = ""
    place: Place = NOWHERE
    matter: Matter = Matter.LEDGER

    def at(self, place: Place) -> Finding:
        """问题. The same finding, with its place known."""
        return attrs.evolve(self, place=place)
