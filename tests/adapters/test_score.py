"""认列成绩: how well real header rows and templates are understood, as the docs say.

Write the score anew: ``SHEQU_WRITE_DOCS=1 pytest tests/adapters/test_score.py``.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path

import attrs
import pytest
from tests.adapters.real_columns import ANSWERS

from shequ_adapters.workbooks import Workbooks
from shequ_core.ledgers import LEDGERS, Look, Sheet, look

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "ledgers.md"
PLACE = re.compile(r"(<!-- score -->\n).*?(<!-- end -->)", re.DOTALL)
NOT_JUDGED = "?"
ENOUGH = 0.95


class Fate(Enum):
    """去向. What became of a column that was judged."""

    READ = "as what it is"
    LEFT = "it is none of the ledger's, and was left"
    MISSED = "it is one of the ledger's, and was left"
    WRONG = "as something else"


@attrs.frozen
class Mark:
    """评分. Of one sheet: whether its ledger is right, and its columns by fate."""

    name: str
    kind: bool
    columns: Counter[Fate]


@pytest.fixture(scope="session")
def marks() -> tuple[Mark, ...]:
    """Every header row and every sheet of every template, judged."""
    default = PROJECT.parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default))
    if not (folder / "headers").is_dir():
        pytest.skip("no real headers here; SHEQU_SHARED_DATA can name their folder")
    return tuple(_mark(name, *look([sheet])) for name, sheet in _sheets(folder))


def _sheets(folder: Path) -> Iterator[tuple[str, Sheet]]:
    rows = json.loads((folder / "headers" / "header_rows.json").read_text("utf-8"))
    for row in rows:
        yield row["id"], Sheet(file="a.xlsx", name="表", rows=[row["headers"]])
    for path in sorted((folder / "ledgers").glob("*.xls*")):
        for sheet in Workbooks().read(path):
            if any(cell not in (None, "") for row in sheet.rows for cell in row):
                yield f"{path.name}›{sheet.name}", sheet


def _mark(name: str, seen: Look) -> Mark:
    kind, columns = ANSWERS.get(name, ("", ""))
    named = seen.tables[0].ledger if seen.tables else ""
    answers = dict(it.split("=") for it in columns.split())
    fates = Counter(
        _fate(key, answers.get(at, ""), _keys(ledger))
        for at, key, ledger in _readings(seen)
        if answers.get(at) != NOT_JUDGED
    )
    return Mark(name, named == kind, fates)


def _fate(key: str, answer: str, ours: frozenset[str]) -> Fate:
    if key:
        return Fate.READ if key == answer else Fate.WRONG
    return Fate.MISSED if answer in ours else Fate.LEFT


def _readings(seen: Look) -> Iterator[tuple[str, str, str]]:
    """The columns of a sheet with what they are read as, or would be."""
    parts = [*seen.tables] or ([seen.nearest] if seen.nearest else [])
    for part in parts:
        read = {it.letter: it.key for it in part.recognised}
        repeated = getattr(part, "repeated", ())
        others = (it.letter for it in (*part.unmatched, *repeated))
        for at in (*read, *others):
            yield at, read.get(at, ""), part.ledger


@cache
def _keys(ledger: str) -> frozenset[str]:
    return frozenset(it.key for it in next(it for it in LEDGERS if it.name == ledger))


def _score(marks: tuple[Mark, ...]) -> str:
    fates = sum((it.columns for it in marks), Counter[Fate]())
    right, judged = fates[Fate.READ] + fates[Fate.LEFT], fates.total()
    named = sum(it.kind for it in marks)
    return (
        f"Of {len(marks)} header rows and sheets {named} are named as the ledger that "
        f"they are, or as none of ours. Of their {judged:,} columns {right:,} "
        f"({right / judged:.1%}) are right: {fates[Fate.READ]} are read as what they "
        f"are, {fates[Fate.LEFT]} say nothing that the ledger has and are left alone; "
        f"{fates[Fate.MISSED]} are missed, {fates[Fate.WRONG]} taken for something "
        "else.\n"
    )


def test_every_ledger_is_named(marks: tuple[Mark, ...]) -> None:
    """The right kind, or unknown; nothing is forced, nothing is left unjudged."""
    assert [it.name for it in marks if not it.kind] == []
    assert [it.name for it in marks] == list(ANSWERS)


def test_columns_are_right(marks: tuple[Mark, ...]) -> None:
    """95 in 100 at least, of those that a ledger has."""
    fates = sum((it.columns for it in marks), Counter[Fate]())
    ours = fates.total() - fates[Fate.LEFT]
    assert fates[Fate.READ] / ours >= ENOUGH


def test_the_page_says_so(marks: tuple[Mark, ...]) -> None:
    """The score in the docs is this one."""
    text = PAGE.read_text("utf-8")
    scored = PLACE.sub(lambda at: f"{at[1]}\n{_score(marks)}\n{at[2]}", text)
    if os.environ.get("SHEQU_WRITE_DOCS"):
        PAGE.write_text(scored, "utf-8")
    assert _score(marks) in scored
    assert PAGE.read_text("utf-8") == scored
