"""开放时间原话: what clerks write, and what is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import HolidayOpening, hours_said

TWICE = "08:00-12:00,14:30-17:30"
WEEK = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("8:00-21:00", ["FREQ=DAILY 08:00-21:00"]),
        ("8:00-12:00,14:30-17:30", [f"FREQ=DAILY {TWICE}"]),
        ("上午8:00-12:00 下午2:30-5:30", [f"FREQ=DAILY {TWICE}"]),
        ("早8点到晚9点半", ["FREQ=DAILY 08:00-21:30"]),
        ("全天", ["FREQ=DAILY 00:00-24:00"]),
        ("每天24小时开放", ["FREQ=DAILY 00:00-24:00"]),
        (
            "周一至周五 8：00—12：00，14：30—17：30",
            [f"{WEEK} {TWICE}"],
        ),
        ("周六、周日9点至17点", ["FREQ=WEEKLY;BYDAY=SA,SU 09:00-17:00"]),
        ("周二、四、六 8:00-10:00", ["FREQ=WEEKLY;BYDAY=TU,TH,SA 08:00-10:00"]),
        ("星期六到星期一9:00-11:00", ["FREQ=WEEKLY;BYDAY=MO,SA,SU 09:00-11:00"]),
        (
            "周一至周五8:00-17:00,周末9:00-12:00",
            [f"{WEEK} 08:00-17:00", "FREQ=WEEKLY;BYDAY=SA,SU 09:00-12:00"],
        ),
        (
            "周一至周五 8:00-12:00\n双休日 9:00-11:00",
            [f"{WEEK} 08:00-12:00", "FREQ=WEEKLY;BYDAY=SA,SU 09:00-11:00"],
        ),
        (
            "夏季(5-10月)8:00-12:00,15:00-18:00；冬季（11月至4月）8:30-12:00",
            [
                "FREQ=DAILY;BYMONTH=5,6,7,8,9,10 08:00-12:00,15:00-18:00",
                "FREQ=DAILY;BYMONTH=1,2,3,4,11,12 08:30-12:00",
            ],
        ),
        ("1-2月8:00-9:00", ["FREQ=DAILY;BYMONTH=1,2 08:00-09:00"]),
        ("12月至1月8:00-9:00", ["FREQ=DAILY;BYMONTH=1,12 08:00-09:00"]),
        ("", []),
    ],
)
def test_what_clerks_write_is_read(words, clauses):
    """Full-width or not, in words or digits, one line or several."""
    assert [str(it.hours) for it in hours_said(words)] == clauses


@pytest.mark.parametrize(
    ("words", "holidays", "on_days"),
    [
        ("8:00-21:00", HolidayOpening.AS_USUAL, False),
        ("每天8:00-21:00", HolidayOpening.AS_USUAL, True),
        ("周日8:00-21:00", HolidayOpening.AS_USUAL, True),
        ("工作日8:00-12:00", HolidayOpening.BY_WORKDAYS, True),
        ("9:00-17:00，法定节假日除外", HolidayOpening.CLOSED, False),
        ("周一至周六9:00-17:00 节假日照常", HolidayOpening.AS_USUAL, True),
    ],
)
def test_days_and_holidays_are_told_apart(words, holidays, on_days):
    """What is not said of the days is not taken for every day."""
    (said,) = hours_said(words)
    assert (said.holidays, said.on_days) == (holidays, on_days)


@pytest.mark.parametrize(
    "words",
    [
        "随时",
        "8:00-8:00",
        "25:00-26:00",
        "21:00-8:00",
        "周一至周五",
        "周一闭馆,9:00-17:00",
        "8:00-17:00(周一至周五),9:00-12:00(周六)",
        "13-14月 8:00-9:00",
        "打电话预约",
        "周一8:00-9:00周二",
        "5-10月1-2月8:00-9:00",
    ],
)
def test_what_is_not_understood_is_not_guessed(words):
    """A word too many, or days and times that may belong together in two ways."""
    with pytest.raises(InvalidValue):
        hours_said(words)


@given(
    st.text(alphabet="周一至五六日0123456789:-,、；点半上午下工作 月(夏)", max_size=20)
)
def test_any_words_are_read_or_refused(words):
    """Nothing crashes, and what is read has an hour in it."""
    try:
        said = hours_said(words)
    except InvalidValue:
        return
    assert all(it.hours.spans for it in said)
