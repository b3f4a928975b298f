"""词汇: complete, without stale entries, one word a choice."""

import ast
from enum import Enum
from typing import Any, get_args

import pytest
from tests.house.sources import SRC, tree_of

from shequ_core import glossary
from shequ_core.errors import (
    Conflict,
    InvalidValue,
    NotFound,
    ShequError,
    Unreadable,
)
from shequ_core.events import Confidence, EventKind, Verdict
from shequ_core.figures.figure import Clock
from shequ_core.findings import Severity
from shequ_core.model import KINDS, Household, Person, Record, field_types
from shequ_core.model.request_life import RequestState
from shequ_core.values import Holder, Sex

WORDS = glossary._words()
ACTS = SRC / "shequ_core" / "acts"
OF_NUMBERS = {"foreign-card", "length", "characters", "birth-date", "check-digit"}
OF_BATCHES = {"undone", "access", "beyond"}
EVENTS = (Confidence, EventKind, Verdict)
FIELDS = [(kind, name) for kind in KINDS for name in field_types(kind)]


def _enums(hint: Any) -> set[type[Enum]]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {hint}
    return {found for part in get_args(hint) for found in _enums(part)}


CHOICES = {Severity, Clock, Holder, RequestState, *EVENTS} | {
    found
    for kind in KINDS
    for hint in field_types(kind).values()
    for found in _enums(hint)
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_its_word(kind: type[Record]) -> None:
    """No kind is without a Chinese word."""
    assert glossary.kind_word(kind)


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=str)
def test_every_field_has_its_word(kind: type[Record], name: str) -> None:
    """No field is without a Chinese word."""
    assert glossary.field_word(kind, name)


@pytest.mark.parametrize("choices", sorted(CHOICES, key=str), ids=lambda c: c.__name__)
def test_a_choice_has_one_word_and_a_word_one_choice(choices: type[Enum]) -> None:
    """Words and choices go back and forth."""
    words = [glossary.word(choice) for choice in choices]
    assert all(words)
    assert len(set(words)) == len(words)


def test_no_entry_is_stale() -> None:
    """The glossary names nothing that is not there."""
    assert set(WORDS.kinds) == {kind.kind for kind in KINDS}
    common = set(WORDS.fields["any"])
    assert {(kind, name) for kind, names in WORDS.fields.items() for name in names} == {
        (kind.kind if name not in common else "any", name) for kind, name in FIELDS
    }
    assert {
        (table, name) for table, names in WORDS.choices.items() for name in names
    } == {(choices.__name__, choice.name) for choices in CHOICES for choice in choices}


def _problems_of_acts() -> set[str]:
    """Every text that an act gives an error as its stable word."""
    return {
        text.value
        for path in ACTS.rglob("*.py")
        for call in ast.walk(tree_of(path))
        if isinstance(call, ast.keyword) and call.arg == "problem"
        for text in ast.walk(call.value)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }


def test_whatever_stops_an_act_is_told_to_a_clerk() -> None:
    """Every problem of an act, a number or a batch, and no other, in one line."""
    assert set(WORDS.problems) == _problems_of_acts() | OF_NUMBERS | OF_BATCHES
    assert not [it for it in WORDS.problems.values() if it.endswith("。") or not it]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (InvalidValue("developers read this", problem="two-heads"), "户里已有户主"),
        (InvalidValue("developers read this"), "办不了，请核对填写的内容"),
        (Conflict(("b/person/1",)), "别人刚改过同样的记录，请核对后再办"),
        (Unreadable("台账.xlsx 打不开"), "台账.xlsx 打不开"),
    ],
    ids=lambda it: type(it).__name__,
)
def test_a_clerk_is_told_of_any_error(error: ShequError, words: str) -> None:
    """In Chinese, without refs; what is said for a person already is left as it is."""
    assert glossary.words_of(error) == words


def test_words_of_a_kind_differ() -> None:
    """No two fields of a kind share a word, so a heading names one field."""
    for kind in KINDS:
        words = [glossary.field_word(kind, name) for name in field_types(kind)]
        assert len(set(words)) == len(words), kind


def test_what_has_no_word_is_not_found() -> None:
    """An unknown name raises NotFound, and names what is missing."""

    class Stranger(Enum):
        NOBODY = 1

    class Oddity(Record):
        """奇物. A kind that the glossary does not know."""

    with pytest.raises(NotFound, match=r"Stranger\.NOBODY"):
        glossary.word(Stranger.NOBODY)
    with pytest.raises(NotFound, match="oddity"):
        glossary.kind_word(Oddity)
    with pytest.raises(NotFound, match=r"household\.colour"):
        glossary.field_word(Household, "colour")
    with pytest.raises(NotFound, match="no-such-thing"):
        glossary.problem_word("no-such-thing")


def test_examples() -> None:
    """Words are what ledgers write."""
    assert glossary.word(Sex.MALE) == "男"
    assert glossary.kind_word(Household) == "户"
    assert glossary.field_word(Person, "born") == "出生日期"
    assert glossary.field_word(Person, "id") == "记录编号"
    assert glossary.english(Sex.NOT_STATED) == "not stated"
