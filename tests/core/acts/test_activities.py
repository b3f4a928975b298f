"""办活动: held once, signed once, and never fewer heads than signatures."""

from datetime import date

import pytest
from tests.core.small_town import TOWN, changed, ref, the

from shequ_core.acts import (
    Programme,
    apply,
    count_activity,
    hold_activity,
    in_turn,
    sign_in,
)
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Activity, Attendance, Person
from shequ_core.values import Period, Quantity, Yuan

MAY = date(2004, 5, 1)
ANNA, BEN = ref(Person, "h1a"), ref(Person, "h1b")
JULY = ref(Activity, "a7")


def test_an_activity_is_held_with_what_was_planned() -> None:
    """Its key is its day; a second of that day has another, of that name is refused."""
    plan = Programme(occasion="劳动节", place="广场", budget=Yuan.of("800"))
    writes = hold_activity(TOWN, "town", "五一汇演", on=MAY, programme=plan)
    [held] = writes.puts
    assert isinstance(held, Activity)
    assert (held.id.key, held.budget, held.visits) == ("20040501", Yuan.of("800"), None)
    after = apply(TOWN, writes)
    last = date(2004, 5, 3)
    [other] = hold_activity(after, "town", "书画展", on=MAY, last=last).puts
    assert (other.id.key, other.period.last) == ("20040501-2", last)
    with pytest.raises(InvalidValue) as again:
        hold_activity(after, "town", "五一汇演", on=MAY)
    assert again.value.problem == "known-already"


def test_who_was_not_alive_did_not_come() -> None:
    """And who is not known is not found."""
    dead = the(Person, "h1a").evolve(period=Period(None, date(2004, 7, 10)))
    with pytest.raises(InvalidValue) as ended:
        sign_in(changed([dead]), JULY, [BEN, ANNA])
    assert ended.value.problem == "not-alive"
    with pytest.raises(NotFound):
        sign_in(TOWN, JULY, [ref(Person, "nobody")])
    with pytest.raises(NotFound):
        sign_in(TOWN, ref(Activity, "none"), [ANNA])


def test_heads_are_no_fewer_than_signatures() -> None:
    """The count is taken afterwards, with what it cost."""
    after = apply(TOWN, sign_in(TOWN, JULY, iter([ANNA, BEN, ANNA])))
    assert len(after.tied(Attendance, "event", JULY)) == 2
    with pytest.raises(InvalidValue) as few:
        count_activity(after, JULY, visits=Quantity.exactly(1))
    assert few.value.problem == "turnout"
    [held] = count_activity(
        after, JULY, visits=Quantity.exactly(2), cost=Yuan.of("35.50")
    ).puts
    assert isinstance(held, Activity)
    assert (held.visits, held.cost) == (Quantity.exactly(2), Yuan.of("35.50"))
    [kept] = count_activity(
        apply(after, in_turn(after, [])), JULY, visits=Quantity.exactly(3)
    ).puts
    assert isinstance(kept, Activity)
    assert kept.cost == the(Activity, "a7").cost
