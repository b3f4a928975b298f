"""What came in, what was left out and why, what failed; and the risk of it all."""

from importlib.metadata import EntryPoint

import pytest

from shequ_core.plugins import API, roll

GUESTS = {
    "sound": "",
    "older": f"shequ_api = {API - 1}",
    "newer": f"shequ_api = {API + 1}",
    "failing": "raise RuntimeError('first line\\nno licence')",
}


@pytest.fixture(autouse=True)
def _installed(monkeypatch, tmp_path):
    """Four guests, of each sort one."""
    monkeypatch.syspath_prepend(tmp_path)
    for name, text in GUESTS.items():
        (tmp_path / f"guest_{name}.py").write_text(text)
    entries = [EntryPoint(name, f"guest_{name}", roll.GROUP) for name in GUESTS]
    monkeypatch.setattr(roll, "entry_points", lambda group: entries)


def test_each_is_told_with_its_state(shequ):
    """In a table for people, and the risk in one sentence after it."""
    code, out, err = shequ("plugins")
    assert (code, err) == (0, "")
    rows = {line.split()[0]: line for line in out.splitlines() if line.strip()}
    assert "已加载" in rows["sound"]
    assert "已加载" in rows["older"]
    assert "下一版起不再加载" in rows["older"]
    assert "不兼容" in rows["newer"]
    assert "请升级 shequ" in rows["newer"]
    assert "故障" in rows["failing"]
    assert "RuntimeError: no licence" in rows["failing"]
    assert "只装信得过的" in out.splitlines()[-1]


def test_each_is_told_to_programs(data):
    """By state, with names and reasons."""
    told = data("plugins")
    by_state = {
        state: {one["name"] for one in told[state]}
        for state in ("loaded", "skipped", "broken")
    }
    assert by_state == {
        "loaded": {"sound", "older"},
        "skipped": {"newer"},
        "broken": {"failing"},
    }
    assert {one["name"] for one in told["loaded"] if one["note"]} == {"older"}
