"""表. The tables of the database, derived from the fields of the kinds.

Every key begins with the community, so a city can be spread over servers. Days are
ISO text: they sort as days do, and read the same from every database. The days of a
period have no index: on any day most of a community is true, so a scan in the order
of the key is as fast as any. What is read in an order has an index in that order: a
database that had to sort it would need room for all of it, and SQLite would lay it
down in a temporary file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.types import TypeEngine

from shequ_core.codec import columns
from shequ_core.model import KINDS, Record
from shequ_core.privacy import NAMING

LAYOUT = 1
"""布局. The number of these tables' shape; codec.SCHEMA numbers what is in them."""

METADATA = MetaData()

NAME_LENGTH, REF_LENGTH = 64, 255
"""长度. Of names (communities, batches) and of refs, in characters, at most."""


def _key(length: int) -> String:
    """Sorted and compared as Python does, in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


_NAME = _key(NAME_LENGTH)
_REF = _key(REF_LENGTH)
_DAY = _key(10)
_SALT, _DIGEST = _key(32), _key(64)
_TEXT = Text().with_variant(LONGTEXT(), "mysql", "mariadb")
_INNODB: Mapping[str, Any] = {
    f"{dialect}_{option}": value
    for dialect in ("mysql", "mariadb")
    for option, value in (
        ("engine", "InnoDB"),
        ("charset", "utf8mb4"),
        ("collate", "utf8mb4_nopad_bin"),
    )
}
_TYPES: Mapping[str, TypeEngine[str] | TypeEngine[int]] = {
    "text": _TEXT,
    "integer": BigInteger(),
    "date": _DAY,
}


def _table_of(kind: type[Record]) -> Table:
    fields = [
        Column(column.name, _TYPES[column.type], nullable=column.optional)
        for column in columns(kind)
        if column.name != "id"
    ]
    return Table(
        kind.kind,
        METADATA,
        Column("community", _NAME, primary_key=True),
        Column("id", _REF, primary_key=True),
        *fields,
        sqlite_with_rowid=False,
        **_INNODB,
    )


TABLES: Mapping[type[Record], Table] = {kind: _table_of(kind) for kind in KINDS}
"""种类表. What is true now (and was, and will be: each row has its period)."""

META = Table(
    "meta",
    METADATA,
    Column("name", _NAME, primary_key=True),
    Column("value", _TEXT, nullable=False),
    **_INNODB,
)
"""标记. Whose database this is, and by which schema and layout."""

COMMITS = Table(
    "commits",
    METADATA,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("batch", _NAME, nullable=False, unique=True),
    Column("actor", _TEXT, nullable=False),
    Column("reason", _TEXT, nullable=False),
    Column("told_on", _DAY),
    Column("at", String(32), nullable=False),
    Column("link", _DIGEST, nullable=False),
    **_INNODB,
)
"""提交. Every batch: who, why, told on which day, recorded when (UTC); ``link`` chains
it to the one before.
"""

CHANGES = Table(
    "changes",
    METADATA,
    Column("community", _NAME, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("ref", _REF, nullable=False),
    Column("payload", _TEXT),
    Column("source", _TEXT, nullable=False),
    Column("salt", _SALT, nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Index("changes_of", "community", "ref"),
    Index("changes_in_order", "revision", "position"),
    sqlite_with_rowid=False,
    **_INNODB,
)
"""变更. Every put (its payload, a line of JSON) and strike (NULL), for ever; what an
erasure left of one has no salt ("") any more.
"""

TEXTS: tuple[str, ...] = (
    CHANGES.name,
    *(table.name for kind, table in TABLES.items() if kind in NAMING),
)
"""文字表. The tables in which somebody may be named."""
