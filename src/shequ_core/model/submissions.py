"""报送. Forms that were filled and handed in."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class Submission(Record):
    """报送. A form (``form``, its name) as it was handed in, cell by cell.

    ``covers`` is the time that it reports on, ``period`` begins on the day it was
    handed in. ``cells`` are those that were filled, as 表1!C5=10680; rows of ledgers
    are not among them. ``revision`` is that of the store it was filled from, and
    ``digest`` the SHA-256 of the filled file.
    """

    id: Ref[Submission]
    form: str
    covers: Period = ALWAYS
    prepared_by: str = ""
    reviewed_by: str = ""
    revision: int = 0
    cells: tuple[str, ...] = ()
    digest: str = ""
    period: Period = ALWAYS

    def values(self) -> Mapping[str, str]:
        """填报值. What stood in each cell, by the cell."""
        return dict(entry.split("=", 1) for entry in self.cells)
