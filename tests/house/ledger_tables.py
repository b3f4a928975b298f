"""台账表. The tables that the author of a ledger goes by, made from the code."""

import inspect
import re
from collections.abc import Iterator
from operator import attrgetter

from docs.making.reference import told
from tests.house.markdown import table

from shequ_core import glossary
from shequ_core.ledgers import CellKind, Intake
from shequ_core.ledgers.naturals import NATURAL, PREFIX

CELL_KINDS = re.findall(
    r"^- (\w+) \((.+?)\): (.+)$", inspect.getdoc(CellKind) or "", re.MULTILINE
)
"""Name, type and meaning of each kind of cell, as ``help`` tells them."""

OF_THE_LOADER = {
    "close_table",
    "drop_table",
    "keep_clear_of",
    "leave_unread",
    "open_table",
    "read",
    "remark",
}
"""What an intake has for whoever hands it the tables, and not for who reads a row."""


def cell_kinds() -> str:
    """Every kind of cell: what is read as it, and of what type the value is."""
    return table(
        ("`CellKind`", "What is read", "`row.get` gives"),
        ((f"`{name}`", what, f"`{kind}`") for name, kind, what in CELL_KINDS),
    )


def naturals() -> str:
    """By what an office tells records of a kind apart, and how our keys begin."""
    return table(
        ("Kind", "中文", "Natural", "Our keys"),
        (
            (
                f"`{kind.__name__}`",
                glossary.kind_word(kind),
                f"`{_fields(natural)}`",
                f"`{PREFIX[kind]}1`, `{PREFIX[kind]}2` …" if kind in PREFIX else "",
            )
            for kind, natural in NATURAL.items()
        ),
    )


def _fields(natural: object) -> str:
    """The fields that make it, as one would write them."""
    if not isinstance(natural, attrgetter):
        return inspect.getdoc(natural) or ""
    fields = natural.__reduce__()[1]
    return fields[0] if len(fields) == 1 else f"({', '.join(fields)})"


def intake() -> str:
    """Every verb that an intake has for who reads a row."""
    return table(
        ("Verb", "中文", "What it does"),
        (
            (f"`{name}{_arguments(verb)}`", *_whole(verb))
            for name, verb in _verbs()
            if name not in OF_THE_LOADER
        ),
    )


def _verbs() -> Iterator[tuple[str, object]]:
    for room in Intake.__mro__[:-1]:
        for name, verb in vars(room).items():
            told_of = inspect.isfunction(verb) or isinstance(verb, property)
            if told_of and name[0] != "_":
                yield name, verb


def _arguments(verb: object) -> str:
    if not inspect.isfunction(verb):
        return ""
    words = str(inspect.signature(verb)).replace("''", '""').replace("'", "")
    return "(" + words.removeprefix("(self").removeprefix(", ")


def _whole(verb: object) -> tuple[str, str]:
    """The Chinese term of a docstring, and all that is said after it."""
    chinese, first = told(verb)
    more = (inspect.getdoc(verb) or "").split("\n\n")[1:]
    return chinese, " ".join(" ".join([first, *more]).split()).replace("``", "`")


LEDGER_TABLES = {"cell_kinds": cell_kinds, "naturals": naturals, "intake": intake}
