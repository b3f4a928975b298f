"""规则: each speaks when it should, and is silent on a coherent town."""

import pytest
from tests.core.rules import forum_examples
from tests.core.rules.examples import EXAMPLES
from tests.core.rules.forum_examples import COHERENT
from tests.core.small_town import DAY, TOWN

from shequ_core.errors import NotFound
from shequ_core.findings import Finding, Severity
from shequ_core.model import Unit
from shequ_core.rules import RULES, check, rule_named


@pytest.mark.parametrize("town", COHERENT.values(), ids=COHERENT)
def test_a_forum_a_school_and_a_room_in_order_give_no_new_reason(town):
    """Nothing is said of them by any rule about them."""
    kinds = {it.kind for it in check(town, DAY)}
    assert not kinds & forum_examples.EXAMPLES.keys()


def test_every_rule_has_an_example():
    """No rule is without an example, and no example without its rule."""
    assert set(EXAMPLES) == {rule.kind for rule in RULES}


def test_a_rule_has_its_number():
    """Every rule stands in the rule book, and is told in English too."""
    for rule in RULES:
        assert rule.code.startswith("R-")
        assert rule.english.isascii() or "²" in rule.english


def test_errors_come_first():
    """What is worst is told first, then by code."""
    findings = check(EXAMPLES["two-homes"], DAY)
    order = [*Severity]
    keys = [(order.index(it.severity), it.code) for it in findings]
    assert keys == sorted(keys)
    assert any(it.severity is Severity.ERROR for it in findings)


def test_rules_can_be_chosen():
    """A caller passes the rules that count."""
    town = EXAMPLES["id-missing"]
    (finding,) = check(town, DAY, [rule_named("id-missing")])
    assert isinstance(finding, Finding)
    assert (finding.code, finding.field) == ("R-I12", "number")


def test_an_unknown_rule_is_not_found():
    """A word that no rule has raises NotFound."""
    with pytest.raises(NotFound, match="id-colour"):
        rule_named("id-colour")


def test_units_are_people_too():
    """The town's unit has a code whose two checks fit."""
    assert [unit.credit_code for unit in TOWN.all(Unit)] == ["91340600MA2PBM9HXD"]
