"""子句. What the store asks and tells, in SQLAlchemy's words and no database's own."""

from __future__ import annotations

from functools import cache

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from shequ_adapters.storage.sql.prepared import AT_ONCE
from shequ_adapters.storage.sql.tables import CHANGES, COMMITS, META, TABLES
from shequ_core.model import Record, per_kind

LAST = select(func.coalesce(func.max(COMMITS.c.revision), literal_column("0")))
"""末版. The number of the last commit."""

LINK = select(COMMITS.c.link).where(COMMITS.c.revision == bindparam("revision"))
"""链值. Of the commit of a ``revision``."""

REVISION = select(COMMITS.c.revision).where(COMMITS.c.batch == bindparam("batch"))
"""批次版次. The commit of a ``batch``."""

TOUCHED = (
    select(CHANGES.c.ref)
    .where(CHANGES.c.community == bindparam("community"))
    .where(CHANGES.c.revision > bindparam("after"))
)
"""后改. The refs of a ``community`` that changed ``after`` a revision, some twice."""

REMAINS = (
    update(CHANGES)
    .values(payload=bindparam("left"), salt=literal_column("''"))
    .where(CHANGES.c.community == bindparam("of"))
    .where(CHANGES.c.revision == bindparam("at_revision"))
    .where(CHANGES.c.position == bindparam("at_position"))
)
"""删余. What is ``left`` of a change: its text replaced, its salt forgotten."""

MARKS = select(META.c.name, META.c.value)
"""标记. Whose database it is."""


@cache
def add(table: Table) -> ClauseElement:
    """添加. A new row."""
    return insert(table)


def _is(table: Table, *names: str) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(name) for name in names]


def _fields(table: Table) -> list[ColumnElement[object]]:
    return [column for column in table.c if column.name != "community"]


@per_kind
def one(kind: type[Record]) -> ClauseElement:
    """一条. The row of a ``community`` and ``id``."""
    table = TABLES[kind]
    return select(*_fields(table)).where(*_is(table, "community", "id"))


@per_kind
def strike(kind: type[Record]) -> ClauseElement:
    """勾销. Away with the row of a ``community`` and ``id``."""
    table = TABLES[kind]
    return delete(table).where(*_is(table, "community", "id"))


@cache
def scan(table: Table, *, of_community: bool, on_day: bool) -> ClauseElement:
    """扫描. The rows of a kind: of a ``community``, true ``on`` a day."""
    start, end = table.c.period_start, table.c.period_end
    found = select(*_fields(table)).order_by(table.c.community, table.c.id)
    if of_community:
        found = found.where(*_is(table, "community"))
    if on_day:
        found = found.where(or_(start.is_(None), start <= bindparam("on")))
        found = found.where(or_(end.is_(None), end > bindparam("on")))
    return found


@cache
def page(
    table: Table, *, of_community: bool, on_day: bool, goes_on: bool
) -> ClauseElement:
    """页. The first rows of a scan, or those after ``past`` of ``past_community``."""
    found = scan(table, of_community=of_community, on_day=on_day)
    assert isinstance(found, Select)
    found = found.limit(literal_column(str(AT_ONCE)))
    if not goes_on:
        return found
    past: ColumnElement[str] = bindparam("past_community")
    later = table.c.id > bindparam("past")
    if of_community:
        return found.where(later)
    return found.where(
        or_(table.c.community > past, and_(table.c.community == past, later))
    )


@cache
def history(
    *, of_community: bool, of_ref: bool, one_by_one: bool = False
) -> ClauseElement:
    """历史. The changes ``after`` a revision: of a ``community``, of a ``ref``.

    One by one: the one that comes after so many, ``past`` them.
    """
    log = CHANGES.c
    found = (
        select(
            log.revision,
            log.position,
            log.community,
            log.ref,
            log.payload,
            log.source,
            log.salt,
            log.digest,
            COMMITS.c.link,
            COMMITS.c.batch,
            COMMITS.c.actor,
            COMMITS.c.reason,
            COMMITS.c.told_on,
            COMMITS.c.at,
        )
        .join(COMMITS, COMMITS.c.revision == log.revision)
        .where(log.revision > bindparam("after"))
        .order_by(log.revision, log.position)
    )
    if of_community:
        found = found.where(*_is(CHANGES, "community"))
    if of_ref:
        found = found.where(*_is(CHANGES, "ref"))
    if one_by_one:
        found = found.limit(literal_column("1")).offset(bindparam("past"))
    return found
