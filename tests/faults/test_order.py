"""What the other tests of this room trust: a store out of order is told from one in
order.
"""

import sqlite3
from contextlib import closing

import pytest
from tests.faults.order import whole
from tests.faults.writer import batch_after, opened

from shequ_core.codec import dumps
from shequ_core.model import Household
from shequ_core.values import Ref

OTHER = dumps(Household(id=Ref("bei/household/007"), number="别"))


@pytest.fixture
def books(tmp_path):
    """A database of three batches, and how its file is written to behind its back."""
    address = f"sqlite:///{tmp_path / 'books.db'}"
    with closing(opened(address)) as store:
        for base in range(3):
            store.commit(batch_after(base))

    def behind(statement, *values):
        with closing(sqlite3.connect(tmp_path / "books.db")) as connection:
            done = connection.execute(statement, values)
            assert done.rowcount > 0
            connection.commit()

    behind.address = address
    return behind


def test_a_store_in_order_is_found_so(books):
    """Its last revision is what one is told."""
    assert whole(books.address) == 3


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("DELETE FROM changes WHERE revision = 2 AND position = 200", ()),
        ("DELETE FROM changes WHERE revision = 2 AND position = 7", ()),
        ("DELETE FROM changes WHERE revision = 2", ()),
        (
            "UPDATE changes SET payload = ? WHERE revision = 1 AND position = 7",
            (OTHER,),
        ),
        ("UPDATE household SET number = '2' WHERE id = 'bei/household/007'", ()),
        ("DELETE FROM household WHERE id = 'bei/household/007'", ()),
    ],
    ids=[
        "the last change is missing",
        "a change is missing",
        "a batch is missing",
        "a change of another batch",
        "a row that is behind",
        "a row that is missing",
    ],
)
def test_a_store_out_of_order_is_found_out(books, statement, values):
    """Whatever is missing, or is not what the log says."""
    books(statement, *values)
    with pytest.raises(AssertionError):
        whole(books.address)
