"""A scan of a database is flat in memory, however many records there are."""

import tracemalloc
from collections import deque
from contextlib import closing
from datetime import date

from shequ_adapters.storage.sql import open_sql
from shequ_core.model import Household, Residence
from shequ_core.ports import Batch
from shequ_core.values import Period, Ref

FEW, MANY = 5_000, 25_000
"""Both are more than the codec shares refs of."""
MEBIBYTE = 2**20


def stays(first, last):
    """So many people, each in a household of their own."""
    for number in range(first, last):
        yield Residence(
            id=Ref(f"bei/residence/{number:06}"),
            person=Ref(f"bei/person/{number:06}"),
            household=Ref(f"bei/household/{number:06}"),
            period=Period.since(date(2004, 1, 1)),
        )


def height_of_scan(store):
    """How many bytes more are held at once than before, while all is scanned."""
    tracemalloc.start()
    try:
        with store.view() as view:
            deque(view.scan(Household), 0)
            before, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            deque(view.scan(Residence), 0)
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def test_five_times_the_records_are_scanned_in_the_same_memory(tmp_path):
    """They come in pages; what is shared between records has an end."""
    with closing(open_sql(f"sqlite:///{tmp_path / 'grown.db'}")) as store:
        store.commit(Batch(base=0, puts=tuple(stays(0, FEW))))
        few = height_of_scan(store)
        store.commit(Batch(base=1, puts=tuple(stays(FEW, MANY))))
        assert height_of_scan(store) < few + MEBIBYTE
