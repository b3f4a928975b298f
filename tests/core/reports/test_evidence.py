"""依据: the records behind the figures of a board are those of the figures."""

from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import DAY, TOWN

from shequ_core.figures import Window, why
from shequ_core.findings import Place
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.reports.dashboard import dashboard
from shequ_core.reports.dashboard.evidence import SHOWN, evidence
from shequ_core.testing.format_probes import SECRET, with_secrets
from shequ_core.testing.strategies import any_record

YEAR = Window.year_to(DAY)
BOARD = dashboard(TOWN, YEAR)


def of(shown, counted=TOWN):
    """What stands behind the figures of a register."""
    return evidence(dashboard(counted, YEAR), shown, counted, YEAR, place_of)


def place_of(ref):
    """Each record stands in a sheet of its own kind."""
    return Place("台账.xlsx", ref.split("/")[1], "7")


def test_every_number_has_its_records():
    """As many as the figure counts; at most so many are said, the rest is counted."""
    found = of(TOWN)
    codes = {card.definition.code for card in BOARD.index.cards}
    assert len(found) > 50
    for code in codes | found.keys():
        rows = why(TOWN, code, YEAR)
        assert (code in found) == bool(rows), code
        if rows:
            told = found[code]
            assert told.definition.code == code
            assert told.count == len(rows)
            assert len(told.rows) == min(len(rows), SHOWN)
            assert told.rest == max(len(rows) - SHOWN, 0)
    assert any(told.rest for told in found.values())


def test_breakdowns_have_theirs():
    """Those that are on the board and no number of its index."""
    assert BOARD.services.categories
    assert BOARD.services.categories.definition.code in of(TOWN)


def test_records_are_said_as_they_are_shown():
    """What was counted and is not shown is in no row."""
    secret = with_secrets(TOWN)
    for shown, is_said in ((secret, True), (Register(masked(secret)), False)):
        said = [row.words for it in of(shown, secret).values() for row in it.rows]
        rows = "".join(said)
        assert rows
        assert (SECRET in rows) is is_said


def test_each_record_has_its_place():
    """Where it was read, as whoever asks is told."""
    (first, *_) = of(TOWN)["registered_residents"].rows
    (counted, *_) = why(TOWN, "registered_residents", YEAR)
    assert first.place == place_of(counted.id)


def test_of_what_is_not_shown_nothing_is_said():
    """Nor is it counted."""
    assert of(Register()) == {}


@given(records=st.lists(any_record(), max_size=8))
def test_any_register_has_its_rows(records):
    """However odd: no figure without rows, none with more than are said."""
    register = Register(records)
    for told in of(register, register).values():
        assert 0 < len(told.rows) <= min(told.count, SHOWN)
