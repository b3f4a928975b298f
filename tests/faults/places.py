"""Where the stores of these tests are: a new one of each sort, gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.adapters.storage.servers import MARIADB, POSTGRES

SERVERS = {"postgres": POSTGRES, "mariadb": MARIADB}
FILES = {"sqlite": "sqlite:///{}/books.db", "text": "text://{}/books"}
SORTS = (*FILES, *SERVERS)
DATABASES = ("sqlite", *SERVERS)


@contextmanager
def place(sort: str) -> Iterator[str]:
    """The address of a new store of that sort."""
    if sort in SERVERS:
        with SERVERS[sort].database() as address:
            yield address
    else:
        with TemporaryDirectory() as folder:
            yield FILES[sort].format(Path(folder).resolve())
