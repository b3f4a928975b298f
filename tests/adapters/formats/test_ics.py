"""Ics keeps the laws of formats, and is a calendar that others read."""

from datetime import date, datetime, timedelta
from io import BytesIO

from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from icalendar import Calendar
from tests.core.courts import COURT, TOWN, courts

from shequ_adapters.formats.ics import Ics
from shequ_core.figures.openings import spans_on
from shequ_core.model import Activity, Community, Opening
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import OpeningHours, Period, Quantity, Ref

ON = date(2004, 12, 31)


class TestIcs(FormatLaws):
    """Ics answers to the laws."""

    exporter = Ics()
    names_people = False
    multiplied = FormatLaws.multiplied.evolve(name="灯会")  # an event takes 5 kB


def test_an_activity_is_an_all_day_event():
    """Its days, place and words come back from the icalendar library."""
    town = Community(id=Ref("bei/community/bei"), name="北正社区")
    lanterns = Activity(
        id=Ref("bei/activity/1"),
        name="元宵灯会，猜谜;联欢",
        type="文艺",
        place="社区广场",
        organiser="居委会",
        visits=Quantity.exactly(300),
        period=Period.through(date(2004, 2, 5), date(2004, 2, 6)),
    )
    undated = Activity(id=Ref("bei/activity/2"), name="不知哪天")
    stream = BytesIO()
    Ics().write([town, lanterns, undated], stream, on=ON)
    calendar = Calendar.from_ical(stream.getvalue())
    assert calendar["x-wr-calname"] == "北正社区活动"
    [event] = calendar.walk("VEVENT")
    assert event["summary"] == lanterns.name
    assert event["location"] == "社区广场"
    assert "参加人次：300" in event["description"]
    assert (event.start, event.end) == (date(2004, 2, 5), date(2004, 2, 7))
    assert event["uid"] == "bei/activity/1@shequ"


def test_an_open_end_is_one_day():
    """An activity of which only the first day is known takes that day."""
    begun = Activity(
        id=Ref("bei/activity/1"), name="灯会", period=Period.since(date(2004, 2, 5))
    )
    stream = BytesIO()
    Ics().write([begun], stream, on=ON)
    [event] = Calendar.from_ical(stream.getvalue()).walk("VEVENT")
    assert event.end == date(2004, 2, 6)


def written(records):
    """The events that come back from the icalendar library."""
    stream = BytesIO()
    Ics().write(records, stream, on=ON)
    return Calendar.from_ical(stream.getvalue()).walk("VEVENT")


def occurrences(event):
    """The beginnings of an event in 2004, as a reader of calendars finds them."""
    found = rruleset()
    rule = event["rrule"].to_ical().decode()
    found.rrule(rrulestr(rule, dtstart=event.start))
    for name, add in (("exdate", found.exdate), ("rdate", found.rdate)):
        for when in event[name].dts if name in event else ():
            add(when.dt)
    return found.between(datetime(2004, 1, 1), datetime(2004, 12, 31, 23, 59), inc=True)


@given(courts())
def test_a_court_is_open_when_the_calendar_says_so(register):
    """Days off, weekends that are worked, closures and seasons: the same days of 2004,
    and all the hours of each.
    """
    told = {}
    for event in written(register):
        for start in occurrences(event):
            length = event.end - event.start
            told.setdefault(start.date(), []).append((start, start + length))
    for place in range(366):
        day = date(2004, 1, 1) + timedelta(days=place)
        spans = spans_on(register, COURT, day)
        covered = {
            minute
            for start, end in told.get(day, ())
            for minute in range(_minute(day, start), _minute(day, end))
        }
        assert covered == {it for span in spans for it in range(span.first, span.last)}


def _minute(day, moment):
    return (
        int((moment - datetime.combine(day, datetime.min.time())).total_seconds()) // 60
    )


def test_opening_hours_are_repeated_events():
    """Two spans a day are two events, each with its rule, until the last day."""
    hours = OpeningHours.of("FREQ=WEEKLY;BYDAY=SA,SU 08:00-12:00,14:30-24:00")
    period = Period.through(date(2004, 3, 1), date(2004, 9, 30))
    opening = Opening(
        id=TOWN.ref(Opening, "1"), facility=COURT.id, hours=hours, period=period
    )
    morning, evening = written([COURT, opening])
    assert morning["summary"] == "门球场开放"
    assert morning.start == datetime(2004, 3, 6, 8, 0)
    assert evening.end == datetime(2004, 3, 7, 0, 0)
    assert morning["rrule"].to_ical() == (
        b"FREQ=WEEKLY;UNTIL=20040930T235959;BYDAY=SA,SU"
    )


def test_the_words_of_a_ledger_are_told_too():
    """Where a facility is open all year, and its hours are understood."""
    known = COURT.evolve(hours="8:00-21:00", open_days=365)
    [event] = written([known])
    assert event["rrule"].to_ical() == b"FREQ=DAILY"
    assert event.start == datetime(2004, 1, 1, 8, 0)
    assert not written([known.evolve(open_days=300)])
