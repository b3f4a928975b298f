"""升级. What became of a store that another shequ had written."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Upgrade:
    """升级结果. From schema ``before`` to ``after``; not ``is_done`` if it was current.

    ``commits`` are kept as they were, and so are their ``changes``; of them ``records``
    stand. ``backup`` is where the old store is kept, "" where the log alone is enough
    to go back by. The last three are 0 and "" if nothing had to be done.
    """

    before: int
    after: int
    commits: int
    is_done: bool = False
    changes: int = 0
    records: int = 0
    backup: str = ""
