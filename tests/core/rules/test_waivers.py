"""豁免: a finding that was accepted is told no longer, and for no longer than that."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.examples import EXAMPLES
from tests.core.small_town import DAY

from shequ_core import acts
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Waiver
from shequ_core.rules import check, waived
from shequ_core.values import Ref

NAME = Ref("town/waiver/1")
BY = {"by": "街道党工委", "why": "批复〔2004〕12号"}
TOWN = EXAMPLES["id-missing"]


def waiving(town, **terms):
    """The town with a finding accepted from the first of the month on."""
    terms = {"on": date(2004, 12, 1), **BY, **terms}
    return acts.apply(town, acts.waive(town, NAME, **terms))


@given(st.sampled_from(sorted(EXAMPLES)))
def test_what_is_waived_is_kept_apart(kind):
    """Nothing is lost: told and waived together are what was told before."""
    town = EXAMPLES[kind]
    before = check(town, DAY)
    after = waiving(town, rule=kind)
    told, accepted = check(after, DAY), waived(after, DAY)
    assert {it.kind for it in told} == {it.kind for it in before} - {kind}
    assert sorted(map(repr, (*told, *(it for it, _ in accepted)))) == sorted(
        map(repr, before)
    )
    assert {it.why for _, it in accepted} <= {BY["why"]}


def test_a_record_or_all_of_a_rule():
    """One about a record leaves what the rule finds elsewhere; a number will do."""
    [finding] = [it for it in check(TOWN, DAY) if it.kind == "id-missing"]
    of_it = waiving(TOWN, rule=finding.code, about=Ref(finding.about[0]))
    assert finding not in check(of_it, DAY)
    of_another = waiving(TOWN, rule=finding.code, about=Ref("town/community/town"))
    assert finding in check(of_another, DAY)


def test_it_ends_with_its_last_day_or_before():
    """The day after, the finding is back; so it is when the waiver is ended."""
    town = waiving(TOWN, rule="id-missing", until=DAY)
    kinds = {it.kind for it in check(town, DAY)}
    assert "id-missing" not in kinds
    assert "id-missing" in {it.kind for it in check(town, date(2005, 1, 1))}
    ended = acts.apply(town, acts.end_waiver(town, NAME, on=date(2004, 12, 20)))
    assert "id-missing" in {it.kind for it in check(ended, DAY)}
    assert ended.all(Waiver)


def test_nobody_waives_without_a_name_and_a_reason():
    """Nor what is about nothing."""
    with pytest.raises(InvalidValue) as refused:
        waiving(TOWN, rule="id-missing", why="")
    assert refused.value.problem == "waiver-bare"
    with pytest.raises(NotFound):
        waiving(TOWN, rule="id-missing", about=Ref("town/person/nobody"))
