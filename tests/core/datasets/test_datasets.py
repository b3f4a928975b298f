"""What can leave is defined once, and says of each column whom it tells of."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from shequ_core.datasets import (
    DATASETS,
    FIGURES_TABLE,
    LEDGERS,
    RECORDS,
    DataType,
    Privacy,
    dataset_named,
    tables,
)
from shequ_core.errors import NotFound
from shequ_core.figures import Window, measure_all
from shequ_core.ledgers import PRACTICES
from shequ_core.model import KINDS
from shequ_core.register import Register
from shequ_core.testing.format_probes import NUMBER, PHONE, SECRET, with_secrets
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns

TYPES = {
    DataType.TEXT: str,
    DataType.INTEGER: int,
    DataType.NUMBER: (int, Decimal),
    DataType.DATE: date,
    DataType.MIXED: (str, int, Decimal, date),
}


def test_everything_that_can_leave_is_there():
    """Each ledger, each kind, the figures; no name and no title twice."""
    assert [it.title for it in LEDGERS] == [it.ledger.title for it in PRACTICES]
    assert [it.name for it in RECORDS] == [kind.kind for kind in KINDS]
    called = [word for it in DATASETS for word in {it.name, it.title}]
    assert len(called) == len(set(called))


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda it: it.name)
def test_no_column_is_named_twice(dataset):
    """By key or by title."""
    for names in zip(*((it.key, it.title) for it in dataset.columns), strict=True):
        assert len(names) == len(set(names))


@given(towns())
def test_values_are_as_their_columns_say(register: Register):
    """A value a column, of its type; what names somebody is in a personal column."""
    secret = with_secrets(register)
    for table in tables(DATASETS, shown=secret, counted=register, on=DAY):
        columns = table.dataset.columns
        for row in table.rows:
            assert len(row) == len(columns)
            for value, column in zip(row, columns, strict=True):
                assert value is None or isinstance(value, TYPES[column.type])
                told = [it for it in (SECRET, NUMBER, PHONE) if it in str(value)]
                is_personal = column.privacy is Privacy.PERSONAL
                assert is_personal or not told, (table.dataset.name, column.key)


@given(towns())
def test_figures_are_as_they_are_measured(register: Register):
    """A row a number, with its code; of superiors' none of a few."""
    measured = measure_all(register, Window.year_to(DAY))
    rows = list(FIGURES_TABLE.rows(register, DAY, 0))
    assert {row[0] for row in rows} == {
        code for code, it in measured.items() if it.value != {}
    }
    for row in FIGURES_TABLE.rows(register, DAY, 5):
        if row[5] in ("人", "户") and isinstance(row[4], int):
            assert row[4] == 0 or row[4] >= 5


def test_by_name_or_by_title():
    """As a clerk or as a program calls it; what there is not is said."""
    assert dataset_named("居民花名册") is dataset_named("residents")
    with pytest.raises(NotFound):
        dataset_named("没有的表")
