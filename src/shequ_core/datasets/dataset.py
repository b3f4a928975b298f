"""数据集. What can leave: a table's name, its columns, and its rows one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum

import attrs

from shequ_core.ledgers.render import Plain
from shequ_core.register import Register

Row = tuple[Plain, ...]


class Privacy(Enum):
    """隐私级别. What a column tells of persons.

    ``OPEN`` (公开): of nobody. ``INTERNAL`` (内部): of somebody, whom it does not name.
    ``PERSONAL`` (个人信息): it names, numbers or reaches somebody, or may, in words.
    """

    OPEN = "open"
    INTERNAL = "internal"
    PERSONAL = "personal"


class DataType(Enum):
    """数据类型. Of the values of a column; None is an empty one of any type."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    MIXED = "mixed"
    """A number, day or words: 300多 beside 300, 1985-03 beside 1985-03-12."""


@attrs.frozen(kw_only=True)
class DataColumn:
    """数据列. ``key`` is for programs, ``title`` is Chinese."""

    key: str
    title: str
    type: DataType
    privacy: Privacy


class Source(Enum):
    """取自. The records as they may be told, as they are or as rows of a ledger, or
    figures of what may be counted.
    """

    RECORDS = "records"
    LEDGERS = "ledgers"
    FIGURES = "figures"


@attrs.frozen(kw_only=True, eq=False)
class Dataset:
    """数据集. A table that can leave, in whatever format.

    ``rows`` gives them one at a time, a value a column, as of a day; of figures, none
    that counts fewer than ``least``. What it is given has been masked and scoped.
    """

    name: str
    title: str
    columns: tuple[DataColumn, ...]
    rows: Callable[[Register, date, int], Iterator[Row]]
    source: Source = Source.RECORDS

    @property
    def privacy(self) -> Privacy:
        """隐私级别. The most that any of its columns tells."""
        return max((it.privacy for it in self.columns), key=list(Privacy).index)


@attrs.frozen(kw_only=True)
class Table:
    """数据表. A dataset with its rows, which can be read once.

    ``title`` is what it is called this time (北正社区居民花名册), "" as the dataset.
    """

    dataset: Dataset
    rows: Iterator[Row]
    title: str = ""
