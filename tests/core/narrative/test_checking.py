"""文稿核对: a number beside its figure; what can't be told is left to a reader."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.small_town import changed

from shequ_core.figures import Clock, Figure, Window, measure, measure_all
from shequ_core.model import (
    Activity,
    Community,
    EntryCause,
    ExitCause,
    Residence,
)
from shequ_core.narrative import Verdict, check_text
from shequ_core.reports.numerals import plain_number
from shequ_core.values import Period, Quantity

ON = date(2004, 12, 31)
TOWN = changed([])
NOW = Window.year_to(ON)
UNSAID = ("/", "·")
"""Units of two measures (人/户, 处·天): no text counts in them."""
NUMBERS = [
    found
    for found in measure_all(TOWN, NOW).values()
    if isinstance(found.value, int | Decimal)
    and found.value
    and found.window == NOW
    and not any(mark in found.unit for mark in UNSAID)
]


def measured(code):
    """What the records give."""
    return measure(TOWN, code, NOW).value


RESIDENTS = measured("registered_residents")
MEMBERS = measured("party_members")


def verdicts(text, register=TOWN):
    """What is said of each place in a paragraph."""
    return {it.words: it.verdict for it in check_text([text], register, ON)}


@pytest.mark.parametrize("figure", NUMBERS, ids=lambda it: it.code)
@pytest.mark.parametrize("more", [0, 1_000_000])
def test_every_figure_is_known_by_its_own_label(figure, more):
    """Said as it is, it is the same; said a million more, it is another number."""
    said = f"{figure.label}{plain_number(figure.value + more)}{figure.unit}"
    [found] = check_text([f"截至年底，{said}。"], TOWN, ON)
    assert found.verdict is (Verdict.DIFFERENT if more else Verdict.SAME)
    assert found.found == figure.value == measured(found.figure)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("第33居民小组有64户、200人。", "第33居民小组"),
        ("第三十三居民小组现有居民64户", "第三十三居民小组"),
        ("第一党支部有党员15人，女党员3人。", "第一党支部"),
        ("全社区的党员中，第２党支部有党员15人", "第２党支部"),
    ],
)
def test_what_is_said_of_a_part_is_not_held_against_the_whole(text, part):
    """A group's households are not the community's; which part it is is told."""
    found = check_text([text], TOWN, ON)
    assert found
    for it in found:
        assert it.verdict is Verdict.UNRECORDED
        assert f"说的是{part}" in it.message


def test_after_a_part_the_whole_is_held_against_the_records_again():
    """In the next sentence, or where the sentence says that it is of all."""
    for between in ("。", "，全社区"):
        text = f"第一党支部有党员15人{between}党员{MEMBERS}人"
        assert verdicts(text)[f"{MEMBERS}人"] is Verdict.SAME


def test_bounds_and_roundings_are_compatible():
    """多, 余, 近 and 约 say a range; a decimal of ten thousands says a rounding."""
    town = f"总人口{RESIDENTS - 1}多人，户籍人口约{RESIDENTS}人"
    assert set(verdicts(town).values()) == {Verdict.ADMITTED}
    assert RESIDENTS == 600
    for said, verdict in (
        ("0.06万人", Verdict.SAME),
        ("0.1万人", Verdict.ADMITTED),
        ("0.07万人", Verdict.DIFFERENT),
    ):
        assert verdicts(f"总人口{said}") == {said: verdict}
    assert verdicts(f"总人口不足{RESIDENTS - 1}人") == {
        f"不足{RESIDENTS - 1}人": Verdict.DIFFERENT
    }


@pytest.mark.parametrize(
    "text",
    [
        "党员中60岁以上{n}人",
        "其中女党员{n}人",
        "组织{n}名党员参加义务劳动",
        "困难党员{n}人",
        "宣传队党员{n}人",
        "少数民族党员{n}人",
        "按类型分为文艺{n}场、志愿服务{n}场",
        "参加两支队伍的{n}人",
        "统计日住宅楼栋，办公{n}处",
        "党员带动群众{n}人",
        "接待来访群众{n}人次",
        "发放宣传单{n}份",
    ],
)
def test_a_part_and_another_thing_are_held_against_nothing(text):
    """A number held against the wrong figure does harm: it is left to a reader."""
    found = check_text([text.format(n=7123)], TOWN, ON)
    assert {it.verdict for it in found} == {Verdict.UNRECORDED}
    assert {it.figure for it in found} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "党员{n}人",
        "现有党员{n}名",
        "共有{n}名党员",
        "党员总数达到{n}人",
        "党员人数为{n}人",
    ],
)
def test_the_usual_ways_to_say_it_are_understood(text):
    """Before the number or after it."""
    assert set(verdicts(text.format(n=MEMBERS)).values()) == {Verdict.SAME}


def test_people_may_come_before_their_households():
    """户籍人口 is of both."""
    homes = measured("registered_households")
    found = check_text([f"户籍人口{RESIDENTS}人，{homes}户"], TOWN, ON)
    assert [it.figure for it in found] == [
        "registered_residents",
        "registered_households",
    ]
    assert {it.verdict for it in found} == {Verdict.SAME}


def test_one_noun_may_have_two_numbers():
    """有户籍居民3321户,10680人: households and residents."""
    households = measure(TOWN, "registered_households", Window.year_to(ON)).value
    text = f"有户籍居民{households}户,{RESIDENTS}人"
    assert set(verdicts(text).values()) == {Verdict.SAME}


def moved(place, *, cause):
    """One of the town's stays that began, or ended, in the year."""
    stay = list(TOWN.all(Residence))[place]
    if isinstance(cause, EntryCause):
        return stay.evolve(period=Period.since(date(2004, 5, 1)), began=cause)
    return stay.evolve(period=Period(stay.period.start, date(2004, 5, 1)), ended=cause)


