"""先看. What is understood, in words and as JSON; three exit codes."""

import json


def test_what_is_understood_is_told(shequ, ledgers):
    """The ledger, where it stands, each column with its reason; nobody is named."""
    code, out, err = shequ("look", ledgers)
    assert (code, err) == (0, "")
    told = " ".join(out.split())
    assert "花名册.csv › 花名册 · 编码 utf-8，有内容 6 行" in told
    assert "【居民花名册】认出 8 列，占有列名的 100%" in told
    assert "标题 第 1-2 行，表头 第 3 行，数据 第 4-6 行" in told
    assert "标题相同" in told
    assert "张**" in told
    assert "张三丰" not in told
    assert "13812345678" not in told


def test_in_english(shequ, ledgers):
    """The frame is English; what ledgers say stays Chinese."""
    _, out, _ = shequ("--lang", "en", "look", ledgers)
    assert "8 columns understood, 100% of those with a name" in out
    assert "its title" in out
    assert "居民花名册" in out


def test_as_json(data, ledgers):
    """The same for programs, with stable words."""
    told = data("look", ledgers / "花名册.csv")
    (sheet,) = told["sheets"]
    assert told["unreadable"] == []
    assert (sheet["understood"], sheet["encoding"], sheet["hidden"]) == (
        True,
        "utf-8",
        False,
    )
    (table,) = sheet["tables"]
    assert table["ledger"] == "residents"
    assert table["header"] == {"first": 3, "last": 3}
    assert table["facts"]["told_on"] == "2004-12-31"
    assert table["certainty"]["tied"] is False
    assert table["recognised"][0] == {
        "letter": "A",
        "header": "户号",
        "key": "household",
        "title": "户号",
        "reason": "title",
        "stacked": False,
        "scale": 1,
        "row": 0,
        "choice": "",
    }
    assert table["sample"][0]["values"]["name"] == "张**"


def test_every_kind_of_line_is_said(shequ, tmp_path):
    """Totals, units, repeated and unknown columns, notes, skipped rows, two files."""
    (tmp_path / "经费.csv").write_text(
        "项目,项目,金额(万元),吉祥物,日期\n必填,选填,请填数字,,格式\n"
        "装修,,3,燕子,2004.5.1\n合计,,3,,\n",
        "utf-8",
    )
    (tmp_path / "概况.csv").write_text(
        "社区名称,北正社区\n所属街道,淮川街道\n居民小组数,52\n", "utf-8"
    )
    (tmp_path / "天气.csv").write_text("天气\n晴\n", "utf-8")
    code, out, _ = shequ("look", tmp_path)
    assert code == 0
    told = " ".join(out.split())
    for words in (
        "看懂了什么",
        "重复的列，未读取",
        "没有识别，未读取",
        "×10000",
        "合计在第 4 行",
        "略过 提示行 1",
        "竖表：一行一项",
        "没有找到能识别的台账表头",
        "提示 ",
    ):
        assert words in told, words
    assert shequ("--lang", "en", "look", tmp_path)[0] == 0


def test_nothing_understood_is_one(shequ, tmp_path):
    """Exit 1, and the reason."""
    (tmp_path / "天气.csv").write_text("天气\n晴\n", "utf-8")
    code, out, err = shequ("look", tmp_path / "天气.csv")
    assert (code, err) == (1, "")
    assert "没有找到能识别的台账表头" in out
    code, out, _ = shequ("look", tmp_path / "天气.csv", "--json")
    assert code == 1
    assert json.loads(out)["sheets"][0]["kind"] == "unknown-ledger"


def test_what_can_not_be_read_is_two(shequ, ledgers):
    """One sentence; the other files are looked at all the same."""
    (ledgers / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    code, out, err = shequ("look", ledgers)
    assert code == 2
    assert "居民花名册" in out
    assert err.startswith("shequ: 坏.xlsx")
    assert len(err.splitlines()) == 1
    code, out, _ = shequ("look", ledgers, "--json")
    assert code == 2
    assert [it["file"] for it in json.loads(out)["unreadable"]] == ["坏.xlsx"]
    assert shequ("look", ledgers / "没有.xlsx")[0] == 2


def test_nothing_is_written(shequ, ledgers):
    """The folder is as it was."""
    before = sorted(ledgers.rglob("*"))
    shequ("look", ledgers)
    assert sorted(ledgers.rglob("*")) == before
