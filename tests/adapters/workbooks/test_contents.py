"""What a file is not is said in one sentence."""

import pytest
from tests.adapters.workbooks.made import with_named, xlsx

from shequ_adapters.workbooks import read_workbook
from shequ_core.errors import Unreadable

CSV = "姓名,性别\n王伟,男\n".encode()
OFFICE_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
SPREADSHEET = b'<?xml version="1.0"?><Workbook xmlns="%s"/>' % OFFICE_2003

STRANGERS = [
    ("台账.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "图片"),
    ("台账.xls", b"\xff\xd8\xff\xe0" + bytes(40), "图片"),
    ("台账.xlsx", b"BM" + bytes(40), "图片"),
    ("台账.csv", b"%PDF-1.7\n", "PDF"),
    ("台账.xlsx", b"7z\xbc\xaf\x27\x1c" + bytes(9), "7z"),
    ("台账.xls", b"\x09\x08\x10\x00" + bytes(9), "很旧的 Excel"),
    ("台账.xlsx", b"", "空文件"),
    ("台账.csv", b"\xef\xbb\xbf\r\n \r\n", "空文件"),
    ("台账.csv", bytes(range(32)) * 20, "既不是文本"),
    ("台账.xls", b"<html><body><table><tr><td>1</td></tr></table>", "网页"),
    ("台账.csv", b"\xef\xbb\xbf<!DOCTYPE html><html>", "网页"),
    ("台账.xls", b"<table border='1'>", "网页"),
    ("台账.xls", SPREADSHEET, "XML 表格"),
    ("台账.xml", b"<?xml version='1.0'?><a/>", "XML"),
    ("台账.xls", b"MIME-Version: 1.0\nContent-Type: x", "网页存档"),
    ("台账.xlsx", CSV, "改为 .csv"),
    ("台账.md", CSV, "不是台账表格"),
    ("~$台账.xlsx", b"x", "临时文件"),
]


@pytest.mark.parametrize(("file", "data", "word"), STRANGERS)
def test_a_stranger_is_named(file, data, word, tmp_path):
    """Which file, what it is, what to do: one Chinese sentence."""
    path = tmp_path / file
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        read_workbook(path)
    message = str(refused.value)
    assert message.startswith(f"{file}：")
    assert message.endswith("。")
    assert message.count("。") == 1
    assert word in message


@pytest.mark.parametrize("start", ["BM", "MZ", "GIF8", "RIFF", "Rar!"])
def test_text_may_begin_as_pictures_do(start, tmp_path):
    """Two letters do not make a picture."""
    path = tmp_path / "台账.csv"
    path.write_text(f"{start},姓名\n1,王伟\n", "utf-8")
    [sheet] = read_workbook(path)
    assert sheet.rows[0] == [start, "姓名"]


@pytest.mark.parametrize("file", ["台账.csv", "台账.xls", "台账.dat", "台账"])
def test_a_workbook_is_one_whatever_its_name(file, tmp_path):
    """Content decides."""
    path = tmp_path / file
    path.write_bytes(xlsx(["姓名"]))
    assert read_workbook(path)[0].rows == [["姓名"]]


@pytest.mark.parametrize("file", ["台账.csv", "台账.TSV", "台账.txt", "台账"])
def test_a_text_table_may_have_these_names(file, tmp_path):
    """And none at all."""
    path = tmp_path / file
    path.write_bytes(CSV)
    assert read_workbook(path)[0].rows == [["姓名", "性别"], ["王伟", "男"]]


def test_missing_files_folders_and_giants_are_named(tmp_path, monkeypatch):
    """Before anything is read."""
    with pytest.raises(Unreadable, match="找不到"):
        read_workbook(tmp_path / "没有.xlsx")
    with pytest.raises(Unreadable, match="文件夹"):
        read_workbook(tmp_path)
    with pytest.raises(Unreadable, match="打不开"):
        read_workbook(tmp_path / "\0.xlsx")
    monkeypatch.setattr("shequ_adapters.workbooks.reading.MOST_BYTES", 3)
    (tmp_path / "大.csv").write_bytes(CSV)
    with pytest.raises(Unreadable, match="上限"):
        read_workbook(tmp_path / "大.csv")


def test_a_damaged_workbook_is_named(tmp_path):
    """What begins well and then is nothing."""
    path = tmp_path / "台账.xlsx"
    path.write_bytes(with_named(xlsx(["x"]), {"xl/workbook.xml": b"<nothing/>"}))
    with pytest.raises(Unreadable, match="台账"):
        read_workbook(path)
