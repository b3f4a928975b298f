"""源码. The modules of the project, for tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"


MODULES = sorted(SRC.rglob("*.py"))
"""Every module of ours."""


def name_of(path: Path) -> str:
    """How a module is called in a test's id."""
    return str(path.relative_to(SRC))


def tree_of(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text("utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Every function of a module, methods too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the constants that are docstrings, or strings that stand alone."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
