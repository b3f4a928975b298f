"""尺寸. Rooms stay small enough to be read."""

import pytest
from tests.house.sources import MODULES, SRC, functions, name_of, tree_of

from shequ_core.model import KINDS, Record, field_types

LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 50
FIELDS_OF_A_RECORD = 12


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_read_in_one_sitting(path):
    """No module is over 300 lines, no function over 50."""
    assert len(path.read_text("utf-8").splitlines()) <= LINES_OF_A_MODULE
    long = [
        function.name
        for function in functions(tree_of(path))
        if function.end_lineno - function.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_record_stays_flat(kind):
    """A kind has one base, Record itself, and at most twelve fields beside its name
    and its period.
    """
    assert kind.__bases__ == (Record,)
    assert len(set(field_types(kind)) - {"id", "period"}) <= FIELDS_OF_A_RECORD


def test_the_base_of_records_stays_small():
    """What all kinds share is not the place for features."""
    base = SRC / "shequ_core/model/_record.py"
    assert len(base.read_text("utf-8").splitlines()) <= 90
