"""空白台账. Forms from the command line."""

from openpyxl import load_workbook

from shequ_core.ledgers import LEDGERS


def test_a_ledger_is_given_out_and_loads(shequ, data, tmp_path):
    """By its Chinese title; the empty form loads as its ledger, with no row."""
    out = tmp_path / "空.xlsx"
    assert shequ("template", "居民花名册", "-o", out) == (0, f"已写出 {out}\n", "")
    [account] = data("load", out, "--into", tmp_path / "book.db", "--dry-run")[
        "account"
    ]
    assert (account["ledger"], account["rows"]) == ("residents", 0)


def test_all_ledgers_are_one_workbook(shequ, tmp_path):
    """A sheet each, and the choices."""
    out = tmp_path / "全部.xlsx"
    assert shequ("template", "all", "-o", out)[0] == 0
    assert load_workbook(out).sheetnames == [*(it.title for it in LEDGERS), "选项"]


def test_the_ledgers_are_listed(shequ):
    """By name and title, with their columns."""
    code, out, _ = shequ("template", "--list")
    assert code == 0
    assert all(it.name in out for it in LEDGERS)


def test_what_is_missing_is_asked_for(shequ, tmp_path):
    """An unknown ledger, or no file to write: one sentence, and no file."""
    code, _, err = shequ("template", "通讯录", "-o", tmp_path / "空.xlsx")
    assert (code, "通讯录" in err) == (2, True)
    code, _, err = shequ("template", "居民花名册")
    assert (code, "--list" in err) == (2, True)
    assert not list(tmp_path.iterdir())
