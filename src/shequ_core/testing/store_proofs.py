"""核验定律. What every store promises of its log: it can be proven, and erased from.

They are laws of ``StoreLaws``, S13 and S14, and have only a file of their own.
"""

from __future__ import annotations

from json import dumps
from pathlib import Path

import pytest

from shequ_core.errors import Conflict
from shequ_core.history import erasure, verify
from shequ_core.privacy import unnamed
from shequ_core.testing.store_samples import (
    StoreOpening,
    commit,
    household,
    somebody,
)

_SOURCES = {household("2").id: "bei/ledger_sheet/04#7"}
_ASKED = {"actor": "李主任", "reason": "本人申请"}


class StoreProofs(StoreOpening):
    """核验定律. Of the log: the hash chain, and what an erasure leaves."""

    def test_s13_what_was_told_can_be_proven(self, tmp_path: Path) -> None:
        """S13. Every change commits to what it tells, every commit to all before it."""
        with self.opened(tmp_path) as store:
            commit(store, household("1"), household("2"), sources=_SOURCES)
            noted = verify(store)
            commit(store, household("1", "新"), strikes=(household("2").id,))
            commit(store, household("2"))
            proven = verify(store, noted={noted.revision: noted.link})
            assert (proven.flaw, proven.revision, proven.entries) == (None, 3, 5)
            changes = list(store.changes())
            salts = [(change.stored or change).salt for change in changes]
            assert len(set(salts)) == len(salts)
            assert min(map(len, salts)) >= 32
            later = [it.link for it in changes if it.revision > noted.revision]
            assert noted.link not in later

    def test_s14_what_was_erased_is_nowhere(self, tmp_path: Path) -> None:
        """S14. What an erasure takes out of the log is gone, and the chain holds."""
        person = somebody("1", "王建华")
        other = somebody("2", "李长庚")
        with self.opened(tmp_path) as store:
            commit(store, person, other, household("1"))
            commit(store, person.evolve(workplace="花炮厂"))
            stale = erasure(store, person.id, **_ASKED)
            commit(store, person.evolve(name="王建国"))
            with pytest.raises(Conflict):
                store.redact(stale)
            assert next(store.changes(ref=person.id)).after == person
            redaction = erasure(store, person.id, **_ASKED)
            assert store.redact(redaction) == 4
            assert store.redact(redaction) == 4
            with store.view() as view:
                assert view.get(person.id) == unnamed(person)
                assert view.get(other.id) == other
            left = [it.after for it in store.changes(ref=person.id)]
            assert left[0] == left[2] == left[3] == unnamed(person)
            assert left[1] == unnamed(person).evolve(workplace="花炮厂")
            proven = verify(store)
            assert (proven.flaw, proven.erased) == (None, 3)
        kept = b"".join(it.read_bytes() for it in tmp_path.rglob("*") if it.is_file())
        for text in (person.name, "王建国", person.number, *person.phones):
            assert text.encode() not in kept
            assert dumps(text)[1:-1].encode() not in kept
