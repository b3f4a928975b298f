"""党建和自治 of 北正社区: the script tells what was due in 2004, and what comes."""

import runpy
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "examples" / "self_government.py"


def test_the_story_is_told(capsys):
    """Members, meetings, the board, the way into the party, projects and elections."""
    runpy.run_path(str(SCRIPT))["main"]()
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("党员人数 220 人")
    assert told[1].startswith("报到党员人数 12 人")
    for line in (
        "第二党支部 党员大会 4/4",
        "第三党支部 支部委员会 12/12",
        "救助和补贴 第3季度 已公开",
        "入党积极分子 5人",
        "社区周边绿化美化：中国银行浏阳支行牵头，分工3/3，2004-11-26办结",
        "第二党支部 任期于2005-09-23届满，请在6个月内做好换届准备",
        "浏阳市淮川街道北正社区居民委员会 任期应于2005-08-28届满换届，已超过3天",
    ):
        assert line in told
    assert told[-1] == "2005-09-21换届后，第二党支部进入第3届"
