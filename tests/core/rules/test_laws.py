"""规则的定律: silent on sound towns, never raising, and about what is there."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shequ_core.figures import Window, measure_all
from shequ_core.findings import Severity
from shequ_core.model import KINDS, PAPERS
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.testing.strategies import records
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns

OF_THE_WHOLE = {
    "committee-size",
    "grid-size",
    "household-size",
    "visits-exceed-residents",
}
"""Rules about the community as a whole: a handful of people can't satisfy them."""


@given(towns())
def test_sound_towns_are_silent(town):
    """No rule about single records speaks of a sound town, and none of an error."""
    findings = check(town, DAY)
    assert {it.kind for it in findings} <= OF_THE_WHOLE
    assert all(it.severity is not Severity.ERROR for it in findings)


@given(st.lists(st.sampled_from(KINDS).flatmap(records), max_size=12), st.dates())
def test_rules_and_figures_never_raise(anything, on):
    """Whatever records say, rules and figures take it."""
    register = Register(anything)
    findings = check(register, on)
    measure_all(register, Window.year_to(on))
    assert all(name in register for it in findings for name in it.about[:1])


@given(towns(), st.data())
def test_what_is_missing_is_named(town, data):
    """Without one record that others name, some reference dangles."""
    named = {target for it in town for _, target in it.refs()}
    there = [it.id for it in town if it.id in named and type(it) not in PAPERS]
    gone = data.draw(st.sampled_from(there))
    holed = Register(it for it in town if it.id != gone)
    kinds = {it.kind for it in check(holed, DAY)}
    assert "dangling-reference" in kinds


@given(towns())
def test_twice_is_the_same(town):
    """The same register gives the same findings in the same order."""
    again = Register(reversed(list(town)))
    assert check(town, date(2004, 6, 30)) == check(again, date(2004, 6, 30))
