"""导出. Written whole or not at all, and masked unless told otherwise."""

import json
import re
from types import SimpleNamespace

import pytest

from shequ_adapters import plugin
from shequ_core.plugins import Offer, Plugins, hookimpl

FIGURE = r"<data[^>]*>"


def test_names_are_masked_on_the_way_out(shequ, db, tmp_path):
    """Nobody's name, number or phone is in the file, and the line says so."""
    out = tmp_path / "book.json"
    code, told, _ = shequ("export", db, "json", "-o", out)
    text = out.read_text("utf-8")
    assert code == 0
    assert "已脱敏" in told
    assert "张三丰" not in text
    assert "430181198503121232" not in text
    assert "13812345678" not in text


def test_unmasked_is_what_was_recorded(shequ, db, tmp_path):
    """``--unmasked`` writes every name as it stands."""
    out = tmp_path / "book.json"
    shequ("export", db, "json", "-o", out, "--unmasked")
    names = {one.get("name") for one in json.loads(out.read_text("utf-8"))["records"]}
    assert "张三丰" in names


def test_figures_beside_masked_records_are_of_the_records(shequ, data, db, tmp_path):
    """Behind masks nobody has a birthday; the board counts by birthdays still."""
    files = [tmp_path / name for name in ("wall.html", "desk.html")]
    for out in files:
        assert shequ("export", db, out.stem.replace("wall", "html"), "-o", out)[0] == 0
    wall, desk = (re.findall(FIGURE, out.read_text("utf-8")) for out in files)
    assert wall == desk
    assert "张**" in files[1].read_text("utf-8")
    assert "张三丰" not in files[1].read_text("utf-8")
    assert re.search(r" › 第 \d+ 行</cite>", files[1].read_text("utf-8"))
    assert data("log", db)[0]["reason"] == "留痕：export desk"


class Failing:
    """A format that breaks half way."""

    def write(self, records, stream, *, on):
        """Write a little, then fail."""
        stream.write(b"half")
        raise OSError(28, "No space left on device")


def test_a_failed_export_leaves_the_old_file(shequ, db, tmp_path, monkeypatch):
    """One sentence, exit 2; the old file is whole and nothing lies beside it."""
    offer = Offer(name="failing", suffix=".x", summary="坏", load=Failing)
    guest = SimpleNamespace(__name__="guest", exporters=hookimpl(lambda: [offer]))
    monkeypatch.setattr(Plugins, "discover", lambda: Plugins(plugin, guest))
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "book.x"
    out.write_text("old")
    code, _, err = shequ("export", db, "failing", "-o", out)
    assert code == 2
    assert "No space left" in err
    assert out.read_text() == "old"
    assert list(folder.iterdir()) == [out]


@pytest.mark.parametrize("where", [".", "nowhere/book.json"])
def test_where_no_file_can_be_is_said(shequ, db, tmp_path, where):
    """A folder, or a file in a folder that is not there."""
    code, _, err = shequ("export", db, "json", "-o", tmp_path / where)
    assert code == 2
    assert "文件夹" in err


def test_figures_need_no_mask():
    """Formats that print figures alone are given the records as they are."""
    offers = {offer.name: offer.names_people for offer in Plugins.discover().exporters}
    assert not offers["docx"]
    assert not offers["html"]
    assert offers["desk"]
    assert offers["xlsx"]


def test_database_and_format_the_other_way_round_are_told_apart(shequ, db, tmp_path):
    """The sentence is the command as it should have been."""
    code, _, err = shequ("export", "json", db, "-o", tmp_path / "a.json")
    assert (code, f"shequ export {db} json" in err) == (2, True)
