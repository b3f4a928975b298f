"""别的办公室: the same community in other offices' ledgers gives the same figures."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.adapters.other_office import rewrite
from tests.core.ledgers.reading import domain

from shequ_adapters.formats.xlsx import Xlsx
from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import Workbooks
from shequ_core import books, loading
from shequ_core.figures import Window, measure_all
from shequ_core.privacy import masked

EXAMPLE = Path(__file__).parents[2] / "examples" / "beizheng"
ON = date(2004, 12, 31)


@cache
def plan(folder: Path) -> loading.Plan:
    """What loading a folder into an empty store would do."""
    sheets = [s for path in sorted(folder.iterdir()) for s in Workbooks().read(path)]
    return loading.plan(MemoryStore(), sheets)


@cache
def truth() -> dict[str, Any]:
    """The totals that the example's ledgers were made from."""
    return json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))


def figures(of: loading.Plan) -> dict[str, Any]:
    """Every figure of the example, as JSON has it."""
    found = measure_all(of.register, Window.year_to(ON))
    return {
        code: measured.value
        if isinstance(measured.value, str)
        else plain(measured.value)
        for code, measured in found.items()
    }


def plain(value: Any) -> Any:
    """A number, or a breakdown, as JSON has it."""
    if hasattr(value, "items"):
        return {key: plain(number) for key, number in value.items()}
    return int(value) if value == int(value) else float(value)


def test_the_example_gives_every_figure_of_its_truth() -> None:
    """Nothing is lost between the Excel files and the figures."""
    found = figures(plan(EXAMPLE / "ledgers"))
    assert {code: found.get(code) for code in truth()["totals"]} == truth()["totals"]


def test_the_account_of_the_example_adds_up() -> None:
    """Every row of the residents' ledger is imported or set apart."""
    accounts = plan(EXAMPLE / "ledgers").accounts
    assert all(account.balanced for account in accounts)
    residents = [it for it in accounts if it.ledger == "residents"]
    assert sum(it.rows for it in residents) == truth()["resident_rows"]
    assert (
        sum(it.imported for it in residents)
        == truth()["totals"]["registered_residents"]
    )


def test_every_planted_defect_is_found_at_its_place() -> None:
    """Each of its kind, in the row of the person it was planted on."""
    found = plan(EXAMPLE / "ledgers")
    cells = {
        (sheet.name, number): row
        for sheet in Workbooks().read(EXAMPLE / "ledgers" / "04-居民花名册.xlsx")
        for number, row in enumerate(sheet.rows, 1)
    }
    spots = {
        (it.kind, _squeezed(cells[it.place.sheet, _row(it.place.cell)][3]))
        for it in found.findings
        if it.place.file == "04-居民花名册.xlsx" and _row(it.place.cell)
    }
    planted = {(it["kind"], it["name"]) for it in truth()["planted_defects"]}
    assert planted <= spots
    kinds = {kind for kind, _ in planted}
    assert {it for it in spots if it[0] in kinds} == planted


def _row(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def _squeezed(name: Any) -> str:
    return str(name).replace(" ", "").replace("　", "")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("seed", [1, 2])
def test_other_words_and_orders_give_the_same_figures(
    tmp_path: Path, suffix: str, seed: int
) -> None:
    """Shuffled columns, renamed files, sheets and headers, and text in GB18030."""
    rewrite(EXAMPLE / "ledgers", tmp_path, Random(seed), suffix=suffix)
    assert figures(plan(tmp_path)) == figures(plan(EXAMPLE / "ledgers"))


@pytest.mark.parametrize("hidden", [False, True], ids=["open", "masked"])
def test_what_was_sent_out_comes_back_as_no_change(
    tmp_path: Path, hidden: bool
) -> None:
    """The exported ledgers, masked or not, say nothing that the store does not know."""
    store = MemoryStore()
    loading.commit(store, plan(EXAMPLE / "ledgers"), actor="test", reason="example")
    with store.view() as view:
        known = books.read(view, books.only_community(view))
    with (tmp_path / "台账.xlsx").open("wb") as stream:
        Xlsx().write(masked(known) if hidden else known, stream, on=ON)
    again = loading.plan(store, Workbooks().read(tmp_path / "台账.xlsx"))
    assert not again.puts
    assert not again.strikes


def test_what_was_sent_out_is_the_same_in_an_empty_store(tmp_path: Path) -> None:
    """Equal records, refs and all; only the papers of loading are others."""
    known = plan(EXAMPLE / "ledgers").register
    with (tmp_path / "台账.xlsx").open("wb") as stream:
        Xlsx().write(known, stream, on=ON)
    sheets = Workbooks().read(tmp_path / "台账.xlsx")
    there = loading.plan(MemoryStore(), sheets).register
    assert domain(there) == domain(known)
