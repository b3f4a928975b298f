"""空白台账. Which columns they have, and what they say of them."""

import pytest

from shequ_core import glossary
from shequ_core.errors import NotFound
from shequ_core.ledgers import LEDGERS, CellKind
from shequ_core.ledgers.templates import choice_words, hint, ledgers_named, template
from shequ_core.values import Sex

BY_NAME = {ledger.name: ledger for ledger in LEDGERS}


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda it: it.name)
def test_a_template_asks_for_all_that_people_know(ledger):
    """Every column but those for our own keys, each with a hint."""
    form = template(ledger)
    left_out = [it.title for it in ledger if it not in form.columns]
    assert all("勿改" in title for title in left_out)
    assert {it.key for it in form.columns} >= set(ledger.needed)
    for column in form.columns:
        told = hint(ledger, column)
        assert told.startswith("必填") == (column.key in ledger.needed)
        assert bool(choice_words(column)) == (
            column.cell in (CellKind.CHOICE, CellKind.CHOICES)
        )


def test_choices_are_in_chinese():
    """As the glossary says them."""
    column = BY_NAME["residents"].column("sex")
    assert choice_words(column) == tuple(map(glossary.word, Sex))


def test_a_ledger_is_found_by_either_name():
    """By its stable name, by its title, or all of them."""
    [ledger] = ledgers_named("residents")
    assert ledgers_named("居民花名册") == (ledger,)
    assert ledgers_named("all") == LEDGERS


def test_an_unknown_ledger_is_answered_with_the_known_ones():
    """The sentence lists what would do."""
    with pytest.raises(NotFound, match=r"居民花名册（residents）"):
        ledgers_named("通讯录")
