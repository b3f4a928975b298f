"""发放内容: who is there on the day, and all that happened."""

from datetime import date

from hypothesis import given
from tests.core.handout.office import DAY, Office

from shequ_core.handout import Split, hand_out
from shequ_core.handout.extent import TOLD_WHOLE, as_handed
from shequ_core.ledgers import PRACTICES
from shequ_core.model import Activity, Residence
from shequ_core.register import Register
from shequ_core.testing import towns
from shequ_core.values import Period, Ref


@given(towns())
def test_lists_go_by_the_day_and_events_are_whole(town):
    """Nothing that happened is left out, nobody who left is handed out."""
    shown = as_handed(town, DAY)
    for kind in TOLD_WHOLE:
        assert list(shown.all(kind)) == list(town.all(kind))
    assert list(shown.all(Residence)) == list(town.on(DAY).all(Residence))


@given(towns())
def test_a_workbook_a_ledger_leaves_no_event_out(town):
    """As many rows as the ledger itself has."""
    activities = [
        Activity(id=Ref(f"bei/activity/{day}"), name="演出", period=Period.day(day))
        for day in (date(2004, 2, 5), date(2004, 10, 1))
    ]
    [book] = {it.id.community for it in town}
    named = [it.evolve(id=Ref.to(book, "activity", it.id.key)) for it in activities]
    office = Office([*town, *named])
    made = hand_out(office.store, book, Split.LEDGER, on=DAY, unmasked=True)
    counts = {title: n for one in made for title, n in one.counts.items()}
    [practice] = [it for it in PRACTICES if it.ledger.name == "activities"]
    whole = Register(office.records.values())
    assert counts[practice.ledger.title] == len(list(practice.rows(whole)))
    assert counts[practice.ledger.title] >= 2
