"""出错的格式. Formats and a ledger that raise, with a name in what they say."""

import attrs
from tests.kit.stairs import STAIRS

from shequ_core import Offer, hookimpl
from shequ_core.ledgers import Belonging
from shequ_core.model import GridGroup, Person


class Diary:
    """Fails half way, whatever it is asked."""

    def write(self, records, stream, *, on):
        """Write a little, then fail."""
        stream.write(b"half")
        raise KeyError(next(it.name for it in records if isinstance(it, Person)))

    def write_tables(self, tables, stream, *, on):
        """Fail at the first row."""
        for table in tables:
            for row in table.rows:
                raise ValueError(row)

    def read(self, stream):
        """Fail at the second line."""
        first, second = stream.read().decode().splitlines()
        yield from ()
        raise LookupError(first, second)


class Tally:
    """Fails on whatever is published."""

    def write(self, records, stream, *, on):
        """Nothing, of records."""

    def write_published(self, shown, stream, *, told, least, on):
        """Write a little, then fail."""
        stream.write(b"half")
        raise ZeroDivisionError(sorted(told))


class Pages:
    """Fails at once."""

    def read(self, path):
        """Understand nothing of it."""
        raise ArithmeticError(path.read_text("utf-8"))


def _unmade():
    raise AttributeError("张三丰")


def _read(row, intake):
    raise TypeError(row["name"])


def _rows(register):
    yield from ()
    raise RuntimeError(next(iter(register.all(Person))).name)


def _owned(register):
    yield from ()
    raise IndexError(next(iter(register.all(Person))).name)


DIARY = Offer(name="diary", suffix=".diary", summary="日志", load=Diary)
PAGES = Offer(name="pages", suffix=".pages", summary="页", load=Pages)
TALLY = Offer(
    name="tally", suffix=".tally", summary="计数", load=Tally, counts_people=True
)
UNMADE = Offer(name="unmade", suffix=".x", summary="空", load=_unmade)


@hookimpl
def exporters():
    """Two that fail half way, and one that can not be made."""
    return [DIARY, TALLY, UNMADE]


@hookimpl
def importers():
    """One that fails half way."""
    return [DIARY]


@hookimpl
def workbooks():
    """One that fails at once."""
    return [PAGES]


@hookimpl
def ledgers():
    """One that fails both ways, and does not know whose its rows are."""
    owned = Belonging(to=GridGroup, rows=_owned)
    return [attrs.evolve(STAIRS, read=_read, rows=_rows, belonging=owned)]
