"""规则: each speaks when it should, and is silent on a coherent town."""

import pytest
from tests.core.rules import forum_examples
from tests.core.rules.examples import EXAMPLES, LATER
from tests.core.rules.forum_examples import COHERENT
from tests.core.small_town import DAY, TOWN

from shequ_core.errors import NotFound
from shequ_core.findings import Finding, Severity
from shequ_core.model import Person, Unit
from shequ_core.register import Register
from shequ_core.rules import RULES, check, rule_named

PERSONAL = {person.number for person in TOWN.all(Person)} | {
    phone for person in TOWN.all(Person) for phone in person.phones
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_a_coherent_town_gives_no_rule_a_reason(rule):
    """No rule speaks without a reason."""
    assert [finding.message for finding in rule(TOWN, DAY)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_an_empty_register_gives_no_rule_a_reason(rule):
    """Where nothing is known nothing is wrong."""
    assert list(rule(Register(), DAY)) == []


@pytest.mark.parametrize("town", COHERENT.values(), ids=COHERENT)
def test_a_forum_a_school_and_a_room_in_order_give_no_new_reason(town):
    """Nothing is said of them by any rule about them."""
    kinds = {it.kind for it in check(town, DAY)}
    assert not kinds & forum_examples.EXAMPLES.keys()


def test_every_rule_has_an_example():
    """No rule is without an example, and no example without its rule."""
    assert set(EXAMPLES) == {rule.kind for rule in RULES}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_rule_speaks(kind):
    """The example makes its rule speak: in Chinese, about what is there, of nobody."""
    town = EXAMPLES[kind]
    findings = list(rule_named(kind)(town, LATER.get(kind, DAY)))
    assert findings
    for finding in findings:
        assert any("一" <= sign <= "鿿" for sign in finding.message)
        assert all(name in town for name in finding.about)
        assert not any(secret in finding.message for secret in PERSONAL)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_a_rule_is_whole(rule):
    """Every rule has its number, titles and source."""
    assert rule.code.startswith("R-")
    assert any("一" <= sign <= "鿿" for sign in rule.title)
    assert rule.english.isascii() or "²" in rule.english
    assert rule.source


def test_kinds_differ():
    """A kind is the word of one rule."""
    kinds = [rule.kind for rule in RULES]
    assert len(set(kinds)) == len(kinds)


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
