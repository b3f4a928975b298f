"""A plug-in of one's own by one command: its tests pass, nothing is overwritten."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.house.sources import ROOT

from shequ_adapters.cli.new_plugin import EXAMPLES, PluginKind, package

FEW = """
from hypothesis import settings

settings.register_profile("few", max_examples=2, stateful_step_count=3, database=None)
settings.load_profile("few")
"""


@pytest.fixture
def make(shequ, tmp_path, monkeypatch):
    """Make a plug-in of that name and kind in a folder of one's own; where it is."""
    monkeypatch.chdir(tmp_path)

    def made(name, kind):
        code, _, err = shequ("new-plugin", name, "--kind", kind)
        assert (code, err) == (0, "")
        return tmp_path / name.replace("-", "_")

    return made


def test_its_tests_pass(make, tmp_path):
    """As they are, before anybody has written a line of it, under warnings too."""
    folders = [make(f"shequ-my_{kind.value}", kind.value) for kind in PluginKind]
    (tmp_path / "conftest.py").write_text(FEW)
    paths = [ROOT / "src", *(folder / "src" for folder in folders)]
    config = ("-c", folders[0] / "pyproject.toml", "--rootdir", tmp_path.parent)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *config, *folders],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", PluginKind)
def test_it_is_the_example_under_another_name(kind):
    """What the page says of the example goes for what one begins with."""
    example = EXAMPLES[kind].package
    for path, text in package(example, kind):
        if path.suffix == ".py":
            ours = (ROOT / "examples" / example / path).read_text("utf-8")
            assert text == ours.replace(f": docs/writing-a-{kind.value}.md", "")
            assert compile(text, str(path), "exec")
    word = example.removeprefix("shequ_")
    for path, text in package("shequ_my_own", kind):
        assert example not in f"{path}{text}"
        assert word not in path.name
        if path.suffix == ".py":
            assert compile(text, str(path), "exec")
            assert f"Test{word.title()}" not in text
            assert word.upper() not in text or kind is PluginKind.STORE


def test_its_own_words_are_where_the_examples_were():
    """A module, a constant, a class, a class of tests, the words to type."""
    files = {
        path.name: text for path, text in package("shequ_my_own", PluginKind.LEDGER)
    }
    assert "from shequ_my_own.my_own import MY_OWN" in files["__init__.py"]
    assert 'name="my-own"' in files["my_own.py"]
    assert "class TestMyOwn(LedgerLaws)" in files["test_my_own.py"]
    files = {
        path.name: text for path, text in package("shequ_my_own", PluginKind.STORE)
    }
    assert "class MyOwnStore:" in files["store.py"]
    assert "shequ_my_own.store:MyOwnStore" in files["README.md"]
    assert "DBM 存储" in files["README.md"]


def test_a_word_that_the_example_knows_already_is_not_taken_from_it():
    """Else a roster of the name of a record would stand where the record stood."""
    texts = dict(package("shequ_household", PluginKind.FORMAT))
    said = texts[Path("src/shequ_household/household.py")]
    assert "class HouseholdRoster:" in said
    assert "import Household, Residence" in said
    texts = dict(package("shequ_group", PluginKind.LEDGER))
    assert "GROUP_STAIRS = Practice(" in texts[Path("src/shequ_group/group.py")]


@pytest.mark.parametrize("kind", PluginKind)
def test_it_is_strict_and_leaves_the_licence_to_its_author(kind):
    """Its pyproject stands alone: names of its own, mypy as ours, nothing of ours."""
    project = tomllib.loads(dict(package("shequ_my_own", kind))[Path("pyproject.toml")])
    assert project["project"]["name"] == "shequ-my-own"
    assert project["project"]["entry-points"]["shequ.plugins"] == {
        "my-own": "shequ_my_own"
    }
    assert "license" not in project["project"]
    assert project["tool"]["mypy"]["strict"]
    assert "mypy" in project["project"]["optional-dependencies"]["dev"]
    assert "ruff" not in project["tool"]


def test_nothing_is_overwritten(shequ, make):
    """A folder of that name stays as it is."""
    folder = make("shequ_my_own", "format")
    (folder / "README.md").write_text("mine")
    code, out, err = shequ("new-plugin", "shequ_my_own", "--kind", "rule")
    assert (code, out) == (2, "")
    assert "已经存在" in err
    assert (folder / "README.md").read_text() == "mine"


@pytest.mark.parametrize("name", ["json", "pytest"])
def test_a_name_that_another_package_has_is_refused(shequ, name, tmp_path, monkeypatch):
    """Of Python's own, or installed: one of the two would never be imported."""
    monkeypatch.chdir(tmp_path)
    code, _, err = shequ("new-plugin", name, "--kind", "store")
    assert (code, f"shequ_{name}" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "9lives",
        "shequ",
        "class",
        "../x",
        "名册",
        "Mine",
        "shequ_rules",
        "shequ_9",
        "shequ_class",
    ],
)
def test_a_name_that_no_package_has_is_refused(shequ, name, tmp_path, monkeypatch):
    """In one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    code, out, err = shequ("new-plugin", name, "--kind", "store")
    assert (code, out) == (2, "")
    assert "不能作包名" in err
    assert list(tmp_path.iterdir()) == []
