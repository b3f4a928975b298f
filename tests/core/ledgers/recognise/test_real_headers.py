"""真实表头: header rows of other systems, told apart or left alone."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.vocabulary import LOOSE, column_headed

KNOWN = {
    "h030": "party_members",
    "m00": "residents",
    "m06": "party_members",
    "m16": "party_members",
    "m22": "residents",
    "m24": "party_members",
}
"""What is one of our ledgers; the rest is another matter (房屋缴费, 转出党员 ...)."""

COLUMNS = {
    "m00": {
        "name": "姓名",
        "relation": "与户主关系",
        "number": "身份证号",
        "born": "生日",
        "phones": "联系电话",
        "address": "现居住地址",
    },
    "m16": {"name": "用户姓名", "joined": "入党时间", "phones": "手机号"},
    "m06": {"name": "姓名", "joined": "入党日期", "number": "身份证号"},
}


@pytest.fixture(scope="session")
def header_rows() -> Mapping[str, list[str]]:
    """Header rows by id, from where SHEQU_SHARED_DATA says or beside the project."""
    project = Path(__file__).resolve().parents[4]
    default = project.parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default)) / "headers"
    if not folder.is_dir():
        pytest.skip("no real headers here; SHEQU_SHARED_DATA can name their folder")
    rows = json.loads((folder / "header_rows.json").read_text("utf-8"))
    return {row["id"]: row["headers"] for row in rows}


def _understood(headers: list[str], **more: Any) -> Table | None:
    (found,) = understand(
        Sheet(file="a.xlsx", name="表", rows=[headers], **more), LEDGERS
    )
    return found if isinstance(found, Table) else None


def test_each_is_its_ledger_or_none(header_rows: Mapping[str, list[str]]) -> None:
    """The right kind is named, and nothing is forced."""
    named = {
        row: table.ledger.name
        for row, headers in header_rows.items()
        if (table := _understood(headers))
    }
    assert named == {row: kind for row, kind in KNOWN.items() if row in header_rows}


def test_their_columns(header_rows: Mapping[str, list[str]]) -> None:
    """Who, which number, since when, where, how to reach them."""
    for row, columns in COLUMNS.items():
        table = _understood(header_rows[row])
        assert table is not None
        found = {key: it.header for key, it in table.columns.items()}
        assert columns.items() <= found.items()


def test_native_place_is_no_registered_address(
    header_rows: Mapping[str, list[str]],
) -> None:
    """籍贯 is where the grandfather was born: it never becomes another column."""
    for headers in header_rows.values():
        table = _understood(headers)
        if table and "籍贯" in headers:
            assert "籍贯" in table.unmatched


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda it: it.name)
def test_a_ledger_knows_its_own_words(ledger: Any) -> None:
    """Titles and aliases surely head their own column; all titles make the ledger."""
    for column in ledger.columns:
        assert column_headed(ledger, column.title) == (0, column.key)
        for alias in column.aliases:
            headed = column_headed(ledger, alias)
            assert headed is not None, alias
            assert headed[0] < LOOSE, alias
    table = _understood([column.title for column in ledger.columns])
    assert table is not None
    assert table.ledger is ledger
    assert set(table.columns) == {column.key for column in ledger.columns}
