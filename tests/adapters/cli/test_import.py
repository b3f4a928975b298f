"""导入. ``shequ import``: what was exported comes back, whole or not at all."""

import json

import pytest


@pytest.fixture
def exported(db, shequ, tmp_path):
    """A small book as JSON Lines, unmasked."""
    out = tmp_path / "备份.jsonl"
    code, _, err = shequ("export", db, "jsonl", "--unmasked", "-o", out)
    assert (code, err) == (0, "")
    return out


def test_a_backup_comes_back_byte_for_byte(exported, shequ, data, tmp_path):
    """Exported again it is the same file; a second time nothing changes."""
    new, again = tmp_path / "new.db", tmp_path / "again.jsonl"
    assert data("import", exported, "--into", new, "--dry-run")["revision"] == 0
    assert not new.exists()
    told = data("import", exported, "--into", new)
    assert told["revision"] == 1
    assert sum(told["added"].values()) == told["read"]
    assert shequ("export", new, "jsonl", "--unmasked", "-o", again)[0] == 0
    assert again.read_bytes() == exported.read_bytes()
    code, out, _ = shequ("import", exported, "--into", new)
    assert (code, "没有变化" in out) == (0, True)


def test_a_masked_export_is_refused(db, shequ, tmp_path):
    """In one line, and nothing is made."""
    out = tmp_path / "脱敏.jsonl"
    shequ("export", db, "jsonl", "-o", out)
    code, _, err = shequ("import", out, "--into", tmp_path / "new.db")
    assert code == 2
    assert "脱敏" in err
    assert not (tmp_path / "new.db").exists()


def test_a_broken_line_is_named_and_nothing_written(exported, shequ, tmp_path):
    """With its file and number."""
    lines = exported.read_bytes().splitlines(keepends=True)
    exported.write_bytes(b"".join([*lines[:4], b"{half\n", *lines[5:]]))
    code, _, err = shequ("import", exported, "--into", tmp_path / "new.db")
    assert code == 2
    assert "备份.jsonl" in err
    assert "第 5 条" in err
    assert not (tmp_path / "new.db").exists()


def test_where_no_records_are_one_line_says_what_can_be_read(shequ, tmp_path):
    """A folder without any."""
    code, _, err = shequ("import", tmp_path, "--into", tmp_path / "new.db")
    assert (code, len(err.splitlines())) == (2, 1)
    assert ".jsonl" in err


def test_what_is_named_beside_a_good_file_is_not_passed_over(exported, shequ, tmp_path):
    """Not there, or of another kind: it is named, and nothing is written."""
    other = tmp_path / "备份.txt"
    other.write_text("x", "utf-8")
    for wrong in (tmp_path / "没有.jsonl", other):
        code, _, err = shequ("import", exported, wrong, "--into", tmp_path / "new.db")
        assert (code, wrong.name in err) == (2, True)
        assert not (tmp_path / "new.db").exists()


def test_a_map_is_drawn_and_comes_back(db, shequ, data, tmp_path):
    """Written out undrawn, drawn by some program, read as outlines of the groups."""
    out = tmp_path / "地图.geojson"
    assert shequ("export", db, "geojson", "-o", out)[0] == 0
    told = json.loads(out.read_text("utf-8"))
    for feature in told["features"]:
        if feature["properties"]["kind"] == "居民组":
            feature["geometry"] = {"type": "Point", "coordinates": [113.63, 28.16]}
    out.write_text(json.dumps(told), "utf-8")
    read = data("import", out, "--into", db)
    assert set(read["added"]) == {"outline"}
    assert read["findings"] == []
    told["features"][0]["geometry"] = {"type": "Point", "coordinates": [28.16, 113.63]}
    out.write_text(json.dumps(told), "utf-8")
    code, _, err = shequ("import", out, "--into", db)
    assert (code, "经纬度" in err) == (2, True)


def under(key, exported):
    """The same records, as of a community of another key."""
    text = exported.read_text("utf-8")
    [known] = {json.loads(it)["id"].split("/")[0] for it in text.splitlines()}
    other = exported.with_name("别处.jsonl")
    other.write_text(text.replace(f'"{known}/', f'"{key}/'), "utf-8")
    return known, other


def test_a_second_community_is_pointed_out(exported, db, shequ, data):
    """It may be the same one under another key, and no figure would say so."""
    known, other = under("elsewhere", exported)
    [told] = data("import", other, "--into", db, "--dry-run")["warnings"]
    assert "elsewhere" in told
    assert known in told
    code, out, _ = shequ("import", other, "--into", db)
    assert (code, "注意：又来一个社区 elsewhere" in out) == (0, True)


def test_records_of_no_community_are_pointed_out(exported, db, shequ, data):
    """Nobody would find them: the community of their key is nowhere."""
    _, other = under("elsewhere", exported)
    lines = other.read_text("utf-8").splitlines(keepends=True)
    other.write_text("".join(it for it in lines if "/community/" not in it), "utf-8")
    [told] = data("import", other, "--into", db)["warnings"]
    assert "没有社区 elsewhere" in told


def test_what_comes_back_is_warned_of_nothing(exported, db, data, tmp_path):
    """Into the book that it is of, or into a new database."""
    assert data("import", exported, "--into", db)["warnings"] == []
    assert data("import", exported, "--into", tmp_path / "new.db")["warnings"] == []
