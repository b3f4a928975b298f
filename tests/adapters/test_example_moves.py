"""例子: a year of moves and a redrawn boundary, told by their scripts."""

import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from shequ_core import figures, rules
from shequ_core.findings import Severity
from shequ_core.model import Correction

EXAMPLES = Path(__file__).parents[2] / "examples"
MONTHS = """\
2005-01 10680 1 0 0 0 10681 10681
2005-02 10681 0 0 1 0 10680 10680
2005-03 10680 0 0 1 0 10679 10680
2005-04 10679 0 1 0 0 10680 10681
2005-05 10680 0 0 0 0 10680 10681
2005-06 10680 0 0 0 0 10680 10680
2005-07 10680 0 0 0 0 10680 10680
2005-08 10680 0 0 0 0 10680 10680
2005-09 10680 0 0 0 0 10680 10680
2005-10 10680 0 0 0 0 10680 10680
2005-11 10680 0 0 0 0 10680 10680
2005-12 10680 0 0 0 1 10679 10679
"""


@pytest.fixture(scope="module")
def year():
    """The names of the script of the year, and the year as it tells it."""
    script = runpy.run_path(str(EXAMPLES / "a_year_of_moves.py"))
    from shequ_core import Plugins

    store = script["loaded"](Plugins.discover())
    lines: list[str] = []
    return script["told"](store, lines.append), lines


def test_the_year_is_told_and_adds_up(capsys):
    """Twelve things happen; month by month the numbers go on from the last."""
    script = runpy.run_path(str(EXAMPLES / "a_year_of_moves.py"))
    script["main"]()
    told = capsys.readouterr().out
    assert told.count("写入") == 12
    assert told.endswith(MONTHS)


def test_the_year_leaves_no_new_error(year):
    """Rules find nothing wrong at its end that they did not find in the ledgers."""
    beizheng, lines = year
    assert lines[5] == "2005-06-02 户主去世，迟报：写入5条"
    before, after = (
        Counter(
            it.kind
            for it in rules.check(beizheng, date(when, 12, 31))
            if it.severity is Severity.ERROR
        )
        for when in (2004, 2005)
    )
    assert not after - before


def test_what_was_late_is_corrected(year):
    """March is one death more than was reported until June."""
    beizheng, _ = year
    [correction] = beizheng.all(Correction)
    assert (correction.figure, str(correction.period)) == (
        "deaths",
        "2005-03-01/2005-04-01",
    )
    march = correction.period
    assert figures.as_reported(beizheng, march, by=date(2005, 6, 1)).deaths == 0
    assert figures.as_reported(beizheng, march, by=date(2005, 6, 2)).deaths == 1


def test_the_boundary_is_redrawn(capsys):
    """800 people of 252 households go; both areas can be told on both days."""
    script = runpy.run_path(str(EXAMPLES / "redrawn_boundaries.py"))
    script["main"]()
    assert capsys.readouterr().out.splitlines() == [
        "1982 432124",
        "1990 430123",
        "1994 439008",
        "2003 430181",
        "2005 430181001004",
        "原区划 2005-06-30：beizheng 3321户10680人，xizheng 0户0人",
        "原区划 2005-07-01：beizheng 3321户10680人，xizheng 0户0人",
        "新区划 2005-06-30：beizheng 3069户9880人，xizheng 252户800人",
        "新区划 2005-07-01：beizheng 3069户9880人，xizheng 252户800人",
        "北正社区 承继1151条，年初10680人，增0，减800，年末9880人",
        "西正社区 承继1151条，年初0人，增800，减0，年末800人",
    ]
