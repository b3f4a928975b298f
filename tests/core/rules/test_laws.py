"""规则的定律: those of the kit, and silence on sound towns."""

from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.examples import EXAMPLES, LATER
from tests.core.small_town import DAY as CHECKED
from tests.core.small_town import TOWN

from shequ_core.findings import Severity
from shequ_core.model import PAPERS
from shequ_core.register import Register
from shequ_core.rules import RULES, check
from shequ_core.testing import DAY, RuleLaws, towns

OF_THE_WHOLE = {
    "committee-size",
    "grid-size",
    "household-size",
    "visits-exceed-residents",
}
"""Rules about the community as a whole: a handful of people can't satisfy them."""


SPEAKS = {kind: [(town, LATER.get(kind, CHECKED))] for kind, town in EXAMPLES.items()}
SILENT = {rule.kind: [(TOWN, CHECKED)] for rule in RULES}


class TestRules(RuleLaws):
    """R0 to R8, of every rule there is at once."""

    rules = RULES
    speaks = SPEAKS
    silent = SILENT


@given(towns())
def test_sound_towns_are_silent(town):
    """No rule about single records speaks of a sound town, and none of an error."""
    findings = check(town, DAY)
    assert {it.kind for it in findings} <= OF_THE_WHOLE
    assert all(it.severity is not Severity.ERROR for it in findings)


@given(towns(), st.data())
def test_what_is_missing_is_named(town, data):
    """Without one record that others name, some reference dangles."""
    named = {target for it in town for _, target in it.refs()}
    there = [it.id for it in town if it.id in named and type(it) not in PAPERS]
    gone = data.draw(st.sampled_from(there))
    holed = Register(it for it in town if it.id != gone)
    kinds = {it.kind for it in check(holed, DAY)}
    assert "dangling-reference" in kinds
