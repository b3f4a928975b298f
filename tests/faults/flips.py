"""Bytes flipped in the log: each is found, and the entry that it is in is named.

    python -m tests.faults.flips sqlite --entries 200     every byte of so many entries
    python -m tests.faults.flips text --entries 200

In a database each byte of each column of an entry, and of the commit it is in; in a
folder each byte of its line, and of the first line of its file.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import cycle
from pathlib import Path
from time import monotonic

import attrs
from tests.faults.places import FILES, place

from shequ_adapters.cli.stores import open_store, open_underneath
from shequ_core.history import Flaw, verify
from shequ_core.model import Household, Person
from shequ_core.plugins import Plugins
from shequ_core.ports import Batch, Store
from shequ_core.values import Ref

SEED = 2004
PLUGINS = Plugins.discover()
TOGETHER = 4
"""How many entries a commit has."""


@attrs.frozen
class Spot:
    """A byte of the log: whose entry it is (None: the commit's own), and how to flip
    it; flipped twice it is as it was.
    """

    revision: int
    position: int | None
    where: str
    flip: Callable[[], None]

    def is_named_by(self, flaw: Flaw | None) -> bool:
        """The flaw names the commit, and the entry where the byte is an entry's."""
        if flaw is None or flaw.revision != self.revision:
            return False
        return self.position in (None, flaw.position)


def laid(store: Store, entries: int) -> None:
    """A log of so many entries: puts of two kinds, and now and then a strike."""
    for base in range(-(-entries // TOGETHER)):
        one = Ref[Person](f"bei/person/{base}")
        puts = (
            Person(id=one, name="王小明", number="430181198503121232"),
            Person(id=Ref(f"bei/person/{base}-2"), name="李“四”"),
            Household(id=Ref("bei/household/1"), number=str(base)),
        )
        store.commit(
            Batch(
                base=base,
                puts=puts,
                strikes=(Ref[Person](f"bei/person/{base - 1}-2"),) if base else (),
                actor="居委会 李主任",
                reason=f"第{base + 1}次",
                told_on=date(2004, 12, 31) if base % 2 else None,
                sources={one: f"bei/ledger_sheet/1#{base}"},
            )
        )


def flipped(sort: str, entries: int, seed: int = SEED) -> int:
    """Flip every byte of so many entries, one after the other; how many there were.

    Fails on one that is not found, or laid to another entry.
    """
    chance, flips = random.Random(seed), 0
    with place(sort) as address:
        with closing(open_store(address, PLUGINS)) as store:
            laid(store, entries)
        assert _flaw(address) is None
        for spot in _SPOTS[sort](address, chance):
            spot.flip()
            flaw = _flaw(address)
            assert spot.is_named_by(flaw), (spot, flaw)
            spot.flip()
            flips += 1
        assert _flaw(address) is None, "not all was put back"
    return flips


def _flaw(address: str) -> Flaw | None:
    """As ``shequ verify`` finds it."""
    with closing(open_underneath(address, PLUGINS)) as store:
        return verify(store).flaw


def _lines(address: str, chance: random.Random) -> Iterator[Spot]:
    """Each byte of the files of the log."""
    folder = Path(address.removeprefix("text://")) / "log"
    for path in sorted(folder.glob("*.jsonl")):
        start = 0
        for number, line in enumerate(path.read_bytes().splitlines(keepends=True)):
            for byte in range(start, start + len(line)):
                yield Spot(
                    revision=int(path.stem),
                    position=number - 1 if number else None,
                    where=f"byte {byte - start} of line {number + 1}",
                    flip=_in_file(path, byte, 1 << chance.randrange(8)),
                )
            start += len(line)


def _in_file(path: Path, byte: int, mask: int) -> Callable[[], None]:
    def flip() -> None:
        content = bytearray(path.read_bytes())
        content[byte] ^= mask
        path.write_bytes(content)

    return flip


COLUMNS = {
    "changes": ("community", "ref", "payload", "source", "salt", "digest"),
    "commits": ("batch", "actor", "reason", "told_on", "at", "link"),
}


def _cells(address: str, chance: random.Random) -> Iterator[Spot]:
    """Each byte of each text of the log's tables."""
    database = address.removeprefix("sqlite:///")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield from _places(connection, chance)
        for table, columns in COLUMNS.items():
            keys = "revision, position" if table == "changes" else "revision, NULL"
            for column in columns:
                cells = f"SELECT {keys}, CAST({column} AS BLOB) FROM {table}"
                for revision, position, text in connection.execute(cells).fetchall():
                    for byte in range(len(text or b"")):
                        yield Spot(
                            revision=revision,
                            position=position,
                            where=f"byte {byte} of {table}.{column}",
                            flip=_in_cell(
                                connection,
                                f"{table} {column}",
                                (revision, position),
                                _masked(text, byte, 1 << chance.randrange(8)),
                            ),
                        )


def _places(connection: sqlite3.Connection, chance: random.Random) -> Iterator[Spot]:
    """The numbers of an entry: it is then missed where it was, or too many where it is,
    whichever comes first.
    """
    told = "SELECT revision, position FROM changes"
    places = set(connection.execute(told).fetchall())
    revisions = {revision for revision, _ in places}
    for revision, position in sorted(places):
        other = revision ^ 1 << chance.randrange(8)
        if (other, position) not in places:
            first = min({revision, other} & revisions)
            moved = (revision, position), (other, position)
            yield Spot(first, None, "changes.revision", _moving(connection, *moved))
        other = position ^ 1 << chance.randrange(8)
        if (revision, other) not in places:
            moved = (revision, position), (revision, other)
            yield Spot(revision, None, "changes.position", _moving(connection, *moved))


def _moving(
    connection: sqlite3.Connection, here: tuple[int, int], there: tuple[int, int]
) -> Callable[[], None]:
    ways = cycle(((*there, *here), (*here, *there)))
    move = (
        "UPDATE changes SET revision = ?, position = ?"
        " WHERE revision = ? AND position = ?"
    )

    def flip() -> None:
        connection.execute(move, next(ways))

    return flip


def _masked(text: bytes, byte: int, mask: int) -> Iterator[bytes]:
    """The text flipped, then as it was, and so on."""
    return cycle((text[:byte] + bytes([text[byte] ^ mask]) + text[byte + 1 :], text))


def _in_cell(
    connection: sqlite3.Connection,
    cell: str,
    key: tuple[int, int | None],
    texts: Iterator[bytes],
) -> Callable[[], None]:
    table, column = cell.split()
    where = "revision = ?" + (" AND position = ?" if table == "changes" else "")
    told = [part for part in key if part is not None]

    def flip() -> None:
        connection.execute(
            f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE {where}",
            (next(texts), *told),
        )

    return flip


_SPOTS: dict[str, Callable[[str, random.Random], Iterator[Spot]]] = {
    "sqlite": _cells,
    "text": _lines,
}


def main(sort: str, entries: int) -> None:
    """Flip, and print what became of it."""
    began = monotonic()
    flips = flipped(sort, entries)
    print(
        f"{sort}: {flips} bytes of {entries} entries flipped, each found and its entry"
        f" named; {monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    from argparse import ArgumentParser

    wanted = ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("sort", choices=FILES)
    wanted.add_argument("--entries", type=int, default=200)
    main(**vars(wanted.parse_args()))
