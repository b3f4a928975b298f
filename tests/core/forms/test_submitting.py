"""报送: what was handed in is kept, and what changed since is told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import changed, ref

from shequ_core.figures import Window
from shequ_core.forms import (
    FilledCell,
    FilledForm,
    Form,
    Signed,
    changes,
    last_submission,
    submission_of,
)
from shequ_core.forms.places import Spot
from shequ_core.model import Submission

FORM = Form(name="月报", blank="月报.xlsx")
DAYS = st.dates(date(2004, 1, 1), date(2004, 12, 31))
CELLS = st.dictionaries(
    st.builds(
        Spot, st.sampled_from(["", "表1"]), st.integers(1, 30), st.integers(1, 9)
    ),
    st.none()
    | st.integers()
    | st.text("=年月a1", max_size=5)
    | st.decimals(0, 99, places=2),
    max_size=6,
)


def filled(cells, figure="births"):
    """A form with these cells, each of a figure."""
    return FilledForm(
        form=FORM,
        window=Window.year_to(date(2004, 12, 31)),
        cells=tuple(
            FilledCell(at=at, value=value, figure=figure) for at, value in cells.items()
        ),
        rows=(),
        by_hand=(),
        lacking=(),
    )


def handed_in(cells, day, key):
    """The record of it."""
    return submission_of(
        filled(cells),
        ref(Submission, key),
        on=day,
        signed=Signed("李主任", "王书记"),
        revision=3,
        digest="ab",
    )


@given(CELLS, CELLS)
def test_what_changed_is_what_is_otherwise(before, after):
    """Nothing against itself; of cells that both have, just those that differ."""
    last = handed_in(before, date(2004, 6, 30), "1")
    assert not list(changes(filled(before), last))
    assert not list(changes(filled(after), None))
    again = handed_in(after, date(2004, 7, 31), "2").values()
    both = {at for at in after if at in before}
    assert {it.at for it in changes(filled(after), last)} == {
        at for at in both if last.values()[str(at)] != again[str(at)]
    }
    assert all(
        it.was == last.values()[str(it.at)] for it in changes(filled(after), last)
    )


@given(st.lists(DAYS, unique=True, min_size=1, max_size=4), DAYS)
def test_the_last_is_the_last_before_the_day(days, on):
    """Of this form alone; what was handed in later is not known yet."""
    made = [handed_in({}, day, str(place)) for place, day in enumerate(days)]
    other = handed_in({}, on, "other").evolve(form="季报")
    found = last_submission(changed([*made, other]), "月报", on)
    earlier = [day for day in days if day <= on]
    assert (found and found.period.start) == max(earlier, default=None)


def test_it_keeps_who_when_and_what():
    """As it was signed."""
    kept = handed_in({Spot.of("B2"): 12}, date(2004, 6, 30), "1")
    assert (kept.prepared_by, kept.reviewed_by) == ("李主任", "王书记")
    assert (kept.cells, kept.revision, kept.digest) == (("B2=12",), 3, "ab")
    assert kept.period.start == date(2004, 6, 30)
