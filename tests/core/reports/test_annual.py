"""年度工作总结: every number is a figure, and what is not known is not said."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reports.reading import (
    is_counted,
    is_true,
    lines,
    sentences,
    tables,
)
from tests.core.rules import forum_examples
from tests.core.small_town import DAY, TOWN, changed, ref

from shequ_core.figures import Window, measure_all
from shequ_core.model import (
    KINDS,
    Activity,
    Community,
    Facility,
    Record,
    ServiceRequest,
)
from shequ_core.register import Register
from shequ_core.reports.annual import annual_summary
from shequ_core.reports.document import Count, Heading, Num, Quote, plain
from shequ_core.reports.numerals import chinese_marks
from shequ_core.rules import check
from shequ_core.testing.strategies import any_record
from shequ_core.values import PartDate, Period

YEAR = Window.year_to(DAY)


_HOME = re.compile(r"h(\d+)[ab]?", re.ASCII)


def _near(record: Record) -> bool:
    home = _HOME.fullmatch(record.id.key)
    return home is None or int(home[1]) <= 8


HAMLET = tuple(filter(_near, TOWN))
"""The town with eight of its households."""


def some_of_the_town() -> st.SearchStrategy[Register]:
    """The hamlet without some kinds of record."""
    return st.sets(st.sampled_from(KINDS)).map(
        lambda gone: Register(record for record in HAMLET if type(record) not in gone)
    )


def any_register() -> st.SearchStrategy[Register]:
    """A few records of any kind, however odd."""
    return st.lists(any_record(), max_size=12).map(Register)


def said(register: Register, window: Window = YEAR) -> str:
    """The sentences of its summary, one a line."""
    return "\n".join(map(plain, sentences(annual_summary(register, window))))


@given(register=some_of_the_town() | any_register())
def test_every_number_is_a_figure(register: Register) -> None:
    """A number is what its figure measures; words alone hold no number."""
    measured = measure_all(register, YEAR)
    findings = check(register, DAY)
    messages = {chinese_marks(it.message).removesuffix("。") for it in findings}
    for runs in lines(annual_summary(register, YEAR)):
        for run in runs:
            if isinstance(run, str):
                assert not re.search(r"\d", run)
            elif isinstance(run, Num):
                assert is_true(run, measured)
            elif isinstance(run, Count):
                assert is_counted(run, findings)
            elif isinstance(run, Quote):
                assert run.text in messages


@given(register=some_of_the_town())
def test_what_is_not_there_is_not_said(register: Register) -> None:
    """No sentence counts nothing: 0个, 0人 are never written."""
    for runs in sentences(annual_summary(register, YEAR)):
        for run in runs:
            assert not isinstance(run, Num) or run.text.strip("0.%元") != ""


@given(register=some_of_the_town())
def test_sentences_end_as_sentences_do(register: Register) -> None:
    """Every paragraph ends in a full stop, with no mark doubled or half-width."""
    summary = annual_summary(register, YEAR)
    for line in map(plain, sentences(summary)):
        assert not re.search(r"[，、；：。]{2}|[一-龥][,;:]|^[，、；：]", line)
    for block in summary.blocks:
        if not isinstance(block, Heading) and hasattr(block, "runs"):
            assert plain(block.runs).endswith("。")


def test_headings_count_up() -> None:
    """Sections of which nothing is known leave no gap in 一、二、三."""
    summary = annual_summary(TOWN, YEAR)
    headings = [plain(it.runs) for it in summary.blocks if isinstance(it, Heading)]
    counted = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"]
    assert [it.split("、")[0] for it in headings] == counted[: len(headings)]
    assert len(headings) > 5


def test_it_reads_as_an_office_writes() -> None:
    """Households, residents, money and growth, in the manner of the office."""
    text = said(TOWN)
    assert "户籍居民有300户、600人，户均2.00人。" in text
    assert "投入经费61.2万元，其中社区用房61.2万元。" in text
    assert "队员由2002年末的1人发展到现在的2人" in text
    assert "全年受理居民诉求1件，办结1件，办结率100.0%。" in text
    assert "全年月月有活动" in text
    assert "党内会议、开展组织生活11次，应到3人次，实到3人次，到会率100.0%。" in text
    assert "到社区报到的在职党员有1人。" in text
    assert "全年召开联席会议2次，商定共建项目1个，完成1个。" in text
    assert "应参选300人，实际参选260人，参选率86.7%。" in text


def test_an_empty_community_has_a_short_summary() -> None:
    """Of nothing it says nothing, but that no activity was recorded."""
    text = said(Register())
    assert "没有本期开展活动的记录" in text
    assert "基本情况" not in text


def test_empty_months_are_named() -> None:
    """A month without an activity is said, in the text and in the table."""
    kept = changed([], without=[ref(Activity, "a5"), ref(Activity, "a9")])
    assert "5月、9月没有开展活动" in said(kept)
    table = next(
        it for it in tables(annual_summary(kept, YEAR)) if "各月" in plain(it.caption)
    )
    assert plain(table.rows[4][3]) == "未开展活动"


def test_months_to_come_are_not_empty() -> None:
    """Half way through the year the other half is not missing anything."""
    text = said(TOWN, Window.year_to(date(2004, 6, 30)))
    assert "没有开展活动" not in text
    assert "年内月月有活动" in text


def test_open_requests_are_a_problem() -> None:
    """What was received and not closed is said at the end."""
    left = ServiceRequest(
        id=ref(ServiceRequest, "r2"),
        number="20040002",
        received=date(2004, 11, 1),
        period=Period.since(date(2004, 11, 1)),
    )
    assert "到期末仍有1件没有办结" in said(changed([left]))


def test_rules_on_the_whole_community_are_quoted() -> None:
    """What a rule says of the community has its own sentence."""
    small = TOWN[ref(Facility, "f1")].evolve(area_m2=10)
    found = [
        it for it in check(changed([small]), DAY) if it.kind.startswith("premises")
    ]
    if not found:
        pytest.skip("no rule speaks of premises")
    assert chinese_marks(found[0].message).removesuffix("。") in said(changed([small]))


def test_reorganisation_is_told() -> None:
    """The year of the last change of boundaries is part of the situation."""
    community = TOWN[ref(Community, "town")]
    told = community.evolve(street="某街道", reorganised=PartDate(2003))
    assert "隶属某街道，2003年进行过区划调整" in said(changed([told]))


def test_forums_schools_and_rooms_used_are_told() -> None:
    """What was proposed and answered, taught and attended; guests beside learners."""
    late = "提议交办1件，逾期未答复1件。"
    talked = "全年举办居民论坛1场，到会3人次，居民提出提议1件，采纳1件。"
    assert talked + late in said(forum_examples.FORUM)
    taught = "社区设有市民学校，全年开设课程1门，授课1次。"
    learned = "学员2人，到课1人次，到课率50.0%，另有旁听1人次。"
    assert taught + learned in said(forum_examples.SCHOOL)
    used = "全年登记场地使用1次，使用20人次，其中活动室1次。"
    assert used in said(forum_examples.USED)


def test_tables_are_square() -> None:
    """Each row has a cell a column, numeric columns and widths fit the header."""
    for table in tables(annual_summary(TOWN, YEAR)):
        width = len(table.header)
        assert all(len(row) == width for row in (*table.rows, table.total) if row)
        assert len(table.widths) == width
        assert table.numeric <= set(range(width))
        assert re.fullmatch(r"附?表\d+", table.label)
