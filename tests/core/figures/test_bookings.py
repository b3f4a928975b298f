"""场地利用: the hours that are booked, of those that are open."""

from decimal import Decimal

from tests.core.rules.examples import EXAMPLES
from tests.core.small_town import DAY

from shequ_core.figures import Window, measure


def test_what_is_booked_while_it_is_closed_uses_no_open_hour():
    """From eleven to a minute past twelve, where it closes at noon: that is one."""
    town = EXAMPLES["booking-outside-hours"]
    window = Window.year_to(DAY)
    assert measure(town, "booked_hours", window).value == Decimal("1.02")
    assert measure(town, "open_hours_booked", window).value == 1
