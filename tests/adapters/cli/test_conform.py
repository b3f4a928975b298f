"""A store, format or rule of anybody's is tried by the laws, line by line."""

import json
import sys

import pytest

from shequ_adapters.cli.conform import number_of
from shequ_adapters.cli.conform_laws import LAWS
from shequ_adapters.cli.words import english
from shequ_core.testing import Verdict
from shequ_core.testing.kits import KITS

STORE_LAWS = [number for number in LAWS if number.startswith("S")]

SOUND = """
from shequ_adapters.storage.memory import MemoryStore

def open_store(folder):
    return MemoryStore()

NUMBER = 1
"""

BROKEN = """
import attrs
from shequ_adapters.storage.memory import MemoryStore

class LastWriterWins(MemoryStore):
    def commit(self, batch):
        newest = attrs.evolve(batch, base=self._now.revision, id=batch.id)
        return super().commit(newest)

def open_store(folder):
    return LastWriterWins()

def nothing(folder):
    raise RuntimeError("no disk")
"""


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Write a module into the folder one is in; its name."""
    monkeypatch.chdir(tmp_path)

    def write(name, text):
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
        return name

    return write


def test_a_sound_store_keeps_every_law(shequ, module, tmp_path):
    """A green line for each, a report, and exit 0."""
    name = module("sound_store", SOUND)
    terms = ("--examples", 5, "--steps", 4, "--json", "out.json")
    code, out, err = shequ("conform", f"{name}:open_store", *terms)
    assert (code, err) == (0, "")
    *lines, outcome = out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["✓", "S1"],
        ["✓", "S2"],
        ["✓", "S3"],
    ]
    assert len(lines) == len(STORE_LAWS)
    assert outcome == f"全部 {len(STORE_LAWS)} 条定律都遵守"
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert report["kept"]
    assert (report["examples"], report["steps"]) == (5, 4)
    assert [law["number"] for law in report["laws"]] == STORE_LAWS
    assert not (tmp_path / ".hypothesis").exists()


def test_a_broken_store_is_told_what_it_broke(shequ, module, tmp_path):
    """A red line says which promise of the kit failed first; exit 1."""
    name = module("broken_store", BROKEN)
    words = ("conform", f"{name}:open_store", "--examples", 5, "--json", "out.json")
    code, out, err = shequ(*words, "--lang", "en")
    assert (code, err) == (1, "")
    [line] = [line for line in out.splitlines() if line.startswith("✗ S4 ")]
    assert "Conflict if, and only if, a ref of the batch changed" in line
    assert "DID NOT RAISE Conflict at stores.py:" in line
    assert "laws are not kept" in out
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    broken = {law["number"]: law["trouble"] for law in report["laws"] if law["trouble"]}
    assert "S4" in broken
    assert not report["kept"]


def test_a_store_that_does_not_open_keeps_no_law(shequ, module):
    """Every law is red, and says why."""
    name = module("shut_store", BROKEN)
    code, out, _ = shequ("conform", f"{name}:nothing", "--examples", 1)
    assert code == 1
    assert out.count("✗") == out.count("RuntimeError: no disk") == len(STORE_LAWS)


@pytest.mark.parametrize(
    "factory",
    [
        "sound_store",
        "sound_store:NUMBER",
        ":open_store",
        "no_such_module_here:open_store",
        "sound_store:close_store",
        "failing_store:open_store",
        "../store:open_store",
    ],
)
def test_a_factory_that_is_none_is_one_line(shequ, module, factory):
    """Misspelt, missing, no function, a module that fails: exit 2."""
    module("sound_store", SOUND)
    module("failing_store", "raise KeyError('broken')")
    code, out, err = shequ("conform", factory)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


GUESTS = """
import attrs
from shequ_adapters.formats.jsonl import Jsonl
from shequ_core import Offer
from shequ_core.figures import FIGURES
from shequ_core.rules import RULES
from shequ_core.ledgers import PRACTICES
from shequ_core.testing import RuleLaws
from tests.kit.stairs import STAIRS

def rules():
    return RULES[:2]

def failing():
    raise RuntimeError("no rules today")

class TestRules(RuleLaws):
    rules = RULES[:1]

unsound = attrs.evolve(FIGURES[0], unit="", code="x")
offer = Offer(name="x", suffix=".jsonl", summary="", load=Jsonl)

class Once:
    write = Jsonl.write

def exporters():
    return [Offer(name="y", suffix=".jsonl", summary="", load=Once)]

def several():
    return [offer, offer]
"""


@pytest.mark.parametrize(
    ("words", "kept", "unasked"),
    [
        ("rule rules", 7, ["R8"]),
        ("rule TestRules", 7, ["R8"]),
        ("figure FIGURES", 8, ["G9"]),
        ("format Jsonl", 8, []),
        ("ledger STAIRS", 12, []),
        ("format offer", 8, []),
        ("format exporters", 6, ["F1", "F6"]),
    ],
)
def test_sound_guests_keep_their_laws(shequ, module, words, kept, unasked):
    """One, several, a hook, a class, an offer, or a test of the author's own."""
    kind, name = words.split()
    guest = f"{module('guests', GUESTS)}:{name}"
    code, out, err = shequ("conform", "--kind", kind, guest, "--examples", 5)
    *lines, outcome = out.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("–")] == unasked
    assert (code, f"{kept} 条定律都遵守" in outcome, err) == (0, True, "")
    assert ("全部" in outcome) == (not unasked)
    assert "、".join(unasked) in outcome


def test_an_unsound_figure_is_told_what_it_broke(shequ, module):
    """As a store is: the law, and what failed first."""
    words = ("conform", "--kind", "figure", f"{module('guests', GUESTS)}:unsound")
    code, out, err = shequ(*words, "--examples", 1)
    [line] = [line for line in out.splitlines() if line.startswith("✗")]
    assert (code, line.split()[1], err) == (1, "G7", "")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("rule", "FIGURES"),
        ("figure", "rules"),
        ("format", "RULES"),
        ("format", "several"),
        ("rule", "failing"),
    ],
)
def test_what_is_nothing_of_the_sort_is_one_line(shequ, module, kind, name):
    """A figure is no rule; a hook that fails gives none."""
    words = ("conform", "--kind", kind, f"{module('guests', GUESTS)}:{name}")
    code, out, err = shequ(*words)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_without_the_kit_the_line_to_type_is_said(shequ, module, monkeypatch):
    """Where Hypothesis or pytest is missing: pip install shequ[testing]."""
    monkeypatch.setitem(sys.modules, "shequ_core.testing", None)
    code, _, err = shequ("conform", f"{module('sound_store', SOUND)}:open_store")
    assert code == 2
    assert "pip install 'shequ[testing]'" in err


def test_the_words_of_the_laws_are_theirs():
    """Each law of the kit has its Chinese, and the English of its first line."""
    promises = [
        getattr(kit.tests, law).__doc__
        for kit in KITS.values()
        for law in kit.laws
        if not law.endswith("_no_law_is_overridden")
    ]
    said = {
        number_of(Verdict("", promise)): promise.partition(". ")[2].rstrip(".")
        for promise in promises
    }
    assert said == {number: english()[words] for number, words in LAWS.items()}
