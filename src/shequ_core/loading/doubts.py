"""疑虑. What a load would do that somebody should say yes to first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from shequ_core.ledgers import Table
from shequ_core.loading.endings import Endings
from shequ_core.model import LedgerSheet
from shequ_core.register import Register

ENDS_MANY = "ends-many"
"""减员过多. More than a tenth of those on a list would be there no more."""

OLDER = "older-ledger"
"""旧台账. Told on an earlier day than one of its kind that was loaded already."""

MOST = 10
"""上限. In hundredths (%) of those on a list: how many may end without a word."""


@attrs.frozen(kw_only=True)
class Doubt:
    """疑虑. ``kind`` is its stable word, ``message`` a sentence in Chinese."""

    kind: str
    message: str


def doubts(
    known: Register, tables: Iterable[Table], ended: Iterable[Endings]
) -> Iterator[Doubt]:
    """疑虑. Of what was read, over what is known."""
    yield from map(_of_many, filter(_too_many, ended))
    latest = dict[str, date]()
    for paper in known.all(LedgerSheet):
        if paper.told_on:
            latest[paper.ledger] = max(
                paper.told_on, latest.get(paper.ledger, date.min)
            )
    older = dict[tuple[str, str], tuple[date, date, str]]()
    for table in tables:
        told, before = table.facts.told_on, latest.get(table.ledger.name)
        if told and before and told < before:
            place = (table.file, table.ledger.name)
            older[place] = (told, before, table.ledger.title)
    for (file, _), (told, before, title) in older.items():
        yield Doubt(
            kind=OLDER,
            message=f"{file}的{title}是{told}填报的，库里已有{before}填报的，"
            "载入会用旧的内容盖掉新的",
        )


def _too_many(it: Endings) -> bool:
    return len(it.records) * 100 > it.among * MOST


def _of_many(it: Endings) -> Doubt:
    share = len(it.records) * 100 / it.among
    return Doubt(
        kind=ENDS_MANY,
        message=f"{it.title}里没有在册的{it.among:,}人中的{len(it.records):,}人"
        f"（{share:.1f}%，超过{MOST}%），会从{it.on}起全部减员",
    )
