"""进度. Bars are for people at a terminal."""

import sys

from shequ_adapters.cli.progress import rows_gone, shown, waiting


def test_no_bar_in_a_pipe(capsys):
    """Nothing is printed where nobody watches."""
    assert list(shown("abc", "读取台账")) == ["a", "b", "c"]
    with waiting("核对台账"), rows_gone(10, "核对台账") as watch:
        watch(10)
    assert capsys.readouterr() == ("", "")


def test_a_bar_at_a_terminal(capsys, monkeypatch):
    """It goes to standard error, so that standard output stays clean."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(shown("abc", "读取台账")) == ["a", "b", "c"]
    with waiting("核对台账"), rows_gone(10, "核对行") as watch:
        watch(10)
    out, err = capsys.readouterr()
    assert out == ""
    assert "读取台账" in err
    assert "核对行" in err
