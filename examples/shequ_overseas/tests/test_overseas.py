"""The laws, over the ledger and its rules; and a list as an office keeps it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from shequ_overseas.neighbourhoods import NEIGHBOURHOODS
from shequ_overseas.regulations import RULES

from shequ_core import Plugins, Ref, Register, loading
from shequ_core.ledgers import Sheet, look
from shequ_core.model import GridGroup, GroupLevel, Post, Statement, Tenure
from shequ_core.testing import LedgerLaws, RuleLaws
from shequ_core.values import Period, Quantity


class TestNeighbourhoods(LedgerLaws):
    """L0 to L10, beside all that shequ brings itself."""

    practice = NEIGHBOURHOODS
    samples: ClassVar[Mapping[str, Sequence[Any]]] = {
        "rt": ("001", "RT 02", "12", "Melati"),
        "rw": ("05", "RW. 6"),
        "leader": ("Siti Contoh", "Budi Contoh"),
        "nik": ("3171010101010001", ""),
    }


Examples = Mapping[str, Sequence[tuple[Register, date]]]
ON = date(2024, 6, 30)
RT = GridGroup(
    id=Ref("zhen/grid_group/rw005-rt001"),
    name="RT 001/RW 005",
    level=GroupLevel.SMALL,
    parent=Ref("zhen/grid_group/rw005"),
)
RW = GridGroup(id=Ref("zhen/grid_group/rw005"), name="RW 005", level=GroupLevel.LARGE)
LED = Tenure(
    id=Ref("zhen/tenure/rw005-rt001-leader"),
    body=RT.id,
    post=Post.LEADER,
    name="Siti Contoh",
    period=Period.since(date(2018, 4, 8)),
)
SMALL = Statement(
    id=Ref("zhen/statement/1"),
    figure="id_kk",
    value=Quantity.exactly(79),
    about=RT.id,
)
TEN = [
    RT.evolve(id=Ref(f"zhen/grid_group/{n}"), name=f"RT {n:03}/RW 005")
    for n in range(1, 11)
]


class TestRules(RuleLaws):
    """R0 to R8: where each rule speaks, and where it is silent."""

    rules = RULES
    speaks: ClassVar[Examples] = {
        "id-rt-term-over": [
            (Register([RT, LED]), date(2021, 4, 8)),
            (Register([RT, LED.evolve(period=Period.since(date(2018, 4, 9)))]), ON),
        ],
        "id-rt-size": [(Register([RT, SMALL]), ON)],
        "id-rw-size": [(Register([RW, RT]), ON)],
    }
    silent: ClassVar[Examples] = {
        "id-rt-term-over": [
            (Register([RT, LED]), date(2021, 4, 7)),
            (Register([RT, LED.evolve(period=Period.since(date(2019, 7, 1)))]), ON),
        ],
        "id-rt-size": [
            (Register([RT, SMALL.evolve(value=Quantity.exactly(80))]), ON),
            (Register([RT, SMALL]), date(2016, 12, 31)),
        ],
        "id-rw-size": [(Register([RW, *TEN]), ON)],
    }


DAFTAR = Sheet(
    file="Daftar RT.xlsx",
    name="RW 05",
    rows=[
        ("DAFTAR RT KELURAHAN CONTOH",),
        (
            "No",
            "No. RT",
            "No. RW",
            "Nama Ketua",
            "NIK",
            "No. HP",
            "TMT",
            "Jml KK",
            "Ket",
        ),
        (
            1,
            "RT 01",
            5,
            "Budi Contoh",
            "3171010101010001",
            "081200000001",
            "2023-02-01",
            96,
            "",
        ),
        (2, "RT 02", 5, "Siti Contoh", "", "081200000002", "2019-02-01", 61, "pindah"),
        (3, "Melati", 5, "", "", "", "", 90, ""),
    ],
)


def test_a_list_is_understood_and_read() -> None:
    """Once installed: by its columns alone; what has no place is said, row by row."""
    plugins = Plugins.discover()
    [seen] = look([DAFTAR], [it.ledger for it in plugins.ledgers])
    assert [it.title for it in seen.tables] == ["印尼RT名册"]
    plan = loading.plan(
        plugins.open_store("memory:"),
        [DAFTAR],
        practices=plugins.ledgers,
        rules=plugins.rules,
    )
    [account] = plan.accounts
    assert (account.imported, account.quarantined) == (2, 1)
    names = {it.name for it in plan.register.all(GridGroup)}
    assert names == {"RT 001/RW 005", "RT 002/RW 005", "RW 005"}
    found = {(it.kind, it.place.cell) for it in plan.findings}
    assert found >= {
        ("reading-remark", "E3"),
        ("reading-remark", "I4"),
        ("reading-remark", "B5"),
        ("id-rt-size", "4"),
    }
