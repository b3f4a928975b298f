"""记录. A kind has a word, which stands in refs and payloads for ever."""

import attrs

from shequ_core.model import Record
from shequ_core.values import ALWAYS, Period, Ref


def test_a_class_that_is_renamed_keeps_its_word():
    """The word is made of the name, or stated; slots or not."""

    @attrs.frozen(kw_only=True)
    class NightWatch(Record):
        id: Ref["NightWatch"]
        period: Period = ALWAYS

    @attrs.frozen(kw_only=True)
    class Patrol(Record):
        kind = "night_watch"
        id: Ref["Patrol"]
        period: Period = ALWAYS

    assert NightWatch.kind == Patrol.kind == "night_watch"
    assert Patrol(id=Ref("bei/night_watch/1")).kind == "night_watch"
    assert "kind" not in {field.name for field in attrs.fields(Patrol)}
