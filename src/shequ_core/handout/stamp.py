"""发放号. What a handed-out workbook says of itself, for people and for taking back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

import attrs

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.handout.scopes import Split
from shequ_core.ledgers import Sheet
from shequ_core.ports import Store
from shequ_core.values.half_width import half_width

WORD = "发放号："
"""发放号. Stands before the number, on each sheet and on the page of explanations."""

LOOKED_AT = 12
"""查看行数. In how many rows from the top the number is looked for."""

_MASKED, _WHOLE = "masked", "whole"
_NUMBER = re.compile(
    r"([a-z0-9][a-z0-9-]*)/(\d+)/([a-z-]+)/([a-z0-9][a-z0-9._-]*)"
    rf"/(\d{{4}}-\d\d-\d\d)/({_MASKED}|{_WHOLE})/([0-9a-f]{{8}})",
    re.ASCII,
)


@attrs.frozen(kw_only=True)
class Stamp:
    """发放号. Of which community and revision, in which scope, told on which day.

    ``masked`` says whether names, numbers, phones and addresses were masked;
    ``check`` binds it all to the batch that made the revision, so that a workbook of
    another database, or a number that was retyped wrongly, is noticed.
    """

    community: str
    revision: int
    split: Split
    key: str
    on: date
    masked: bool
    check: str = ""

    @classmethod
    def of(cls, text: str) -> Stamp:
        """发放号. From its text. Raises InvalidValue."""
        found = _NUMBER.fullmatch(text)
        if not found:
            raise InvalidValue(f"not a number of a hand-out (发放号): {text!r}")
        community, revision, split, key, on, manner, check = found.groups()
        try:
            return cls(
                community=community,
                revision=int(revision),
                split=Split(split),
                key=key,
                on=date.fromisoformat(on),
                masked=manner == _MASKED,
                check=check,
            )
        except ValueError as error:
            raise InvalidValue(f"hand-out (发放号) {text!r}: {error}") from error

    def __str__(self) -> str:
        return f"{self._facts()}/{self.check}"

    def _facts(self) -> str:
        manner = _MASKED if self.masked else _WHOLE
        place = f"{self.community}/{self.revision}/{self.split.value}/{self.key}"
        return f"{place}/{self.on}/{manner}"

    def bound(self, batch: str) -> Stamp:
        """绑定. The same, bound to the batch that made its revision."""
        digest = hashlib.sha256(f"{self._facts()}\n{batch}".encode()).hexdigest()
        return attrs.evolve(self, check=digest[:8])


def batch_of(store: Store, revision: int) -> str:
    """版次的批次. The id of the batch that made a revision. Raises NotFound."""
    for change in store.changes(after=revision - 1):
        if change.revision == revision:
            return change.batch
        break
    raise NotFound(f"no revision (版次) {revision} in this store")


def stamp_on(sheets: Iterable[Sheet]) -> Stamp | None:
    """找发放号. The first on the sheets of a file; None where there is none."""
    for sheet in sheets:
        for row in sheet.rows[:LOOKED_AT]:
            for cell in row:
                stamp = _stamp_in(cell) if isinstance(cell, str) else None
                if stamp:
                    return stamp
    return None


def _stamp_in(cell: str) -> Stamp | None:
    found = _NUMBER.search(half_width(cell).lower()) if "/" in cell else None
    try:
        return Stamp.of(found[0]) if found else None
    except InvalidValue:
        return None
