"""命令行测试. A small ledger, a book made of it, and the command itself."""

import json
from importlib.metadata import EntryPoint

import pytest

from shequ_adapters.cli import main
from shequ_core.plugins import roll

LEDGER = """北正社区居民花名册
填报单位:北正社区居民委员会 填报时间:2004年12月31日
户号,姓名,与户主关系,性别,出生日期,公民身份号码,联系电话,居民小组
0001,张三丰,户主,男,1985-03-12,430181198503121232,13812345678,第1居民小组
0001,李小妹,配偶,女,1986-05-01,,,第1居民小组
0002,王五六,,男,1950-01-01,,123,第2居民小组
"""


@pytest.fixture
def ledgers(tmp_path):
    """A folder with one ledger in it, and things that are none."""
    folder = tmp_path / "台账"
    folder.mkdir()
    (folder / "花名册.csv").write_text(LEDGER, "utf-8")
    (folder / "~$花名册.xlsx").write_bytes(b"lock")
    (folder / ".花名册.csv").write_bytes(b"hidden")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8")
    return folder


@pytest.fixture
def shequ(capsys):
    """Run the command: its exit code, what it printed, and what it complained of."""

    def run(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def data(shequ):
    """Run the command with ``--json``: what it answers."""

    def run(*words):
        code, out, err = shequ(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return run


@pytest.fixture
def db(ledgers, shequ):
    """A database with the small ledger in it."""
    place = ledgers.parent / "book.db"
    code, _, err = shequ("load", ledgers, "--into", place)
    assert (code, err) == (0, "")
    return place


@pytest.fixture
def installed(monkeypatch):
    """Have a module as a plug-in of that name, beside what shequ brings itself."""

    def install(name, module):
        entries = [
            EntryPoint("shequ", "shequ_adapters.plugin", roll.GROUP),
            EntryPoint(name, module, roll.GROUP),
        ]
        monkeypatch.setattr(roll, "entry_points", lambda group: entries)

    return install
