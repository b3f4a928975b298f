"""党建和自治 of 北正社区: the script over the ledgers tells what was due in 2004."""

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
        "第二党支部 党员大会 3/4，缺第3季度",
        "第三党支部 支部委员会 11/12，缺1月",
        "救助和补贴 第3季度 缺",
        "入党积极分子 5人",
        "社区周边绿化美化：中国银行浏阳支行牵头，分工1/3，应于2004-11-30完成",
        "第二党支部 任期应于2004-11-20届满换届，已超过1个月",
    ):
        assert line in told
    assert told[-1] == "2005-01-12换届后，第二党支部进入第3届"
