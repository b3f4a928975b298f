"""The strategies of the kit reach what they are to reach."""

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from shequ_core import rules
from shequ_core.findings import Severity
from shequ_core.model import KINDS, Household, PartyMembership, Unit, field_types
from shequ_core.testing import DAY, periods, records, towns
from shequ_core.testing.strategies import AWKWARD, TURN_OF_YEAR, values_of


def met(strategy, wanted=lambda found: True):
    """Whether something wanted is drawn soon; as found, and not made small."""
    soon = settings(
        max_examples=5_000,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    return find(strategy, wanted, settings=soon)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_can_be_drawn(kind):
    """A kind needs no strategy of its own: its fields say what it may hold."""
    assert type(met(records(kind))) is kind
    for hint in field_types(kind).values():
        met(values_of(hint))


def test_periods_meet_at_their_edges():
    """Open, empty, and neighbouring periods are all drawn."""
    for wanted in (
        lambda period: period.empty,
        lambda period: period.start is None and period.end is not None,
        lambda period: period.start == TURN_OF_YEAR[1],
        lambda period: period.end == TURN_OF_YEAR[1],
    ):
        met(periods(), wanted)


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_text_is_drawn(text):
    """What careless stores damage is met."""
    met(records(Household), lambda record: record.number == text)


@given(towns())
def test_a_town_gives_no_rule_an_error_to_find(town):
    """As of its day a town is in order, but for being too small."""
    found = rules.check(town, DAY)
    assert [it for it in found if it.severity is Severity.ERROR] == []
    assert {it.kind for it in found} <= {
        "committee-size",
        "grid-size",
        "household-size",
        "visits-exceed-residents",
    }


def test_towns_are_of_many_sorts():
    """With a party branch and without, with units and without."""
    for kind in (PartyMembership, Unit):
        met(towns(), lambda town, kind=kind: any(town.all(kind)))
        met(towns(), lambda town, kind=kind: not any(town.all(kind)))
