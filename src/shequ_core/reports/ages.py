"""年龄段. Which ages a table of men and women goes through."""

from __future__ import annotations

from shequ_core.figures.groupings import AGE_BANDS, UNSTATED
from shequ_core.reports.prose import Prose


def ages_of(prose: Prose, men: str, women: str) -> list[str]:
    """年龄段. From the youngest up to the oldest in which anyone lives; none where
    nobody does, or nothing of it is told.

    A band that is not told is one in which somebody lives.
    """
    his, hers = prose.parts(men), prose.parts(women)
    if not any(his.values()) and not any(hers.values()):
        return []
    bands = [*AGE_BANDS, *({UNSTATED} & {*his, *hers})]
    lived = [it for it in bands if his.get(it) != 0 or hers.get(it) != 0]
    return bands[: bands.index(lived[-1]) + 1]
