"""规则定律. What every rule promises, as tests that anyone can run.

    class TestMyRules(RuleLaws):
        rules = (LEADER_TOO_YOUNG,)
        speaks = {"leader-too-young": [(BOY_FOR_LEADER, date(2004, 12, 31))]}
        silent = {"leader-too-young": [(NOBODY_LEADS, date(2004, 12, 31))]}

docs/laws.md tells the laws in words; their numbers are in the names of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.findings import Finding, Matter, Severity
from shequ_core.model import KINDS, Person, field_types
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.rules import RULES
from shequ_core.rules.rule import Rule
from shequ_core.testing.format_probes import NUMBER, PHONE, SECRET, with_secrets
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.testing.trying import anything, few, lawful, worn_towns

Example = tuple[Register, date]
"""例子. A register, and the day of the check."""

WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
"""稳定词. How a rule is called by programs: words of ASCII, joined by hyphens."""

_FIELDS = {"", *(name for kind in KINDS for name in field_types(kind))}
_LIKE_A_NAME = 2


class RuleLaws:
    """规则定律. Subclass it, name your rules, and pytest does the rest.

    ``speaks`` has, by the word of a rule, registers on which it must find something,
    ``silent`` those on which it must not. The more a rule says there, the more is
    tried of what it says.
    """

    rules: ClassVar[Sequence[Rule]]
    speaks: ClassVar[Mapping[str, Sequence[Example]]] = {}
    silent: ClassVar[Mapping[str, Sequence[Example]]] = {}

    def test_r0_no_law_is_overridden(self) -> None:
        """R0. A rule answers to these laws, not to laws of its own."""
        for name in RULE_LAWS:
            assert getattr(type(self), name) is getattr(RuleLaws, name), name

    def test_r1_a_rule_never_raises(self) -> None:
        """R1. A rule never raises, whatever records say, whatever the day."""

        @lawful()
        @given(anything | worn_towns(), st.dates())
        def holds(register: Register, on: date) -> None:
            for rule in self.rules:
                assert all(isinstance(it, Finding) for it in rule(register, on))

        holds()

    def test_r2_same_records_same_findings(self) -> None:
        """R2. The same records give the same findings, in whatever order they come."""

        @few()
        @given(anything | worn_towns(), st.dates())
        def holds(register: Register, on: date) -> None:
            backwards = Register(reversed(list(register)))
            for rule in self.rules:
                found = list(rule(register, on))
                assert found == list(rule(backwards, on)), rule.kind

        holds()
        for rule in self.rules:
            for register, on in self._examples(rule):
                assert list(rule(register, on)) == list(rule(register, on)), rule.kind

    def test_r3_a_finding_is_about_what_is_there(self) -> None:
        """R3. A finding is about a record that is there, and a field of records."""

        @lawful()
        @given(anything | worn_towns(), st.dates())
        def holds(register: Register, on: date) -> None:
            for rule in self.rules:
                for finding in rule(register, on):
                    _is_about_what_is_there(finding, register)

        holds()
        for rule in self.rules:
            for register, on in self._examples(rule):
                for finding in rule(register, on):
                    _is_about_what_is_there(finding, register)

    def test_r4_a_message_names_nobody(self) -> None:
        """R4. A message is a Chinese sentence, and names nobody."""

        @few()
        @given(towns())
        def holds(register: Register) -> None:
            secret = with_secrets(register)
            for rule in self.rules:
                _names_nobody(rule, register, secret, DAY)

        holds()
        for rule in self.rules:
            for register, on in self.speaks.get(rule.kind, ()):
                _names_nobody(rule, register, with_secrets(register), on)

    def test_r5_a_rule_says_what_it_is(self) -> None:
        """R5. A rule has a word of its own, and says what it checks and who says so."""
        words = [rule.kind for rule in (*RULES, *self.rules) if rule not in RULES]
        for rule in self.rules:
            assert WORD.fullmatch(rule.kind), f"{rule.kind!r} is no stable word"
            assert words.count(rule.kind) <= 1, f"{rule.kind} is the word of two rules"
            ours = [it for it in RULES if it.kind == rule.kind]
            assert ours in ([], [rule]), f"{rule.kind} is a word of shequ's own"
            assert isinstance(rule.severity, Severity), rule.kind
            assert isinstance(rule.matter, Matter), rule.kind
            assert is_chinese(rule.title), f"{rule.kind} needs a Chinese title"
            assert all((rule.code, rule.english)), rule.kind
            assert rule.source, f"{rule.kind}: by which law, standard or practice?"

    def test_r6_a_rule_takes_masked_records(self) -> None:
        """R6. A rule takes masked records: it may err then, and never raises."""

        @few()
        @given(towns(), st.dates())
        def holds(register: Register, on: date) -> None:
            hidden = Register(masked(register))
            for rule in self.rules:
                for day in (on, DAY):
                    assert all(rule(hidden, day)), rule.kind

        holds()
        for rule in self.rules:
            for register, on in self.speaks.get(rule.kind, ()):
                assert all(rule(Register(masked(register)), on)), rule.kind

    def test_r7_where_nothing_is_known_nothing_is_wrong(self) -> None:
        """R7. Where nothing is known, nothing is wrong."""

        @lawful()
        @given(st.dates())
        def holds(on: date) -> None:
            for rule in self.rules:
                assert list(rule(Register(), on)) == [], rule.kind

        holds()

    def test_r8_a_rule_speaks_where_it_should(self) -> None:
        """R8. A rule speaks where its examples say that it should, and only there."""
        if not (self.speaks or self.silent):
            never = ", ".join(self._never_spoke())
            pytest.skip(
                "without examples: name them in a test class, speaks and silent"
                + (f"; nothing was ever found by {never}" if never else "")
            )
        for rule in self.rules:
            assert self.speaks.get(rule.kind), f"{rule.kind}: where should it speak?"
            for register, on in self.speaks[rule.kind]:
                assert list(rule(register, on)), f"{rule.kind} is silent"
            for register, on in self.silent.get(rule.kind, ()):
                assert list(rule(register, on)) == [], rule.kind

    def _never_spoke(self) -> list[str]:
        """The words of the rules that find nothing in what the laws draw."""
        spoke: set[str] = set()

        @few()
        @given(anything | worn_towns(), st.just(DAY) | st.dates())
        def tried(register: Register, on: date) -> None:
            for rule in self.rules:
                # That one raises is for the other laws to tell.
                with suppress(Exception):
                    if any(rule(register, on)):
                        spoke.add(rule.kind)

        tried()
        return [it.kind for it in self.rules if it.kind not in spoke]

    def _examples(self, rule: Rule) -> Iterator[Example]:
        yield from self.speaks.get(rule.kind, ())
        yield from self.silent.get(rule.kind, ())


def is_chinese(text: str) -> bool:
    """中文. Whether there are Chinese characters in it."""
    return any("一" <= sign <= "鿿" for sign in text)


def _is_about_what_is_there(finding: Finding, register: Register) -> None:
    for name in finding.about[:1]:
        assert name in register, f"{finding.kind}: no record is called {name}"
        known = finding.field in _FIELDS
        assert known, f"{finding.kind}: no record has a field {finding.field!r}"
    if others := {name for name in finding.about[1:] if name not in register}:
        named = {target for record in register for _, target in record.refs()}
        assert others <= named, f"{finding.kind}: nobody knows {others - named}"


def _names_nobody(rule: Rule, register: Register, secret: Register, on: date) -> None:
    """Of the records as they are, and of the same with identifiers to search for."""
    said = [finding.message for finding in rule(register, on)]
    said_of_secret = [finding.message for finding in rule(secret, on)]
    for message in (*said, *said_of_secret):
        assert is_chinese(message), f"{rule.kind}: not in Chinese"
    identifiers = set(_identifiers(register)) if said else ()
    tells = any(it in message for it in identifiers for message in said)
    hidden = (SECRET, NUMBER, PHONE)
    tells |= any(it in message for it in hidden for message in said_of_secret)
    assert not tells, f"{rule.kind} tells who it is about"


def _identifiers(register: Register) -> Iterator[str]:
    for person in register.all(Person):
        for text in (person.name, person.number or "", *person.phones):
            if len(text) >= _LIKE_A_NAME:
                yield text


RULE_LAWS = tuple(name for name in vars(RuleLaws) if name.startswith("test_"))
"""定律. The names of the laws, in order."""
