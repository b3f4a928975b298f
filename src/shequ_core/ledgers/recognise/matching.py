"""对列. Which ledger the words over the columns speak of, and which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.flags import asked_by
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.recognise.labels import Label
from shequ_core.ledgers.recognise.mapped import said_of
from shequ_core.ledgers.recognise.sections import Around
from shequ_core.ledgers.recognise.vocabulary import LOOSE, MAPPED, column_headed

SHARE = 0.3
"""相符率. A ledger that explains less than this share of the columns is another one."""

_GONE = re.compile("停用|转出|注销|除名")


@attrs.frozen
class Flag:
    """是否列. A label that asks about a choice of the column ``key``."""

    key: str
    choice: Enum
    label: Label


@attrs.frozen
class Match:
    """对列结果. The label of each column of a ledger that was found.

    ``twice`` are labels of columns that another label heads already, by key; ``flags``
    are labels that ask about a choice of a column (是否低保). A mapping spoke of
    ``mapped`` labels, and wants the ``barred`` ones not to be read. ``elsewhere`` are
    the keys of columns that are told over the table, ``spared`` those that are not
    needed where a title says which ledger it is.
    """

    ledger: Ledger
    found: Mapping[str, Label]
    twice: tuple[tuple[str, Label], ...]
    unmatched: tuple[Label, ...]
    doubt: int
    flags: tuple[Flag, ...] = ()
    barred: tuple[Label, ...] = ()
    mapped: int = 0
    elsewhere: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()

    @property
    def lacking(self) -> tuple[str, ...]:
        """缺列. The keys of the columns without which it is not this ledger."""
        told = {*self.found, *self.elsewhere, *self.spared}
        told |= {it.key for it in self.flags}
        return tuple(key for key in self.ledger.needed if key not in told)

    @property
    def missing(self) -> tuple[str, ...]:
        """缺列. The titles of the columns without which it is not this ledger."""
        return tuple(self.ledger.column(key).title for key in self.lacking)

    @property
    def gone(self) -> str:
        """离开. The words that say that the rows are of those who left, "" where none.

        A list of members who were transferred is no list of members.
        """
        strange = (label.header for label in self.unmatched)
        return next((it for it in strange if _GONE.match(heading(it).bare)), "")

    @property
    def share(self) -> float:
        """相符率. How much of the columns the ledger explains, from 0 to 1."""
        strange = sum(not label.numbering for label in self.unmatched)
        found = len(self.found) + len(self.flags)
        return found / (found + strange) if self.found else 0.0

    @property
    def holds(self) -> bool:
        """成立. Whether the table is this ledger, as far as its columns tell.

        A mapping decides where half of its words are there; else it is not meant.
        """
        if self.ledger.mapping:
            meant = 2 * self.mapped >= len(self.ledger.mapping.words)
            return meant and self.mapped > 0 and bool(self.found)
        least = min(2, len(self.ledger.columns))
        enough = len(self.found) >= least and self.share >= SHARE
        return enough and not self.lacking and not self.gone


def match(labels: Sequence[Label], ledger: Ledger) -> Match:
    """对列. Give each label the column it heads; the surest label has it."""
    said = said_of(labels, ledger)
    claims: list[tuple[int, str, Label]] = []
    flags = [Flag(it.key, it.choice, it.label) for it in said.values() if it.choice]
    unmatched: list[Label] = []
    for label in labels:
        if told := said.get(label.index):
            if told.key and told.choice is None:
                claims.append((MAPPED, told.key, told.label))
        elif claim := _claim(label, ledger):
            claims.append(claim)
        elif flag := _flag(label, ledger):
            flags.append(flag)
        else:
            unmatched.append(label)
    found: dict[str, Label] = {}
    twice: list[tuple[str, Label]] = []
    doubt = 0
    for tier, key, label in sorted(claims, key=lambda it: (it[0], it[2].index)):
        if key in found:
            twice.append((key, label))
        else:
            found[key] = label
            doubt += max(tier, 0)
    return Match(
        ledger,
        found,
        tuple(twice),
        tuple(unmatched),
        doubt,
        flags=tuple(flags),
        barred=tuple(it.label for it in said.values() if not it.key),
        mapped=len(said),
    )


def _flag(label: Label, ledger: Ledger) -> Flag | None:
    asked = asked_by(ledger, label.header)
    return Flag(*asked, label) if asked else None


def _claim(label: Label, ledger: Ledger) -> tuple[int, str, Label] | None:
    """The most telling reading that surely heads a column, else any that may."""
    claims = [
        (*headed, attrs.evolve(label, header=words))
        for words in label.readings
        if (headed := column_headed(ledger, words))
    ]
    return min(claims, key=lambda claim: claim[0] >= LOOSE, default=None)


def best(
    labels: Sequence[Label], ledgers: Sequence[Ledger], around: Around
) -> Match | None:
    """最合. The ledger that holds and explains the most columns, None where none does.

    A mapped one comes first. Between equals the words of title and sheet (``around``)
    decide, then certainty; they may tell what is needed and has no column.
    """
    matches = (_with(it, around) for it in _matches(labels, ledgers))
    holding = (it for it in matches if it.holds)
    return max(holding, key=lambda it: _rank(it, around.words), default=None)


def _with(found: Match, around: Around) -> Match:
    lacking = found.lacking
    if not lacking or not found.found or found.ledger.mapping:
        return found
    told = around.told(found.ledger, lacking)
    if told:
        return attrs.evolve(found, elsewhere=told)
    titled = found.ledger.titled
    if titled and around.names(titled) and found.found.keys() >= set(titled.needed):
        return attrs.evolve(found, spared=frozenset(lacking))
    return found


def nearest(labels: Sequence[Label], ledgers: Sequence[Ledger]) -> Match | None:
    """最近. The ledger that explains the most and lacks the least, holding or not."""
    matches = _matches(labels, ledgers)
    return max(
        matches, key=lambda it: len(it.found) - 2 * len(it.missing), default=None
    )


def _matches(labels: Sequence[Label], ledgers: Sequence[Ledger]) -> Iterator[Match]:
    return (match(labels, ledger) for ledger in ledgers)


def _rank(found: Match, told: str) -> tuple[bool, int, int, int, int]:
    spoken = sum(word in told for word in found.ledger.aliases)
    mapped = found.ledger.mapping is not None
    return mapped, len(found.found), spoken, -found.doubt, -found.ledger.order
