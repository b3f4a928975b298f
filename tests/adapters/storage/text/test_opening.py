"""A folder becomes a store of ours, or a sentence says why it can't."""

import json

import pytest

from shequ_adapters.storage.text import TextStore, open_text
from shequ_core.errors import Unreadable


def snapshot_of(folder):
    """Every file below, with its bytes."""
    return {
        path.relative_to(folder): path.is_file() and path.read_bytes()
        for path in folder.rglob("*")
    }


def marked(**terms):
    """The mark of a folder, with other terms."""
    ours = {"application": "shequ", "store": "text", "schema": 1, "layout": 1}
    return {"shequ.json": json.dumps({**ours, **terms})}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"notes.txt": "字"}, "其他程序"),
        ({"person.jsonl": "{}"}, "其他程序"),
        ({"shequ.json": "not JSON"}, "其他程序"),
        ({"shequ.json": "[]"}, "其他程序"),
        ({"shequ.json": "{}"}, "其他程序"),
        (marked(application="other"), "其他程序"),
        (marked(store="pickle"), "其他程序"),
        (marked(schema=None), "其他程序"),
        (marked(schema=999), "更新版本"),
        (marked(layout=999), "更新版本"),
        (marked(schema=0), "旧版本"),
    ],
)
def test_a_folder_of_another_kind_is_refused_and_left_alone(tmp_path, files, said):
    """One sentence in two languages, and not a byte is changed."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    before = snapshot_of(tmp_path)
    with pytest.raises(Unreadable, match=said) as refused:
        TextStore.open(tmp_path)
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(")")
    assert snapshot_of(tmp_path) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("text:", "存储地址应如"),
        ("text://server/folder", "存储地址应如"),
        ("text:{place}/file.txt", "不是文件夹"),
        ("text:{place}/file.txt/books", "文件夹不存在"),
        ("text:{place}/no/books", "文件夹不存在"),
    ],
)
def test_an_address_that_is_none_is_told_in_a_sentence(tmp_path, address, said):
    """Nothing is made for it."""
    (tmp_path / "file.txt").write_text("字")
    with pytest.raises(Unreadable, match=said):
        open_text(address.format(place=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("address", ["text:books", "text://{here}/books"])
def test_an_address_is_beside_us_or_whole(tmp_path, monkeypatch, address):
    """Both make the folder, and the store in it."""
    monkeypatch.chdir(tmp_path)
    open_text(address.format(here=tmp_path)).close()
    assert json.loads((tmp_path / "books" / "shequ.json").read_text()) == {
        "application": "shequ",
        "store": "text",
        "schema": 1,
        "layout": 1,
    }


def test_a_folder_under_git_serves(tmp_path):
    """Hidden files are no other program's records; an empty log may be missing."""
    (tmp_path / ".git").mkdir()
    TextStore.open(tmp_path).close()
    (tmp_path / "log").rmdir()
    with TextStore.open(tmp_path).view() as view:
        assert view.revision == 0


def test_who_founds_second_finds_it_founded(tmp_path, monkeypatch):
    """Two that make one store at once make the same one."""
    from shequ_adapters.storage.text import opening

    publish = opening.publish

    def beaten(target, parts):
        TextStore.open(tmp_path)
        return publish(target, parts)

    with monkeypatch.context() as patched:
        patched.setattr(opening, "publish", lambda *a: (patched.undo(), beaten(*a))[1])
        TextStore.open(tmp_path).close()
    assert not list(tmp_path.glob(".*"))


def test_a_place_where_nothing_can_be_made_is_told(tmp_path):
    """A log that is a file."""
    TextStore.open(tmp_path).close()
    (tmp_path / "log").rmdir()
    (tmp_path / "log").write_text("")
    with pytest.raises(Unreadable, match="不能用作存储"):
        TextStore.open(tmp_path)
