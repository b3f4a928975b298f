"""邻里: what a rule says of a record is said whoever else is in the register."""

import pytest
from tests.core.rules.examples import EXAMPLES, LATER
from tests.core.small_town import DAY, TOWN

from shequ_core.codec import dumps, loads
from shequ_core.register import Register
from shequ_core.rules import rule_named

OF_THE_WHOLE = {
    "activity-twice",
    "committee-size",
    "community-workers-few",
    "credit-code-twice",
    "demanded-meeting-not-called",
    "density-doubtful",
    "grid-size",
    "group-delegates",
    "group-number-twice",
    "growth-mismatch",
    "household-size",
    "list-left-open",
    "list-shorter-than-count",
    "listed-twice",
    "months-without-activity",
    "party-members-unlisted",
    "party-sum",
    "premises-too-small",
    "residents-quorum",
    "rollup-mismatch",
    "stated-mismatch",
    "target-missed",
    "visits-exceed-residents",
}
"""整体. Rules that count all there is, or look for the same thing twice."""


def moved(record):
    """The same record, in the book of the next community."""
    return loads(dumps(record).replace('"town', '"zhen'))


def also_moved(message, names):
    """A finding about records of the town, as one about those of the next."""
    return message, tuple(name.replace("town/", "zhen/") for name in names)


CITY = Register([*TOWN, *map(moved, TOWN)])


@pytest.mark.parametrize("kind", sorted(EXAMPLES.keys() - OF_THE_WHOLE))
def test_a_sound_neighbour_hides_nothing(kind):
    """A town in order comes first in the register, and the example speaks as ever."""
    town, on, rule = EXAMPLES[kind], LATER.get(kind, DAY), rule_named(kind)
    puts = [moved(it) for it in town if TOWN.find(it.id) is not it]
    gone = [moved(it).id for it in TOWN if it.id not in town]
    before = {(it.message, it.about) for it in rule(TOWN, on)}
    alone = {also_moved(it.message, it.about) for it in rule(town, on)}
    among = {(it.message, it.about) for it in rule(CITY.after(puts, gone), on)}
    assert among - before == alone
