"""标注件. ``load --marked-up``: the ledgers back, with what was found in them."""

import json

import pytest
from openpyxl import load_workbook

from shequ_core.ledgers.marking import SUMMARY


def test_one_file_is_one_marked_up_file(shequ, ledgers, tmp_path):
    """A trial writes it too, and says so; there is no database."""
    out, place = tmp_path / "标注.xlsx", tmp_path / "book.db"
    words = ("load", ledgers, "--into", place, "--dry-run", "--marked-up", out)
    code, told, err = shequ(*words)
    assert (code, err) == (0, "")
    assert f"标注件 {out}" in told
    assert not place.exists()
    book = load_workbook(out)
    assert book.sheetnames == [SUMMARY, "花名册"]
    assert book["花名册"]["G6"].comment


def test_several_files_are_a_folder(shequ, ledgers, tmp_path):
    """Each under its own name, as .xlsx, none of them over another."""
    unit = "单位名称,隶属关系,类别\n中医院,市属,医疗\n"
    for name in ("单位.csv", "单位.txt"):
        (ledgers / name).write_text(unit, "utf-8")
    out = tmp_path / "标注"
    code, _, err = shequ(
        "load", ledgers, "--into", tmp_path / "b.db", "--marked-up", out
    )
    assert (code, err) == (0, "")
    assert {it.name for it in out.iterdir()} == {
        "单位.xlsx",
        "单位.txt.xlsx",
        "花名册.xlsx",
    }


def test_json_stays_json(shequ, ledgers, tmp_path):
    """With ``--json`` the copy is written and nothing else is printed."""
    out = tmp_path / "标注.xlsx"
    place = tmp_path / "b.db"
    _, told, _ = shequ("load", ledgers, "--into", place, "--marked-up", out, "--json")
    assert json.loads(told)["revision"] == 1
    assert out.exists()


def test_the_marked_up_file_loads_over_the_original(shequ, data, ledgers, db, tmp_path):
    """Its rows are all known; only the paper is a new one."""
    out = tmp_path / "标注.xlsx"
    shequ("load", ledgers, "--into", db, "--marked-up", out)
    told = data("load", out, "--into", db)
    assert told["changes"]["added"] == {}
    assert told["changes"]["changed"] == {"ledger_sheet": 1}
    assert told["account"][0]["unchanged"] == 3


@pytest.mark.parametrize("name", ["标注.csv", "没有/标注.xlsx"])
def test_a_place_that_can_not_be_is_refused(shequ, ledgers, tmp_path, name):
    """Not .xlsx, or in no folder: one sentence, exit 2."""
    out = tmp_path / name
    code, _, err = shequ(
        "load", ledgers, "--into", tmp_path / "b.db", "--dry-run", "--marked-up", out
    )
    assert code == 2
    assert err.startswith("shequ: ")


def test_an_original_is_not_written_over(shequ, data, ledgers, tmp_path):
    """Nor is a file of another kind turned into a folder; nothing is loaded."""
    original = ledgers / "空.xlsx"
    shequ("template", "居民花名册", "-o", original)
    before = original.read_bytes()
    place = tmp_path / "b.db"
    for path, out in ((original, original), (ledgers, ledgers), (ledgers, original)):
        code, _, _ = shequ("load", path, "--into", place, "--marked-up", out)
        assert code == 2
    assert original.read_bytes() == before
    assert not place.exists()
