"""居民组. The tree of groups under the committee."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Ref


class GroupLevel(Enum):
    """组级. Large groups (大组) hold small groups (小组)."""

    LARGE = "large"
    SMALL = "small"


@attrs.frozen(kw_only=True)
class GridGroup(Record):
    """居民组. A residents' group: large (居民大组) or small (居民小组).

    ``parent`` is the large group of a small one. ``leader`` is the name of the
    group leader (组长) as the ledger has it; ``phones`` are the leader's.
    """

    id: Ref[GridGroup]
    name: str
    level: GroupLevel
    number: int | None = None
    parent: Ref[GridGroup] | None = None
    leader: str = ""
    phones: tuple[str, ...] = ()
    period: Period = ALWAYS
