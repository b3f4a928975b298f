"""载入. Ledgers in, with the account of every row."""

import pytest


def test_every_row_is_accounted_for(data, ledgers, tmp_path):
    """The account says what became of the rows of each sheet."""
    told = data("load", ledgers, "--into", tmp_path / "book.db")
    [account] = told["account"]
    assert account == {
        "file": "花名册.csv",
        "sheet": "花名册",
        "ledger": "residents",
        "title": "居民花名册",
        "rows": 3,
        "imported": 3,
        "updated": 0,
        "unchanged": 0,
        "quarantined": 0,
        "skipped": {},
        "furniture": {"标题": 2, "表头": 1},
        "reason": "",
    }
    assert (told["revision"], told["dry_run"]) == (1, False)
    assert told["changes"]["added"]["person"] == 3


def test_findings_name_their_cells(data, ledgers, tmp_path):
    """What is wrong is said with file, sheet and cell, and names nobody."""
    found = data("load", ledgers, "--into", tmp_path / "book.db")["findings"]
    [short] = [one for one in found if one["kind"] == "phone-too-short"]
    assert (short["file"], short["sheet"], short["cell"]) == (
        "花名册.csv",
        "花名册",
        "G6",
    )
    assert short["code"] == "R-I15"
    assert short["severity"] == "warning"
    assert short["about"]
    assert "王" not in short["message"]


def test_twice_is_once(data, ledgers, db):
    """The same ledger again changes nothing, and the revision stays."""
    told = data("load", ledgers, "--into", db, "--again")
    assert told["revision"] == 1
    assert told["account"][0]["unchanged"] == 3
    assert told["changes"] == {"added": {}, "changed": {}, "struck": {}}


def test_a_trial_writes_nothing(data, ledgers, tmp_path):
    """``--dry-run`` tells the same, and there is no database afterwards."""
    place = tmp_path / "book.db"
    told = data("load", ledgers, "--into", place, "--dry-run")
    assert told["dry_run"] is True
    assert told["changes"]["added"]["person"] == 3
    assert not place.exists()


def test_several_files_are_one_batch(data, ledgers, tmp_path):
    """Whatever is loaded by one command is written, or not, as a whole."""
    units = ledgers / "单位.csv"
    units.write_text("单位名称,隶属关系,类别\n中医院,市属,医疗\n", "utf-8")
    told = data("load", ledgers, "--into", tmp_path / "book.db")
    assert told["revision"] == 1
    assert {"person", "unit"} <= told["changes"]["added"].keys()


def test_a_file_named_twice_is_read_once(data, ledgers, tmp_path):
    """By itself and in its folder."""
    told = data("load", ledgers, ledgers / "花名册.csv", "--into", tmp_path / "b.db")
    assert len(told["account"]) == 1


def test_people_see_a_table_and_a_line(shequ, ledgers, tmp_path):
    """Without ``--json`` there are tables, and one line of what was written."""
    code, out, err = shequ("load", ledgers, "--into", tmp_path / "book.db")
    assert (code, err) == (0, "")
    assert "居民花名册" in out
    assert "第 1 版" in out
    assert "花名册.csv › 花名册 › G6" in out


def test_people_are_told_that_nothing_changed(shequ, ledgers, db):
    """The second time has a line of its own."""
    _, out, _ = shequ("load", ledgers, "--into", db)
    assert "没有变化" in out


def test_one_bad_file_stops_the_load(shequ, ledgers, tmp_path):
    """Nothing is written unless everything can be read."""
    (ledgers / "坏.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    place = tmp_path / "book.db"
    code, _, err = shequ("load", ledgers, "--into", place)
    assert code == 2
    assert "坏.xlsx" in err
    assert not place.exists()


def test_a_listener_hears_of_the_load(ledgers, tmp_path, shequ, monkeypatch):
    """Plug-ins are told what was committed."""
    from types import SimpleNamespace

    from shequ_adapters import plugin
    from shequ_core.plugins import Plugins, hookimpl

    heard = []

    @hookimpl
    def committed(changes):
        heard.extend(changes)

    guest = SimpleNamespace(__name__="guest", committed=committed)
    monkeypatch.setattr(Plugins, "discover", lambda: Plugins(plugin, guest))
    shequ("load", ledgers, "--into", tmp_path / "book.db")
    assert "person" in {change.ref.kind for change in heard}


@pytest.mark.parametrize("option", ["--community", "--actor"])
def test_a_load_can_say_whose_and_by_whom(data, shequ, ledgers, tmp_path, option):
    """The key of the book and the one who loads can be given."""
    place = tmp_path / "book.db"
    told = data("load", ledgers, "--into", place, option, "beizheng")
    assert (told["community"] == "beizheng") == (option == "--community")


def test_a_new_book_says_what_it_is_called(ledgers, shequ, data, tmp_path):
    """Once, when it is made."""
    new = tmp_path / "new.db"
    told = shequ("load", ledgers, "--into", new)[1]
    key = data("load", ledgers, "--into", new, "--again")["community"]
    assert f"编号 {key}：" in told.replace("\n", "")
    assert "要另取编号用 --community" in told
    assert "编号" not in shequ("load", ledgers, "--into", new, "--again")[1]
    named = ("--into", tmp_path / "named.db", "--community", "bei")
    told = shequ("load", ledgers, *named)[1]
    assert "编号 bei：" in told
    assert "--community" not in told


def test_what_cannot_be_read_over_a_known_value_is_told(shequ, data, tmp_path):
    """Nothing else in the book changes: it is found, and found again by check."""
    place = tmp_path / "book.db"
    for name, amount in (("一月.csv", "100"), ("二月.csv", "很多")):
        lines = f"项目,日期,金额(元)\n门球场,2004-02-02,{amount}\n"
        (tmp_path / name).write_text(lines, "utf-8")
    shequ("load", tmp_path / "一月.csv", "--into", place)
    more = "load", tmp_path / "二月.csv", "--into", place
    [tried] = data(*more, "--dry-run")["findings"]
    assert (tried["kind"], tried["cell"]) == ("not-a-number", "C2")
    out = shequ(*more)[1]
    assert "问题 1 处" in out
    assert "一致" not in out
    assert "核对记录 1" in " ".join(out.split())
    assert "不是数字" in shequ("check", place)[1]
    assert "没有变化" in shequ(*more)[1]
