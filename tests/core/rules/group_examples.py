"""小组例子. Changed towns in which a group is led from another, or for too long."""

from datetime import date

from tests.core.small_town import changed, ref, the

from shequ_core.model import GridGroup, Person, Post, Tenure
from shequ_core.values import Period

SECOND = the(GridGroup, "s1").evolve(
    id=ref(GridGroup, "s2"), name="第2居民小组", number=2
)
LED = Tenure(
    id=ref(Tenure, "s2-leader"),
    body=SECOND.id,
    post=Post.LEADER,
    holder=ref(Person, "h1a"),
)

LONG = LED.evolve(
    id=ref(Tenure, "s1-leader"),
    body=ref(GridGroup, "s1"),
    period=Period.since(date(2019, 3, 1)),
)

EXAMPLES = {"group-leader-elsewhere": changed([SECOND, LED])}
LATER_EXAMPLES = {"group-leader-term": changed([LONG])}
"""后来的例子. Of what a province says since 2020."""
