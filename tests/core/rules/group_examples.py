"""小组例子. A changed town in which a group is led by somebody of another."""

from tests.core.small_town import changed, ref, the

from shequ_core.model import GridGroup, Person, Post, Tenure

SECOND = the(GridGroup, "s1").evolve(
    id=ref(GridGroup, "s2"), name="第2居民小组", number=2
)
LED = Tenure(
    id=ref(Tenure, "s2-leader"),
    body=SECOND.id,
    post=Post.LEADER,
    holder=ref(Person, "h1a"),
)

EXAMPLES = {"group-leader-elsewhere": changed([SECOND, LED])}
