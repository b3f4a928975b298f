"""The laws, over the ledger; and a list as an office keeps it."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from shequ_overseas.neighbourhoods import NEIGHBOURHOODS

from shequ_core import Plugins, loading
from shequ_core.ledgers import Sheet, look
from shequ_core.model import GridGroup
from shequ_core.testing import LedgerLaws


class TestNeighbourhoods(LedgerLaws):
    """L0 to L12, beside all that shequ brings itself."""

    practice = NEIGHBOURHOODS
    samples: ClassVar[Mapping[str, Sequence[Any]]] = {
        "rt": ("001", "RT 02", "12", "Melati"),
        "rw": ("05", "RW. 6"),
        "leader": ("Siti Contoh", "Budi Contoh"),
        "nik": ("3171010101010001", ""),
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
