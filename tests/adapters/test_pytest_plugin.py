"""Fixtures for authors, which cost whoever does not ask for them nothing."""

import os
import subprocess
import sys

from tests.house.sources import SRC

PLUGIN = "shequ_adapters.pytest_plugin"

SUITE = '''
import sys

import pytest


def test_nothing_is_imported_yet():
    """Of the core, of Hypothesis, of what a fixture would need."""
    heavy = ("shequ_core", "hypothesis", "attrs", "rich", "typer")
    assert not [name for name in heavy if name in sys.modules]


def test_a_town(town, town_day):
    assert len(town) == len({record.id for record in town}) > 50
    assert town_day.isoformat() == "2004-12-31"


def test_a_store(memory_store, town_store, town):
    assert memory_store is town_store
    with town_store.view() as view:
        assert all(view.get(record.id) == record for record in town)


def test_the_store_is_new(memory_store):
    assert not list(memory_store.changes())


def test_plugins(shequ_plugins):
    assert shequ_plugins.exporter("jsonl")


@pytest.fixture
def broken_guest(monkeypatch):
    from shequ_core.plugins import Broken, Plugins

    guest = Broken(name="guest", distribution="guest 1.2", reason="KeyError: x")
    monkeypatch.setattr(Plugins, "broken", (guest,))


def test_a_broken_plugin_is_named(broken_guest):
    from shequ_adapters.pytest_plugin import shequ_plugins

    with pytest.raises(pytest.fail.Exception, match="guest 1.2.: KeyError: x"):
        shequ_plugins.__wrapped__()


def test_asserts_of_the_kit_are_told():
    from shequ_core.testing import RuleLaws
    from shequ_core.rules import RULES
    import attrs

    class Laws(RuleLaws):
        rules = (attrs.evolve(RULES[0], kind="Not A Word"),)

    with pytest.raises(AssertionError) as told:
        Laws().test_r5_a_rule_says_what_it_is()
    assert "fullmatch" in str(told.value)
'''


def tried(folder, *words):
    """The suite, in a process of its own, with the plug-in as pytest would load it."""
    (folder / "test_suite.py").write_text(SUITE)
    named = f"import pytest; raise SystemExit(pytest.main({[*words]!r}))"
    return subprocess.run(
        [sys.executable, "-c", named],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(SRC),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_authors_have_what_they_need(tmp_path):
    """A town, its day, stores, and what is installed; and no import before."""
    done = tried(tmp_path, "-q", "-p", PLUGIN, "-p", "no:cacheprovider", "-Werror")
    assert done.returncode == 0, done.stdout


def test_each_fixture_says_what_it_is(tmp_path):
    """In ``pytest --fixtures``, in both languages."""
    told = tried(tmp_path, "--fixtures", "-p", PLUGIN, "-p", "no:cacheprovider").stdout
    for said in ("样镇. ", "截止日. ", "内存存储. ", "样镇存储. ", "插件. "):
        assert said in told
