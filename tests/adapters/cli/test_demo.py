"""示例. The example community comes out as it was stated, person by person."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from shequ_adapters.cli import main

EXPECTED = json.loads(Path(__file__).with_name("beizheng.json").read_text("utf-8"))
"""The totals, and where each defect was planted, by kind: sheet!cell."""

HANDLED = {
    "service_requests": 485,
    "service_requests_closed": 484,
    "service_requests_by_tier": {
        "社区居委会": 198,
        "物业公司": 131,
        "辖内单位": 74,
        "社区志愿者": 82,
    },
}
"""办理以后. What the steps of the service platform make of the ledger's requests: one
was merged into another, one sent on to the units, 25 more closed."""

ROSTER = "04-居民花名册.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What ``shequ demo`` writes."""
    place = tmp_path_factory.mktemp("demo") / "北正社区"
    assert main(["demo", str(place)]) == 0
    return place


def test_everything_is_written(folder):
    """Ledgers, records, database, summary, ledgers in order, dashboard."""
    assert {path.name for path in folder.iterdir()} >= {
        "台账",
        "记录",
        "beizheng.db",
        "总结.docx",
        "台账.xlsx",
        "看板.html",
        "报表",
        "报表（已填）",
        "居务公开.docx",
    }
    assert len(list((folder / "台账").iterdir())) == 13


def test_every_figure_is_what_was_stated(folder, data):
    """Each total of the example, by its code, but for what was done since."""
    measured = data("figures", folder / "beizheng.db")
    found = {code: measured[code]["value"] for code in EXPECTED["totals"]}
    assert found == EXPECTED["totals"] | HANDLED


def test_every_planted_defect_is_found_in_its_cell(folder, data):
    """All of them, and none where there is none."""
    found = defaultdict(list)
    for one in data("check", folder / "beizheng.db"):
        if one["kind"] in EXPECTED["planted"]:
            assert one["file"] == ROSTER
            found[one["kind"]].append(f"{one['sheet']}!{one['cell']}")
    assert {kind: sorted(places) for kind, places in found.items()} == EXPECTED[
        "planted"
    ]


DESERVED = {
    "visits-exceed-residents": ["R-A01 2004年参加活动16240人次"],
    "list-left-open": ["R-A06 原文以“等”列举，名单没有列尽"],
    "open-days-leap-year": ["R-F03 2004年有366天，7处场地写的是全年开放365天"],
    "committee-size": ["R-G03 户籍3321户，不在100至700户之间"],
    "grid-size": ["R-G05 12个居民大组中有8个户籍户数不在300至500户之间"],
    "stated-blank": ["R-H09 提到了这个数而没有填写：不等于零"],
    "branch-too-large": [f"R-P02 党支部有党员{n}人" for n in (74, 73, 73)],
    "party-level": ["R-P03 党员220人，一般设党委，现为党总支"],
}
"""应得的问题. What the community's own stated numbers deserve, and nothing else."""

UNREAD = {"hidden-sheet", "number-differs", "differs-kept"}
"""另有. A sheet left over, and numbers and phones of the roster that another ledger has
otherwise: two of the phones that were spoiled in it.
"""


def test_the_rules_find_what_the_stated_numbers_deserve(folder, data):
    """Each by its law; all the rest is to be mended in a ledger, as it was planted."""
    told = defaultdict(list)
    for one in data("check", folder / "beizheng.db"):
        if one["matter"] == "community":
            assert one["source"]
            told[one["kind"]].append(f"{one['code']} {one['message']}")
        else:
            assert one["kind"] in {*EXPECTED["planted"], *UNREAD}
    assert told.keys() == DESERVED.keys()
    for kind, sentences in DESERVED.items():
        assert len(told[kind]) == len(sentences)
        assert all(map(str.startswith, told[kind], sentences))


def test_premises_are_too_small_by_the_yardsticks_of_today(folder, data):
    """800 m² of 3321 households: no law of 2004 asked for more, one of 2022 does."""
    later = data("check", folder / "beizheng.db", "--on", "2022-12-31")
    [told] = [it["message"] for it in later if it["kind"] == "premises-too-small"]
    assert told.startswith("社区用房800㎡，每百户24.1㎡，低于30㎡")


def test_every_row_of_the_roster_is_accounted_for(folder, data, tmp_path):
    """New the first time, the same the second; rows set apart are counted as such."""
    data("load", folder / "台账", "--into", tmp_path / "b.db")
    told = data("load", folder / "台账", "--into", tmp_path / "b.db", "--again")
    read = [one for one in told["account"] if one["file"] == ROSTER and one["ledger"]]
    assert sum(one["rows"] for one in read) == EXPECTED["resident_rows"]
    for one in told["account"]:
        fates = one["imported"] + one["updated"] + one["unchanged"] + one["quarantined"]
        assert one["rows"] == fates + sum(one["skipped"].values())
        assert one["imported"] == one["updated"] == 0
    assert told["changes"] == {"added": {}, "changed": {}, "struck": {}}


def test_the_second_time_changes_nothing(folder, shequ):
    """Run again: the ledgers are left as they are, the database too."""
    before = (folder / "看板.html").read_bytes()
    code, out, err = shequ("demo", folder)
    assert (code, err) == (0, "")
    assert "没有改动" in out
    assert "没有变化" in out
    assert (folder / "看板.html").read_bytes() == before


def test_a_file_where_the_folder_should_be_is_one_line(shequ, tmp_path):
    """Nothing is overwritten."""
    taken = tmp_path / "taken"
    taken.write_text("mine")
    code, _, err = shequ("demo", taken)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert taken.read_text() == "mine"
