"""居民论坛. Forums, at which residents talk about what is to be done."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.committees import Committee
from shequ_core.model.community import Community
from shequ_core.model.party import PartyBody
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class Forum(Record):
    """居民论坛. A forum for residents and units; each session of it is a Meeting.

    ``convenor`` is the body that calls it.
    """

    id: Ref[Forum]
    name: str
    convenor: Ref[Committee | PartyBody | Community] | None = None
    period: Period = ALWAYS
