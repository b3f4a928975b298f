"""出错的格式和台账. A guest that raises is blamed in a line, and nothing is written."""

import pytest

LEDGER = """北正社区楼道长名册
填报单位:北正社区居民委员会 填报时间:2004年12月31日
居民小组,姓名,联系电话,任楼道长日期
第1居民小组,张三丰,13812345678,2004-03-01
"""
DIARY = "格式 diary（faulty）出错：{error}，faulty_formats.py:"
PAGES = "格式 pages（faulty）出错：ArithmeticError，faulty_formats.py:"
UNMADE = "格式 unmade（faulty）出错：AttributeError，faulty_formats.py:"
STAIRS = "台账 楼道长名册（faulty）出错：{error}，faulty_formats.py:"


@pytest.fixture
def kept(db, installed):
    """The small book, and the plug-in let in."""
    installed("faulty", "tests.kit.faulty_formats")
    return db


@pytest.fixture
def refused(shequ):
    """Run a command that fails: what it complained of, in one line, of nobody."""

    def run(*words):
        code, out, err = shequ(*words)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "张三" not in err
        return err.removeprefix("shequ: ")

    return run


def test_a_failing_format_leaves_the_old_file(refused, kept, tmp_path):
    """Records or tables; nothing lies beside it."""
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "日志.diary"
    out.write_text("old")
    words = ("export", kept, "diary", "-o", out)
    assert refused(*words).startswith(DIARY.format(error="KeyError"))
    told = refused(*words, "--dataset", "居民花名册")
    assert told.startswith(DIARY.format(error="ValueError"))
    assert out.read_text() == "old"
    assert list(folder.iterdir()) == [out]


def test_a_failing_format_of_published_figures_is_told(refused, kept, tmp_path):
    """To a superior, who gets nothing else of it."""
    out = tmp_path / "数.tally"
    told = refused("--as", "上级", "export", kept, "tally", "-o", out)
    assert told.startswith("格式 tally（faulty）出错：ZeroDivisionError，")
    assert not out.exists()


def test_a_ledger_that_can_not_tell_whose_its_rows_are_is_told(refused, kept, tmp_path):
    """Before any workbook is written."""
    out = tmp_path / "out"
    told = refused("hand-out", kept, "-o", out)
    assert told.startswith(STAIRS.format(error="IndexError"))
    assert not out.exists() or not list(out.iterdir())


def test_a_format_that_can_not_be_made_is_told(refused, kept, tmp_path):
    """Before anything is written."""
    out = tmp_path / "a.x"
    assert refused("export", kept, "unmade", "-o", out).startswith(UNMADE)
    assert not out.exists()


def test_a_failing_import_writes_nothing(refused, data, kept, tmp_path):
    """However much of the file was read."""
    path, before = tmp_path / "a.diary", data("log", kept)
    path.write_text("张三丰\n李小妹\n", "utf-8")
    told = refused("import", path, "--into", kept)
    assert told.startswith(DIARY.format(error="LookupError"))
    assert data("log", kept) == before


def test_a_failing_reader_is_told(refused, data, kept, tmp_path):
    """Looking and loading."""
    path, before = tmp_path / "a.pages", data("log", kept)
    path.write_text("张三丰", "utf-8")
    assert refused("look", path).startswith(PAGES)
    assert refused("load", path, "--into", kept).startswith(PAGES)
    assert data("log", kept) == before


def test_a_failing_ledger_is_told(refused, data, kept, tmp_path):
    """Read or written, into a format of ours."""
    path, out, before = tmp_path / "a.csv", tmp_path / "a.xlsx", data("log", kept)
    path.write_text(LEDGER, "utf-8")
    told = refused("load", path, "--into", kept)
    assert told.startswith(STAIRS.format(error="TypeError"))
    assert data("log", kept) == before
    told = refused("export", kept, "xlsx", "-o", out)
    assert told.startswith(STAIRS.format(error="RuntimeError"))
    assert not out.exists()
