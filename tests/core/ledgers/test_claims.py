"""认领. A row of each ledger may speak for a record, and of each one only."""

from tests.core.ledgers.reading import known, table

from shequ_core.model import Facility
from shequ_core.values import Ref


def test_two_ledgers_speak_for_one_record():
    """What a row of one took is there for a row of the other, but no second one."""
    hall = Facility(id=Ref("bz/facility/f1"), name="活动室")
    intake = known([hall])
    for name in ("facilities", "units"):
        intake.open_table(table(name, {"name": "活动室"}))
        assert intake.place(Facility, "活动室") == hall.id
        assert not intake.claim(hall.id)
        assert intake.place(Facility, "活动室") != hall.id
        intake.close_table()
