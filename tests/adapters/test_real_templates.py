"""真实模板: templates and exports of other systems, file by file."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from shequ_adapters.workbooks import Workbooks
from shequ_core.ledgers import LEDGERS, Table, Unknown
from shequ_core.ledgers.recognise import understand

EXPECTED: Mapping[str, tuple[str, int, Mapping[str, int]]] = {
    "cps_实有人口批量采集表.xls": ("floating", 0, {}),
    "scmt_楼栋档案.xls": ("buildings", 3, {}),
    "wisdomtown_partyMemberTemplate.xls": ("party_members", 0, {"空白模板行": 1}),
    "zhdj_党员信息表.xls": ("party_members", 0, {}),
    "zzsh_pt-member_支委委员.xls": ("party_members", 0, {}),
}
"""Of each file: its ledger, how many rows speak, what was skipped."""

OTHER_MATTERS = (
    "hc_importFeeDetail.xlsx",
    "hc_importRoom.xlsx",
    "scmt_小区档案.xls",
    "scmt_物业档案.xls",
    "scmt_社区干部.xls",
    "scmt_网格员.xls",
    "smartcommunity_用户导入模板.xlsx",
    "sysu_党员数据表.xlsx",
    "sysu_入党积极分子.xlsx",
    "sysu_学时统计.xlsx",
    "sysu_活动.xlsx",
    "sysu_请假、缺席统计.xlsx",
)
"""Fees, rooms, compounds, staff, accounts: none of our ledgers, and nothing forced."""


@pytest.fixture(scope="session")
def templates() -> Path:
    """Their folder: where SHEQU_SHARED_DATA says, or beside the project."""
    project = Path(__file__).resolve().parents[2]
    default = project.parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default)) / "ledgers"
    if not folder.is_dir():
        pytest.skip("no real templates here; SHEQU_SHARED_DATA can name their folder")
    return folder


def _understood(path: Path) -> list[Table | Unknown]:
    sheets = Workbooks().read(path)
    return [found for sheet in sheets for found in understand(sheet, LEDGERS)]


def test_every_file_is_looked_at(templates: Path) -> None:
    """Each sheet of each file is a table, or there is a reason."""
    for path in templates.glob("*.xls*"):
        found = _understood(path)
        assert len(found) >= len(Workbooks().read(path))
        assert all(it.reason for it in found if isinstance(it, Unknown))


@pytest.mark.parametrize("name", EXPECTED)
def test_ours_are_named(templates: Path, name: str) -> None:
    """The ledger, its rows, and the rows that were only prepared."""
    ledger, rows, skipped = EXPECTED[name]
    (table,) = [it for it in _understood(templates / name) if isinstance(it, Table)]
    assert table.ledger.name == ledger
    assert (len(table.rows), table.skipped) == (rows, skipped)


@pytest.mark.parametrize("name", OTHER_MATTERS)
def test_other_matters_are_left_alone(templates: Path, name: str) -> None:
    """What is none of our ledgers is said to be unknown."""
    assert not [it for it in _understood(templates / name) if isinstance(it, Table)]
