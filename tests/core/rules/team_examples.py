"""队伍例子. For every rule of teams over time a changed town that makes it speak."""

from datetime import date

from tests.core.small_town import DAY, changed, ref, the

from shequ_core.model import (
    Person,
    Post,
    Statement,
    Team,
    Tenure,
)
from shequ_core.values import Period, Quantity

TEAM = ref(Team, "t1")


def said(key, figure, value, on=DAY, **fields):
    """A statement of a figure on a day."""
    return Statement(
        id=ref(Statement, key), figure=figure, value=value, on=on, **fields
    )


LEADER = Tenure(
    id=ref(Tenure, "captain"),
    body=TEAM,
    post=Post.LEADER,
    holder=ref(Person, "h3b"),
    period=Period.since(date(2004, 3, 1)),
)
EXAMPLES = {
    "team-place-outlives-team": changed(
        [the(Team, "t1").evolve(period=Period.since(date(2003, 1, 1)))]
    ),
    "team-leader-outside": changed([LEADER]),
    "growth-mismatch": changed(
        [
            said("g1", "team_members", Quantity.exactly(1), date(2002, 12, 31)),
            said("g2", "team_members", Quantity.exactly(3)),
        ]
    ),
    "list-left-open": changed(
        [said("l1", "teams", Quantity.said_as("1支以上"), said="设舞蹈队等")]
    ),
}
