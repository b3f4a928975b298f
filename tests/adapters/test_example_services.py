"""四级服务平台 of 北正社区: its records fit the ledgers, and tell a story."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from shequ_core import Plugins, books, rules
from shequ_core.acts import Writes, apply
from shequ_core.model import RequestStep, Service, Tier
from shequ_core.values import Ref

SCRIPT = Path(__file__).parents[2] / "examples" / "service_platform.py"
YEAR_END = date(2004, 12, 31)


@pytest.fixture(scope="module")
def script():
    """The names of the script."""
    return runpy.run_path(str(SCRIPT))


@pytest.fixture(scope="module")
def beizheng(script):
    """The community with its ledgers and the platform's records."""
    store = script["loaded"](Plugins.discover())
    with store.view() as view:
        return books.read(view, "beizheng")


def test_the_story_is_told(script, capsys):
    """Figures, findings, and a late request that is brought to its end."""
    script["main"]()
    told = capsys.readouterr().out.splitlines()
    assert told[0] == (
        "各层级受理诉求：{'社区居委会': 198, '物业公司': 131, '辖内单位': 74, "
        "'社区志愿者': 82} 件"
    )
    assert told[1:5] == [
        "办结居民诉求：484 件",
        "诉求按时办结率：100.00 %",
        "重新办理诉求：1 件",
        "诉求满意率：97.31 %",
    ]
    late = "1件诉求（社区居委会1件）超过办理时限还没有处置完成，最久的超过6天"
    assert f"R-E02 {late}" in told
    assert told[-1] == "20040450 已办结 2005-01-24"


def test_the_catalogue_has_four_tiers(beizheng):
    """Each of the nine categories is served by each of the tiers."""
    offers = beizheng.grouped(Service, "tier")
    assert {tier: len(offers[tier]) for tier in Tier} == dict.fromkeys(Tier, 9)
    assert len(beizheng.grouped(Service, "category")) == 9


def test_the_records_fit_the_ledgers(beizheng):
    """Nothing dangles, no step is out of order, and nothing was late that year."""
    chapter = ("R-E", "R-S", "R-N12")
    found = [
        it for it in rules.check(beizheng, YEAR_END) if it.code.startswith(chapter)
    ]
    assert found == []


def test_two_returns_wait_for_an_arbiter(beizheng):
    """Without the street's word nobody would know whose the pipe is."""
    request = Ref("beizheng/service_request/20040022")
    steps = beizheng.tied(RequestStep, "request", request)
    later = tuple(it.id for it in steps if (it.number or 0) > 5)
    told = {
        it.message
        for it in rules.check(apply(beizheng, Writes(strikes=later)), YEAR_END)
        if it.kind == "request-to-arbitrate"
    }
    assert told == {"已经退回2次，须先裁定由哪个单位承办，不能再派单"}
