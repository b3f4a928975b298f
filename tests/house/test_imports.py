"""导入. The front door is light, and the floors stand in order."""

import ast
import subprocess
import sys

import pytest
from tests.house.sources import ROOT, SRC, tree_of

import shequ_core


def run(*arguments):
    """A fresh Python process."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True
    )


def test_the_core_brings_three_libraries_at_most():
    """Everything at the door imports attrs, cattrs and pluggy, and nothing else of
    others but what these bring themselves.
    """
    script = (
        "import sys; before = set(sys.modules); {0}\n"
        "print(*sorted({{name.split('.')[0] for name in set(sys.modules) - before}}))"
    )
    door = set(run("-c", script.format("from shequ_core import *")).stdout.split())
    plain = run("-c", script.format("import attrs, cattrs, pluggy")).stdout.split()
    guests = door - set(plain) - set(sys.stdlib_module_names) - {"shequ_core"}
    assert not guests


def test_the_core_is_imported_at_once():
    """By itself it is its door alone: no room of its own, no library of others, and
    some thirty modules of Python's, which no machine takes long over.
    """
    script = "import sys; before = set(sys.modules); {0}\n"
    script += "print(*sorted(set(sys.modules) - before))"
    loaded = run("-c", script.format("import shequ_core")).stdout.split()
    ours = [name for name in loaded if name.startswith("shequ_core")]
    assert ours == ["shequ_core"]
    roots = {name.split(".")[0] for name in loaded} - {"shequ_core"}
    assert roots <= set(sys.stdlib_module_names)
    assert len(loaded) < 60


def test_the_face_is_small():
    """Under forty names, each of them there, described, and known to type checkers."""
    tree = tree_of(SRC / "shequ_core/__init__.py")
    typed = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and "shequ_core" in node.module
        for alias in node.names
    }
    assert typed == set(shequ_core.__all__)
    assert len(shequ_core.__all__) < 40
    for name in shequ_core.__all__:
        assert getattr(shequ_core, name).__doc__


@pytest.mark.parametrize("command", ["--version", "--help"])
def test_the_command_starts_without_the_heavy_rooms(command):
    """Neither asks for a database, a document or a spreadsheet library."""
    script = (
        "import sys; from shequ_adapters.cli import main\n"
        f"main(['{command}'])\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    loaded = set(run("-c", script).stderr.split())
    heavy = {"sqlalchemy", "docx", "jinja2", "pyarrow", "xlsxwriter", "icalendar"}
    assert not loaded & (heavy | {"python_calamine", "cattrs"})


def test_the_floors_stand_in_order():
    """Every import contract of pyproject.toml is kept."""
    script = (
        "import sys; from importlinter.cli import lint_imports_command as lint; lint()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
