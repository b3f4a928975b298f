"""外来指标. Every command that takes the code of a figure takes those of plug-ins."""

import csv
from io import StringIO
from zipfile import ZipFile

import pytest
from tests.kit.norms import WITHOUT_GROUP

CODE = WITHOUT_GROUP.code
LEDGER = """北正社区居民花名册
填报单位:北正社区居民委员会 填报时间:2004年12月31日
户号,姓名,与户主关系,性别,出生日期,公民身份号码,联系电话,居民小组
0003,赵七,户主,男,1955-01-01,,,
"""
STATED = (
    '{{"kind":"statement","schema":1,"id":"{key}/statement/9",'
    '"figure":"{code}","value":"=7","on":"2004-12-31"}}\n'
)


@pytest.fixture(autouse=True)
def _a_guest_is_installed(installed):
    """The figure, beside what shequ brings itself."""
    installed("norms", "tests.kit.norms")


@pytest.fixture
def kept(db, shequ, tmp_path):
    """The small book, with one household of no group in it."""
    path = tmp_path / "新来.csv"
    path.write_text(LEDGER, "utf-8")
    code, _, err = shequ("load", path, "--into", db)
    assert (code, err) == (0, "")
    return db


def told_in(package):
    """The codes and numbers of the figures in a zip of csv."""
    with ZipFile(package) as files:
        [name] = [it for it in files.namelist() if it.endswith(".csv")]
        rows = csv.DictReader(StringIO(files.read(name).decode("utf-8-sig")))
        return {row["代码"]: row["数值"] for row in rows}


def test_it_is_measured_defined_and_told(shequ, data, kept, tmp_path):
    """Among the others, with the record behind it, and as a row of their table."""
    assert data("figures", kept)[CODE]["value"] == 1
    why = data("why", kept, CODE)
    assert (why["label"], len(why["rows"])) == (WITHOUT_GROUP.label, 1)
    assert WITHOUT_GROUP.basis in shequ("why", kept, CODE)[1]
    out = tmp_path / "指标.zip"
    words = ("export", kept, "csv", "--dataset", "指标", "-o", out)
    assert shequ(*words)[0] == 0
    assert told_in(out)[CODE] == "1"


def test_it_goes_by_its_label(data, kept):
    """As ours do."""
    assert data("why", kept, WITHOUT_GROUP.label) == data("why", kept, CODE)


def test_on_a_day_in_its_code(data, kept):
    """As ours are."""
    assert data("why", kept, f"{CODE}_2004_12_31")["value"] == 1


def test_superiors_are_not_told_of_a_few(shequ, data, kept, tmp_path):
    """No more of a guest's households than of ours."""
    looking = ("--as", "superior")
    assert CODE not in data(*looking, "figures", kept)
    out = tmp_path / "指标.zip"
    words = ("export", kept, "csv", "--dataset", "指标", "-o", out)
    assert shequ(*looking, *words)[0] == 0
    assert CODE not in told_in(out)
    code, _, err = shequ(*looking, "why", kept, CODE)
    assert (code, "不公布" in err) == (2, True)


def test_what_was_stated_of_it_is_held_against_it(shequ, data, kept, tmp_path):
    """By our rules, which know its code."""
    key = data("load", tmp_path / "新来.csv", "--into", kept)["community"]
    stated = tmp_path / "上报.jsonl"
    stated.write_text(STATED.format(key=key, code=CODE), "utf-8")
    code, _, err = shequ("import", stated, "--into", kept)
    assert (code, err) == (0, "")
    kinds = {it["kind"] for it in data("check", kept)}
    assert "stated-mismatch" in kinds
    assert "stated-figure-unknown" not in kinds


def test_no_figure_and_nothing_to_measure_are_told_apart(shequ, kept):
    """A code that nobody has is one thing, a share of nothing is another."""
    code, _, err = shequ("why", kept, "happiness")
    assert (code, "没有指标 happiness" in err) == (2, True)
    code, _, err = shequ("why", kept, "proposal_adoption_rate")
    assert (code, "没有可算的" in err) == (2, True)
