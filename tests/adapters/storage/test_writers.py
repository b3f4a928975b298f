"""Many writers at once, and writers that are killed, on each of the databases.

``SHEQU_INCREMENTS=500`` and ``SHEQU_KILLS=200`` ask for more.
"""

import os
import random
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.adapters.storage import writer
from tests.adapters.storage.servers import MARIADB, POSTGRES

from shequ_adapters.storage.sql import open_sql
from shequ_core.model import KINDS, Household
from shequ_core.ports import Batch

PROCESSES = 8
INCREMENTS = int(os.environ.get("SHEQU_INCREMENTS", "50"))
KILLS = int(os.environ.get("SHEQU_KILLS", "5"))
SCRIPT = str(Path(writer.__file__))


@pytest.fixture(params=["sqlite", "postgres", "mariadb"])
def address(request, tmp_path):
    """A new database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'books.db'}"
        return
    with {"postgres": POSTGRES, "mariadb": MARIADB}[request.param].database() as url:
        yield url


@contextmanager
def started(*words):
    """A writer at work, which tells."""
    command = [sys.executable, SCRIPT, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process


def test_no_increment_is_lost(address):
    """Eight processes count in ten records: what was acknowledged is what is stored."""
    with closing(open_sql(address)) as store:
        houses = tuple(Household(id=ref, number="0") for ref in writer.HOT)
        store.commit(Batch(base=0, puts=houses))
        command = [sys.executable, SCRIPT, "count", address, str(INCREMENTS)]
        at_work = [
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            for _ in range(PROCESSES)
        ]
        acknowledged = sum(int(process.communicate()[0]) for process in at_work)
        with store.view() as view:
            stored = sum(int(house.number) for house in view.scan(Household))
            assert stored == acknowledged == PROCESSES * INCREMENTS
            assert view.revision == 1 + stored


def whole(address):
    """The last revision of a database that is in order: each batch is whole, and the
    tables say what the log says.
    """
    standing, told = {}, {}
    with closing(open_sql(address)) as store, store.view() as view:
        for change in store.changes():
            told.setdefault(change.revision, []).append((change.ref, change.payload))
            standing[change.ref] = change.after
        assert list(told) == list(range(1, view.revision + 1))
        shown = {it.id: it for kind in KINDS for it in view.scan(kind)}
        assert shown == {ref: it for ref, it in standing.items() if it is not None}
        reached = view.revision
    for revision, changes in told.items():
        batch = writer.batch_after(revision - 1)
        payloads = (*batch.payloads, *(None for _ in batch.strikes))
        assert changes == list(zip(batch.refs(), payloads, strict=True))
    return reached


def test_killed_at_random_moments(address):
    """Again and again, at one database: nothing torn, nothing acknowledged lost."""
    moments = random.Random(2004)
    open_sql(address).close()
    for _ in range(KILLS):
        with started("loop", address) as process:
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.15))
            process.kill()
            told = [int(line) for line in process.stdout.read().split()]
        assert whole(address) >= max(told, default=1)
