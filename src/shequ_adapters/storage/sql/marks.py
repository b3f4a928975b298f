"""标记. What a database says of itself: whose it is, of which age, with which tables.

Beside the numbers of schema and layout it is marked with the shape of every table, so
that a kind or a field that came later is noticed even where no number moved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import Column, Table

from shequ_adapters.storage.ages import check_age
from shequ_adapters.storage.sql.tables import LAYOUT, META, METADATA
from shequ_core.codec import SCHEMA
from shequ_core.errors import Unreadable

OURS: Mapping[str, str] = {"application": "shequ"}
"""所属. The mark of a database that is ours, whatever its age."""

NUMBERS: Mapping[str, int] = {"schema": SCHEMA, "layout": LAYOUT}
"""版本. The numbers that this shequ marks a database with."""

TABLES_MARK = "tables"
_SHOWN = 3


def shapes() -> Mapping[str, str]:
    """形状. Of each of our tables, a digest of its columns in their order."""
    return {
        name: _digest(table)
        for name, table in sorted(METADATA.tables.items())
        if name != META.name
    }


def _digest(table: Table) -> str:
    columns = "\n".join(map(_said, table.columns))
    return hashlib.sha256(columns.encode()).hexdigest()[:8]


def _said(column: Column[object]) -> str:
    length = getattr(column.type, "length", None)
    kind = type(column.type).__name__
    return f"{column.name} {kind} {length} {column.nullable} {column.primary_key}"


def age_marks() -> Mapping[str, str]:
    """年龄标记. The numbers and shapes of this shequ, as they are written."""
    said = " ".join(f"{name}:{shape}" for name, shape in shapes().items())
    numbers = {name: str(number) for name, number in NUMBERS.items()}
    return {**numbers, TABLES_MARK: said}


def numbers_in(marks: Mapping[str, str]) -> Mapping[str, int]:
    """版本. The numbers that a database is marked with. Raises ValueError."""
    return {name: int(marks.get(name, 0)) for name in NUMBERS}


def shapes_in(marks: Mapping[str, str]) -> Mapping[str, str]:
    """形状. Of the tables that a database is marked with."""
    said = (word.partition(":") for word in marks.get(TABLES_MARK, "").split())
    return {name: shape for name, _, shape in said}


def changed_tables(marks: Mapping[str, str]) -> tuple[str, ...]:
    """有变的表. The tables that are in one of the two only, or of another shape."""
    theirs, ours = shapes_in(marks), shapes()
    names = {**ours, **theirs}
    return tuple(it for it in sorted(names) if theirs.get(it) != ours.get(it))


def check(marks: Mapping[str, str], place: str) -> None:
    """核对. Raises Unreadable unless a database is of our age and has our tables."""
    check_age(place, numbers_in(marks), NUMBERS)
    changed = changed_tables(marks)
    if changed:
        raise Unreadable(
            f"{place} 的数据表与本版本的 shequ 不同（{shown(changed)}），"
            "请用 shequ upgrade 升级"
            f" (its tables are not those of this shequ, {len(changed)} differ;"
            " run shequ upgrade)"
        )


def shown(names: Sequence[str]) -> str:
    """表名. Of some tables: the first few, and how many there are."""
    more = f" 等 {len(names)} 张" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
