"""选项: words of choices, their synonyms, and words that nobody knows."""

from collections import defaultdict
from enum import Enum

import attrs
import pytest
from tests.core.ledgers.cells.reading import column, kinds, value

from shequ_core import glossary
from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.synonyms import SYNONYMS
from shequ_core.ledgers.cells.text import folded
from shequ_core.ledgers.ledger import CellKind
from shequ_core.model import CareGroup, PartyForm, Satisfaction, Tier
from shequ_core.values import (
    Education,
    Ethnicity,
    Marital,
    Political,
    Relation,
    Sex,
)

CHOICES = sorted({type(choice) for choice in SYNONYMS}, key=lambda it: it.__name__)


@pytest.mark.parametrize("choices", CHOICES, ids=lambda it: it.__name__)
def test_every_word_is_read(choices: type[Enum]) -> None:
    """The glossary's word and each synonym name their choice, blanks around or not."""
    for choice in choices:
        for word in (glossary.word(choice), *SYNONYMS.get(choice, ())):
            assert value(CellKind.CHOICE, word, choices) is choice, word
            assert value(CellKind.CHOICE, f" {word}　", choices) is choice
            assert kinds(CellKind.CHOICE, word, choices) == ()


@pytest.mark.parametrize("choices", CHOICES, ids=lambda it: it.__name__)
def test_a_word_names_one_choice(choices: type[Enum]) -> None:
    """No synonym is a word of another choice of its kind."""
    named = defaultdict(set)
    for choice in choices:
        for word in (glossary.word(choice), *SYNONYMS.get(choice, ())):
            named[folded(word).lower()].add(choice)
    assert {word for word, them in named.items() if len(them) > 1} == set()


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("汉", Ethnicity.HAN),
        ("土家", Ethnicity.TUJIA),
        ("男性", Sex.MALE),
        ("FEMALE", Sex.FEMALE),
        ("预备党员", Political.PROBATIONARY_MEMBER),
        ("中共党员（预备）", Political.PROBATIONARY_MEMBER),
        ("大学本科", Education.BACHELOR),
        ("初中毕业", Education.JUNIOR_HIGH),
        ("离异", Marital.DIVORCED),
        ("妻子", Relation.WIFE),
        ("总支部", PartyForm.GENERAL_BRANCH),
        ("物业服务企业", Tier.PROPERTY_COMPANY),
        ("非常满意。", Satisfaction.SATISFIED),
        ("户 主", Relation.HEAD),
    ],
)
def test_words_as_they_are_met(word: str, choice: Enum) -> None:
    """Other spellings of the same."""
    assert value(CellKind.CHOICE, word, type(choice)) is choice


@pytest.mark.parametrize("cell", ["1", 1.0, 2])
def test_codes(cell: object) -> None:
    """Bare codes differ from office to office: they are never guessed."""
    assert value(CellKind.CHOICE, cell, Sex) is None
    assert kinds(CellKind.CHOICE, cell, Sex) == ("bare-code",)


@pytest.mark.parametrize("cell", ["男女", "外星人", True, "1男", "430181"])
def test_strange_words(cell: object) -> None:
    """A word that no choice has is refused, and said."""
    assert value(CellKind.CHOICE, cell, Sex) is None
    assert kinds(CellKind.CHOICE, cell, Sex) == ("unknown-word",)


@pytest.mark.parametrize(
    "cell",
    [
        "残疾人、低保",
        "残疾人，低保户",
        "残疾;低保",
        "残疾人/低保",
        "残疾人 低保",
        "残疾人|低保|残疾",
    ],
)
def test_several_choices(cell: str) -> None:
    """Split where clerks split, each once, in order."""
    both = (CareGroup.DISABLED, CareGroup.SUBSISTENCE_ALLOWANCE)
    assert value(CellKind.CHOICES, cell, CareGroup) == both
    assert kinds(CellKind.CHOICES, cell, CareGroup) == ()


def test_what_is_known_of_several_is_kept() -> None:
    """An unknown word among known ones costs only itself."""
    assert value(CellKind.CHOICES, "低保、外星人", CareGroup) == (
        CareGroup.SUBSISTENCE_ALLOWANCE,
    )
    assert kinds(CellKind.CHOICES, "低保、外星人", CareGroup) == ("unknown-word",)


def test_words_of_a_column_come_first() -> None:
    """A column may name choices in its own way."""
    own = attrs.evolve(
        column(CellKind.CHOICE, Sex), words={"1": Sex.MALE, "女": Sex.MALE}
    )
    assert read_cell(own, "1")[0] is Sex.MALE
    assert read_cell(own, "女")[0] is Sex.MALE
