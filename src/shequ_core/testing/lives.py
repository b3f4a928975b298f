"""生活. What may happen in a small town: random acts, one after the other.

Each is drawn among people and households of that moment, so that most can be; what an
act refuses is left out. Days are mostly in order, and sometimes told late.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shequ_core.acts import Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.register import Register
from shequ_core.testing import (
    booking_happening,
    council_happening,
    forum_happening,
    party_happening,
    school_happening,
    team_happening,
    volunteer_happening,
)
from shequ_core.testing.happening import ACTS, Drawn
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns

_FIRST = date(2004, 1, 1)
_DAYS = (DAY - _FIRST).days + 366
"""天数. Of the two years in which things happen, the first one in the past."""


ALL_ACTS = {
    **ACTS,
    **party_happening.ACTS,
    **council_happening.ACTS,
    **booking_happening.ACTS,
    **team_happening.ACTS,
    **volunteer_happening.ACTS,
    **forum_happening.ACTS,
    **school_happening.ACTS,
}
"""全部事项. What may happen at all; the acts of residents alone are usual."""


@attrs.frozen
class Step:
    """一步. An act by its name, the day it happened, and what it asks to be written."""

    name: str
    on: date
    writes: Writes


@attrs.frozen
class Life:
    """一段生活. A town as it was, what happened in it, and the towns in between."""

    towns: tuple[Register, ...]
    steps: tuple[Step, ...]

    @property
    def start(self) -> Register:
        """起. The town as it was."""
        return self.towns[0]

    @property
    def end(self) -> Register:
        """止. The town with everything written."""
        return self.towns[-1]


@st.composite
def lives(
    draw: DrawFn,
    of: SearchStrategy[Register] | None = None,
    *,
    most: int = 8,
    only: Iterable[str] = tuple(ACTS),
) -> Life:
    """生活. A town, and up to so many acts in it, of any sort or of those named."""
    passed, steps = [draw(towns() if of is None else of)], list[Step]()
    days = draw(st.lists(st.integers(0, _DAYS), min_size=1, max_size=most))
    if draw(st.integers(0, 1)):
        days.sort()
    for number, days_on in enumerate(days):
        on = _FIRST + timedelta(days_on)
        name = draw(st.sampled_from(sorted(only)))
        try:
            writes = ALL_ACTS[name](Drawn(draw, passed[-1], on, number))
        except InvalidValue:
            continue
        steps.append(Step(name, on, writes))
        passed.append(apply(passed[-1], writes))
    return Life(tuple(passed), tuple(steps))
