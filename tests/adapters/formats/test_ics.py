"""Ics keeps the laws of formats, and is a calendar that others read."""

from datetime import date
from io import BytesIO

from icalendar import Calendar

from shequ_adapters.formats.ics import Ics
from shequ_core.model import Activity, Community
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import Period, Ref

ON = date(2004, 12, 31)


class TestIcs(FormatLaws):
    """Ics answers to the laws."""

    exporter = Ics()
    names_people = False


def test_an_activity_is_an_all_day_event():
    """Its days, place and words come back from the icalendar library."""
    town = Community(id=Ref("bei/community/bei"), name="北正社区")
    lanterns = Activity(
        id=Ref("bei/activity/1"),
        name="元宵灯会，猜谜;联欢",
        type="文艺",
        place="社区广场",
        organiser="居委会",
        visits=300,
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