_LEFT = (ExitCause.DEATH, ExitCause.DEATH, ExitCause.DEPARTURE, ExitCause.DEPARTURE)
MOVING = changed(
    moved(place, cause=cause)
    for place, cause in enumerate((EntryCause.BIRTH, EntryCause.ARRIVAL, *_LEFT))
)


@pytest.mark.parametrize("more", [0, 3])
def test_who_came_and_left_in_the_year_is_held_against_it(more):
    """As a year's summary puts it, in one sentence."""
    text = (
        f"全年出生{1 + more}人，死亡{2 + more}人，迁入{1 + more}人，迁出{2 + more}人。"
    )
    found = check_text([text], MOVING, ON)
    assert [it.figure for it in found] == ["births", "deaths", "arrivals", "departures"]
    expected = Verdict.DIFFERENT if more else Verdict.SAME
    assert {it.verdict for it in found} == {expected}


@pytest.mark.parametrize(
    "text", ["1985年出生15人", "5月出生3人", "户籍人口中出生15人", "动员迁出户15人"]
)
def test_births_of_other_years_and_parts_are_not_those_of_the_year(text):
    """Another year's, a month's, or something else."""
    assert set(verdicts(text).values()) <= {Verdict.UNRECORDED}


def test_turns_of_phrase_are_passed_over():
    """Numbers in characters that count nothing are not even mentioned."""
    assert verdicts("一个中心，三个文明，一系列活动，四个方面") == {}


def test_an_earlier_year_is_measured_at_its_end():
    """What was then (2002年底有, 原有); 2002年成立, 现有 is of today."""
    then = measure(TOWN, "team_members_2002_12_31", NOW).value
    now = measured("team_members")
    assert then != now
    for text in (
        "2002年底有队员{then}人，现有队员{now}人",
        "2002年成立，原有队员{then}人，现发展到{now}人",
        "2002年成立的舞蹈队现有队员{now}人，原有队员{then}人",
    ):
        assert verdicts(text.format(then=then, now=now)) == {
            f"{then}人": Verdict.SAME,
            f"{now}人": Verdict.SAME,
        }


@pytest.mark.parametrize(
    "text", ["有住宅楼幢,有户", "有住宅楼__幢。", "住宅楼 栋，", "下设党支部个"]
)
def test_a_number_left_out_is_told(text):
    """Unknown is not zero; the records' number is offered."""
    [found] = check_text([text], TOWN, ON)
    assert found.verdict is Verdict.BLANK
    assert found.found == measured(found.figure)
    assert found.figure == ("party_branches" if "党支部" in text else "buildings")


def test_another_name_is_noticed_once_the_street_is_known():
    """By the register's street, or by the text's own; the own name is no slip."""
    [community] = TOWN.all(Community)
    town = changed([community.evolve(name="北正社区", street="淮川街道")])
    assert verdicts("淮川社区变化很大，北正社区也是", town) == {
        "淮川社区": Verdict.OTHER_NAME
    }
    bare = changed([community.evolve(name="北正社区", street="")])
    assert verdicts("淮川社区变化很大", bare) == {}
    assert "淮川社区" in verdicts("浏阳市淮川街道北正社区，即淮川社区", bare)


@pytest.mark.parametrize("text", ["居民提议5件", "到课率95%"])
def test_what_the_records_do_not_hold_is_not_called_wrong(text):
    """Nought without a record behind it, and a share of nothing, are not known."""
    [found] = check_text([text], TOWN, ON)
    assert found.verdict is Verdict.UNRECORDED
    assert "没有记录" in found.message


def test_figures_of_plug_ins_are_known_by_their_labels():
    """Beside the catalogue's."""
    more = Figure(
        code="street_lamps",
        label="路灯盏数",
        english="Street lamps",
        unit="个",
        basis="在册路灯",
        clock=Clock.STOCK,
        rows=lambda register, window: register.all(Community),
    )
    [found] = check_text(["路灯盏数1个"], TOWN, ON, more=[more])
    assert (found.figure, found.verdict) == ("street_lamps", Verdict.SAME)


@pytest.mark.parametrize("month", [6, 12])
def test_every_month_is_every_month_so_far(month):
    """In June six months are all there are; with one left empty it is not so."""
    on = date(2004, month, 30)
    months = [it for it in TOWN.all(Activity) if it.period.start.year == on.year]
    told = "2004年每月活动一次以上"
    [found] = check_text([told], TOWN, on)
    assert (found.figure, found.verdict) == ("months_with_activity", Verdict.ADMITTED)
    march = [it.id for it in months if it.period.start.month == 3]
    late = [it.id for it in months if it.period.start > on]
    [found] = check_text([told], changed([], without=[*march, *late]), on)
    assert found.verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("参加活动{n}人次", Verdict.ADMITTED),
        ("参加活动{more}人次", Verdict.ADMITTED),
        ("参加活动{less}多人次", Verdict.ADMITTED),
        ("参加活动{less}人次", Verdict.DIFFERENT),
        ("参加活动不足{less}人次", Verdict.DIFFERENT),
    ],
)
def test_where_the_records_are_bounds_more_is_compatible(text, verdict):
    """300多 in the ledger: 340 may be right, 200 can't be."""
    known = max(TOWN.all(Activity), key=lambda it: it.period.start)
    town = changed([known.evolve(visits=Quantity.said_as("300多"))])
    least = measure(town, "attendance", NOW).value
    said = text.format(n=least, more=least + 40, less=least - 100)
    [found] = check_text([said], town, ON)
    assert (found.figure, found.verdict) == ("attendance", verdict)
    assert f"至少{least}人次" in found.message
